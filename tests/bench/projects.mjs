// Folders in which contenders run. What is measured is a copy of dist/, so that a build beside it changes nothing.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCli } from '../../scripts/build-cli.mjs';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { contracts } from './contracts.mjs';

export const BENCH = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(dirname(BENCH));

/** Generated code finds its library from `ours`, peers find theirs from `peers`: both are looked for upwards. */
export async function openSpace() {
  buildRuntime();
  await buildCli();

  const ours = newSpace(ROOT);
  const peers = newSpace(BENCH);
  let made = 0;

  for (const part of ['bin', 'dist'])
    cpSync(join(ROOT, part), join(ours, 'tool', part), { recursive: true });

  // At the end alone: a file system that is busy deleting disturbs what runs next.
  process.once('exit', () => {
    for (const folder of [ours, peers])
      rmSync(folder, { recursive: true, force: true, maxRetries: 9 });
  });

  return {
    tools: join(ours, 'tool'),
    tool: [process.execPath, join(ours, 'tool', 'bin', 'toac.js')],
    log: join(ours, 'log'),
    /** A folder that nothing was in before. */
    folder: (files = [], below = ours) => {
      const folder = join(below, `${++made}`);

      mkdirSync(folder);
      writeFiles(folder, files);

      return folder;
    },
    project(operations) {
      return this.folder([MANIFEST, ...contracts(operations)]);
    },
    peer(files) {
      return this.folder(files, peers);
    },
  };
}

const MANIFEST = { path: 'package.json', text: '{ "private": true, "type": "module" }\n' };

function newSpace(root) {
  const parent = join(root, '.toac', 'bench');

  mkdirSync(parent, { recursive: true });

  return mkdtempSync(join(parent, 'run-'));
}

export function writeFiles(folder, files) {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
