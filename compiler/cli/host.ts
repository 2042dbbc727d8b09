// Everything outside of a command: streams, environment, the compiler. Tests bring their own.
import { realpathSync } from 'node:fs';
import type { LastBuild } from '../5-write/freshness.ts';
import { compile } from '../compile.ts';
import { coloured, type Paint, plain } from './render/paint.ts';

export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
}

export interface Host {
  /** Absolute, without links. */
  readonly working: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  readonly version: string;
  /** Digest of this toac: what another one wrote is not taken for the same. */
  readonly tool: string;
  /** The folder of toac's own package.json. */
  readonly home: string;
  /** What was found out of the last build when this run began. */
  readonly last?: LastBuild | undefined;
  /** Imports the module of a URL: code of the project, which is no part of toac. */
  readonly load: (url: string) => Promise<unknown>;
  /** The compiler, when a command asks for it. */
  readonly compiler: () => Promise<typeof compile>;
  /** Resolves when the user wants a watching command to end. */
  readonly interrupted: () => Promise<void>;
}

/** Where toac itself stands, and which one it is. */
export interface Installation {
  readonly home: string;
  readonly version: string;
  readonly tool: string;
  /** What was found out of the last build when this run began. */
  readonly last?: LastBuild | undefined;
  /** `import()`, from where it works: a script that runs with a code cache has none. */
  readonly load: (url: string) => Promise<unknown>;
}

export function realHost(installation: Installation): Host {
  const { stdout, stderr } = process;

  return {
    ...installation,
    working: realpathSync(process.cwd()),
    environment: process.env,
    out: { write: (text) => stdout.write(text), isTerminal: stdout.isTTY === true },
    err: { write: (text) => stderr.write(text), isTerminal: stderr.isTTY === true },
    compiler: async () => compile,
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
  };
}

/** Colour only on a terminal, unless the user says otherwise. */
export function paintFor(
  { isTerminal }: Output,
  { environment }: Pick<Host, 'environment'>,
): Paint {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;

  if (force !== undefined && force !== '')
    return force === '0' || force === 'false' ? plain : coloured;
  if (no !== undefined && no !== '') return plain;

  return isTerminal && terminal !== 'dumb' ? coloured : plain;
}
