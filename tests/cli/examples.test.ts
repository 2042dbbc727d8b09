// The examples, as a user would: built twice nothing changes; `check` ends with 0, and with 1 after an edit of a contract.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES, filesIn, ROOT } from '../support/examples.ts';
import { scratch } from '../support/project.ts';

function toac(
  folder: string,
  ...words: readonly string[]
): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'bin', 'toac.js'), ...words],
    { cwd: folder, encoding: 'utf8' },
  );

  return { status, text: stdout + stderr };
}

describe.each(EXAMPLES)('%s', (name) => {
  const folder = scratch(`examples-${name}`);
  const edited = filesIn(join(ROOT, 'examples', name, 'contracts'))
    .filter((path) => path.endsWith('.yaml') && !path.endsWith('toac.yaml'))
    .map((path) => path.slice(join(ROOT, 'examples', name).length + 1));

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    cpSync(join(ROOT, 'examples', name), folder, { recursive: true });
    writeFileSync(
      join(folder, 'contracts', 'toac.yaml'),
      `language: 1\nproject: ${name}\nversion: "1.0.0"\n`,
    );
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({
        type: 'module',
        imports: {
          [`#${name}/types`]: './generated/types.ts',
          [`#${name}/*/types`]: './generated/*/types.ts',
          [`#${name}/*`]: './generated/*/contract.ts',
        },
      }),
    );
  });

  it('builds with nothing to say, and a second time changes nothing', () => {
    expect(toac(folder, 'build')).toMatchObject({ status: 0 });

    const before = filesIn(join(folder, 'generated')).map((path) => [path, statSync(path).mtimeMs]);

    expect(toac(folder, 'build')).toMatchObject({ status: 0 });
    rmSync(join(folder, '.toac'), { recursive: true });
    expect(toac(folder, 'build')).toMatchObject({ status: 0 });
    expect(
      filesIn(join(folder, 'generated')).map((path) => [path, statSync(path).mtimeMs]),
    ).toEqual(before);
    expect(toac(folder, 'check')).toMatchObject({ status: 0 });
  });

  it.each(edited)('sees an edit of %s', (path) => {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    const changed = text.includes('description: ')
      ? text.replace('description: ', 'description: New ')
      : text
          .replace(/(\d+)(?=\.\.)/, '3')
          .replace(/string\(1\.\.100\)/, 'string(1..99)')
          .replace('replicas: 1..3', 'replicas: 1..4')
          .replace(/example|localhost/, 'sample');

    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
    expect(toac(folder, 'check')).toMatchObject({ status: 1 });
    writeFileSync(file, text);
    expect(toac(folder, 'check')).toMatchObject({ status: 0 });
  });
});
