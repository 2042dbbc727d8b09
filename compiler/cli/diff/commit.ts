// From what somebody calls a commit to the commit, or to what is to be typed so that it is there.
import { UsageError } from '../exit-code.ts';
import { safeText } from '../render/safe-text.ts';
import type { Repository } from './git.ts';

export interface Commit {
  readonly id: string;
  /** `main (1a2b3c4d)` */
  readonly label: string;
}

const REMOTE = 'refs/remotes/origin';
/** The first that is there is what changes are proposed to. */
const DEFAULTS: readonly string[] = [
  `${REMOTE}/HEAD`,
  `${REMOTE}/main`,
  `${REMOTE}/master`,
  'refs/heads/main',
  'refs/heads/master',
];

export function findCommit(ref: string, repository: Repository): Commit {
  if (/^0{7,64}$/.test(ref))
    throw new UsageError(
      `${ref} stands for no commit: the branch is new; compare with the branch that it came from`,
    );

  const id = idOf(ref, repository);

  if (id !== undefined) return labelled(ref, id);

  const { shallow } = repository;
  const why = shallow ? 'this clone is shallow; to get it' : 'to get it, if it is elsewhere';

  throw new UsageError(
    `there is no commit, folder or model.json '${safeText(ref)}'; ${why}: ${fetchOf(ref, repository)}`,
  );
}

/** Nothing of it can be taken for an option, nor for a second question. */
function idOf(ref: string, { ask }: Repository): string | undefined {
  if (ref === '' || ref.startsWith('-') || /[\0-\x20\x7f]/.test(ref)) return undefined;

  const found = ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  const id = found.out.toString().trim();

  return found.ok && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}

function labelled(ref: string, id: string): Commit {
  const short = id.slice(0, 8);

  return { id, label: id.startsWith(ref) ? short : `${safeText(ref)} (${short})` };
}

/** The branch that changes are proposed to. */
export function defaultBranch({ ask, shallow }: Repository): string {
  const found = ask(['for-each-ref', '--format=%(refname)', ...DEFAULTS]).out.toString();
  const there = new Set(found.split('\n'));
  const branch = DEFAULTS.find((name) => there.has(name));

  if (branch !== undefined) return branch.replace(/^refs\/(?:remotes|heads)\//, '');

  throw new UsageError(
    `there is neither origin/HEAD nor main nor master to compare with; say which: toac diff <ref>, or get them: git fetch ${
      shallow ? '--unshallow ' : ''
    }origin '+refs/heads/*:${REMOTE}/*'`,
  );
}

/** Where `head` left `base`: what others have changed meanwhile is not its doing. */
export function mergeBase(base: Commit, head: Commit, repository: Repository): Commit {
  const { ok, out } = repository.ask(['merge-base', base.id, head.id]);
  const id = out.toString().trim();

  if (ok) return { id, label: id === base.id ? base.label : `${base.label} at ${id.slice(0, 8)}` };

  throw new UsageError(
    repository.shallow
      ? `this clone is shallow: where ${head.label} left ${base.label} is not in it; to get it: git fetch --unshallow origin`
      : `${head.label} and ${base.label} have no common commit; --no-merge-base compares them as they are`,
  );
}

/** Only what no shell takes for anything else is printed to be typed. */
const PLAIN = /^[A-Za-z0-9][\w./-]*$/;

function fetchOf(ref: string, { shallow }: Repository): string {
  const depth = shallow ? '--unshallow ' : '';
  const branch = PLAIN.test(ref) ? /^origin\/(?<name>.+)$/.exec(ref)?.groups?.['name'] : undefined;

  if (branch !== undefined && branch !== 'HEAD')
    return `git fetch ${depth}origin '+refs/heads/${branch}:${REMOTE}/${branch}'`;
  if (/^[0-9a-f]{40,64}$/.test(ref)) return `git fetch ${depth}origin ${ref}`;

  return `git fetch ${depth}--tags origin '+refs/heads/*:${REMOTE}/*'`;
}
