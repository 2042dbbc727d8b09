// Runs the project's own tsc over some of its folders and reads what it prints. Writes nothing but its own configuration.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from './exit-code.ts';
import type { Found } from './find-project.ts';

export interface CodeError {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  /** On one line. */
  readonly message: string;
}

export function runTypescript(
  { project, path }: Found,
  folders: readonly string[],
): readonly CodeError[] {
  const configuration = writeConfiguration(project, path, folders);
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    [compilerOf(project), '-p', configuration, '--noEmit', '--pretty', 'false'],
    { cwd: project, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );

  if (error !== undefined) throw error;

  const found = readMessages(stdout, project);

  // Without a place it is about the configuration: the whole answer is of no use.
  const other = /^error TS\d+: .*/m.exec(`${stdout}\n${stderr}`)?.[0];

  if (found.length === 0 && other !== undefined && !/TS18003/.test(other))
    throw new UsageError(`TypeScript says: ${other}`);

  return found;
}

/** The options are the project's; which files are looked at is ours. */
function writeConfiguration(project: string, path: string, folders: readonly string[]): string {
  const folder = join(project, '.toac', 'types', path);
  const own = join(project, 'tsconfig.json');
  const file = join(folder, 'tsconfig.json');

  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      ...(existsSync(own) ? { extends: relative(folder, own) } : { compilerOptions: STRICT }),
      include: folders.map((f) => `${relative(folder, join(project, f))}/**/*`),
      exclude: [relative(folder, join(project, 'node_modules'))],
    }),
  );

  return file;
}

const STRICT = {
  target: 'es2023',
  module: 'nodenext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

function compilerOf(project: string): string {
  try {
    // Loaded where it is needed: it would slow every start.
    const { createRequire } = process.getBuiltinModule('node:module');
    const manifest = createRequire(join(project, 'package.json')).resolve(
      'typescript/package.json',
    );

    return join(dirname(manifest), 'bin', 'tsc');
  } catch {
    throw new UsageError(
      'check --types needs TypeScript in the project: npm install --save-dev typescript',
    );
  }
}

const MESSAGE = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/;

function readMessages(text: string, project: string): readonly CodeError[] {
  const found: CodeError[] = [];

  for (const line of text.split(/\r?\n/)) {
    const [, file, row, column, code = '', message = ''] = MESSAGE.exec(line) ?? [];
    const last = found.at(-1);

    if (file !== undefined) {
      const path = relative(project, resolve(project, file)).replaceAll('\\', '/');

      found.push({ file: path, line: Number(row), column: Number(column), code, message });
    } else if (last !== undefined && /^\s/.test(line)) {
      // Deeper reasons are indented.
      found[found.length - 1] = { ...last, message: `${last.message} ${line.trim()}` };
    }
  }

  return found;
}
