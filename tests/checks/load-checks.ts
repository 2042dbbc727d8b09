// Emits checks, transpiles them with the runtime's source, and imports the result.
import { join } from 'node:path';
import { build } from 'esbuild';
import type { CheckRequest } from '../../compiler/4-emit/check/check-request.ts';
import { printChecks } from '../../compiler/4-emit/check/emit-checks.ts';
import type { Problems } from '../../runtime-lib/check/problems.ts';

const root = join(import.meta.dirname, '../..');

export interface Checks {
  readonly Problems: new () => Problems;
  readonly is: (name: string) => (value: unknown) => boolean;
  readonly check: (
    name: string,
  ) => (value: unknown) => readonly { pointer: string; code: string; message: string }[];
  readonly read: (name: string) => (value: unknown) => unknown;
  readonly write: (name: string) => (value: unknown) => unknown;
  readonly has: (name: string) => boolean;
}

export async function loadChecks(request: CheckRequest): Promise<Checks> {
  return importText(printChecks(request));
}

export async function importText(text: string): Promise<Checks> {
  const result = await build({
    stdin: {
      contents: `${text}\nexport { Problems } from '@toac/runtime/check';\n`,
      loader: 'ts',
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    alias: { '@toac/runtime/check': join(root, 'runtime-lib/check.ts') },
  });
  const source = result.outputFiles[0]?.text ?? '';
  const module = await import(
    `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
  );

  return {
    Problems: module.Problems,
    is: (name) => module[`is${name}`],
    check: (name) => (value) => {
      const problems = new module.Problems();

      module[`check${name}`](value, problems);

      return problems.list;
    },
    read: (name) => module[`read${name}`],
    write: (name) => module[`write${name}`],
    has: (name) => module[name] !== undefined,
  };
}
