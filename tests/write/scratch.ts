// A real temporary folder per test, and hand-made artifacts.
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import type { Artifact } from '../../compiler/4-emit/artifact.ts';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** `files`: path ⇒ text. */
export function scratch(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'toac-test-'));

  made.push(folder);

  for (const [path, text] of Object.entries(files)) put(folder, path, text);

  return folder;
}

export function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

export function get(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** Every file, folder and link below with its content, so that two states can be compared. */
export function tree(folder: string, below = ''): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};

  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below === '' ? name : `${below}/${name}`;
    const stats = lstatSync(join(folder, path));

    if (stats.isDirectory()) Object.assign(found, { [`${path}/`]: 'folder' }, tree(folder, path));
    else if (stats.isFile()) found[path] = `${stats.ino} ${stats.mtimeMs} ${get(folder, path)}`;
    else found[path] = 'other';
  }

  return found;
}

const COMMENTS: Readonly<Record<string, Artifact['comment']>> = {
  '.json': 'json',
  '.md': 'markup',
  '.ts': 'slashes',
};

export function artifact(path: string, body: string, more: Partial<Artifact> = {}): Artifact {
  return {
    path,
    key: body,
    mode: 'generated',
    comment: COMMENTS[/\.[a-z]+$/.exec(path)?.[0] ?? ''] ?? 'hash',
    source: 'contracts/shop/orders.yaml',
    render: () => body,
    ...more,
  };
}
