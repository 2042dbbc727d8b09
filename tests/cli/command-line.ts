// Runs the command line in this process: real disk, hand-made compiler, streams that are read afterwards.
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../compiler/3-check/program.ts';
import type { Artifact } from '../../compiler/4-emit/artifact.ts';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import type { Host } from '../../compiler/cli/host.ts';
import { runCli } from '../../compiler/cli/main.ts';
import type { Compilation } from '../../compiler/compile.ts';
import { artifact } from '../write/scratch.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export type Compiler = (files: readonly SourceFile[]) => Compilation;

export interface Setting {
  readonly working: string;
  readonly compile?: Compiler;
  readonly environment?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  readonly interrupted?: Promise<void>;
  readonly home?: string;
}

export const HOME = join(import.meta.dirname, '../..');

export async function toac(line: string, setting: Setting): Promise<Ran> {
  const { host, said } = hostOf(setting);
  const exit = await runCli(line === '' ? [] : line.split(' '), host);

  return { exit, out: said.out.join(''), err: said.err.join('') };
}

export interface Said {
  readonly out: string[];
  readonly err: string[];
}

export function hostOf(setting: Setting): { readonly host: Host; readonly said: Said } {
  const {
    working,
    compile = simpleCompiler,
    environment = {},
    terminal = false,
    interrupted,
  } = setting;
  const said: Said = { out: [], err: [] };
  const host: Host = {
    working: realpathSync(working),
    environment,
    out: { write: (text) => void said.out.push(text), isTerminal: terminal },
    err: { write: (text) => void said.err.push(text), isTerminal: terminal },
    version: '0.0.1',
    tool: 'test',
    home: setting.home ?? HOME,
    load: (url) => import(url),
    compiler: () => Promise.resolve(compile),
    interrupted: () => interrupted ?? new Promise(() => {}),
  };

  return { host, said };
}

/** Each contract `x.yaml` becomes `x.ts`; the word `wrong` in one is an error, `odd` a warning. */
export const simpleCompiler: Compiler = (files) => {
  const diagnostics = files.flatMap((f) => [
    ...mistakes(f, 'wrong', 'error'),
    ...mistakes(f, 'odd', 'warning'),
  ]);
  const failed = diagnostics.some((d) => d.severity === 'error');

  return {
    sources: files,
    diagnostics,
    artifacts: failed ? [] : files.flatMap(artifactOf),
    ...(failed ? {} : { program: programOf(files) }),
  };
};

function mistakes(
  { path, text }: SourceFile,
  word: string,
  severity: Diagnostic['severity'],
): readonly Diagnostic[] {
  return [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => {
    const at = { file: path, start: index, end: index + word.length };

    return {
      code: 'TOA1023',
      severity,
      message: `'${word}' is ${word}`,
      at,
      hint: "did you mean 'right'?",
      fixes: [{ title: "write 'right'", edits: [{ at, text: 'right' }] }],
    };
  });
}

function artifactOf({ path, text }: SourceFile): readonly Artifact[] {
  const name = /([^/]*)\.yaml$/.exec(path)?.[1] ?? '';

  return name === 'toac'
    ? []
    : [
        artifact(`${name}.ts`, `export const ${name} = ${JSON.stringify(text)};\n`, {
          source: path,
        }),
      ];
}

/** What commands read of a Program. */
function programOf(files: readonly SourceFile[]): Program {
  const toac = files.find((f) => f.path.endsWith('/toac.yaml'))?.text ?? '';
  const value = (key: string, otherwise: string): string =>
    new RegExp(`^${key}: (\\S*)`, 'm').exec(toac)?.[1] ?? otherwise;
  const at = { file: files[0]?.path ?? '', start: 0, end: 0 };
  const plain: unknown = {
    project: {
      at,
      name: 'acme',
      version: '1.0.0',
      out: value('out', '../generated'),
      src: value('src', '../src'),
    },
    types: [],
    components: [],
    routes: [],
    deployments: [],
  };

  return plain as Program;
}

export const PROJECT: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    imports: {
      '#acme/types': './generated/types.ts',
      '#acme/*/types': './generated/*/types.ts',
      '#acme/*': './generated/*/contract.ts',
    },
  }),
  'contracts/toac.yaml': 'language: 1\n',
  'contracts/orders.yaml': 'a: right\n',
};

export const TEMPORARY: string = realpathSync(tmpdir());
