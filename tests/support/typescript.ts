// TypeScript as users run it: the oldest version that generated code supports, and the newest; both module modes.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './examples.ts';

export const VERSIONS = { '5.8': 'typescript-5.8', newest: 'typescript' } as const;
export const MODES = ['nodenext', 'bundler'] as const;

export type Version = keyof typeof VERSIONS;
export type Mode = (typeof MODES)[number];

const STRICT = {
  target: 'es2023',
  lib: ['es2023'],
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules', '@types')],
  noEmit: true,
  strict: true,
  rewriteRelativeImportExtensions: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedDeclarations: true,
  declaration: true,
  skipLibCheck: false,
} as const;

export interface Checking {
  readonly folder: string;
  readonly include: readonly string[];
  readonly version: Version;
  readonly mode: Mode;
  /** Handwritten code need not declare its types for others. */
  readonly isolatedDeclarations?: boolean;
  /** Of browsers too, where it runs in one. */
  readonly lib?: readonly string[];
}

/** What the compiler prints, a line a problem; empty when there is none. */
export function typeProblems({
  folder,
  include,
  version,
  mode,
  isolatedDeclarations = true,
  lib = STRICT.lib,
}: Checking): readonly string[] {
  const modules =
    mode === 'nodenext'
      ? { module: 'nodenext', moduleResolution: 'nodenext' }
      : { module: 'preserve', moduleResolution: 'bundler' };
  const config = join(folder, `tsconfig.${version}.${mode}.json`);

  writeFileSync(
    config,
    JSON.stringify({
      compilerOptions: {
        ...STRICT,
        ...modules,
        lib,
        isolatedDeclarations,
        declaration: isolatedDeclarations,
      },
      include,
    }),
  );

  const tsc = join(ROOT, 'node_modules', VERSIONS[version], 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', config, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: folder,
  });

  return stdout.split('\n').filter((line) => line !== '');
}
