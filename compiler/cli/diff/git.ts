// Questions to git, each a process without a shell. It reads objects alone: nothing is checked out, fetched or asked of anybody.
import { spawnSync } from 'node:child_process';
import { UsageError } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { safeText } from '../render/safe-text.ts';

export interface Repository {
  /** Absolute: its working tree. */
  readonly top: string;
  /** Whether its history is cut off. */
  readonly shallow: boolean;
  readonly ask: (words: readonly string[], input?: string) => Answer;
}

export interface Answer {
  readonly ok: boolean;
  readonly out: Buffer;
  readonly err: string;
}

/** Contracts are at most 64 MiB, and a model.json a few times as much. */
const MOST_BYTES = 1024 * 1024 * 1024;

export function openRepository(folder: string, host: Host): Repository {
  const ask = (words: readonly string[], input = ''): Answer => run(words, { folder, input }, host);
  const found = ask(['rev-parse', '--show-toplevel', '--is-shallow-repository']);

  if (!found.ok)
    throw new UsageError(
      `git finds no repository with a working tree here: ${found.err}; two folders are compared with: toac diff <old> <new>`,
    );

  const [top = '', shallow] = found.out.toString().split('\n');

  return { top, shallow: shallow === 'true', ask };
}

function run(
  words: readonly string[],
  { folder, input }: { readonly folder: string; readonly input: string },
  { environment }: Host,
): Answer {
  const { status, stdout, stderr, error } = spawnSync('git', ['--no-pager', ...words], {
    cwd: folder,
    env: quiet(environment),
    input,
    maxBuffer: MOST_BYTES,
    windowsHide: true,
  });

  if (error !== undefined) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';

    throw new UsageError(
      missing ? 'git is not installed, or not in PATH' : `git failed: ${error.message}`,
    );
  }

  return { ok: status === 0, out: stdout, err: firstLine(stderr.toString()) };
}

function firstLine(text: string): string {
  return safeText((text.trim().split('\n')[0] ?? '').replace(/^fatal: /, ''));
}

/** What would lead git to another repository, to other objects, or to write somewhere. */
const LEADS =
  /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|NAMESPACE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|GRAFT_FILE|SHALLOW_FILE|REPLACE_REF_BASE|(?:CURL_|TRACE).*|(?:REDIRECT_).*|EXEC_PATH|EXTERNAL_DIFF|SSH|SSH_COMMAND|PROXY_COMMAND|ASKPASS)$/i;

function quiet(environment: Host['environment']): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !LEADS.test(name));

  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // What a partial clone lacks is said, not fetched. Older gits know only that no protocol is allowed.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}
