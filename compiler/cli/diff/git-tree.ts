// Files of one commit, by ls-tree of one folder and one cat-file: what else is in the repository is not looked at.
import { UsageError } from '../exit-code.ts';
import { safeText } from '../render/safe-text.ts';
import type { Commit } from './commit.ts';
import type { Repository } from './git.ts';

export interface TreeEntry {
  /** Relative to the repository. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  readonly object: string;
}

export interface Tree {
  readonly repository: Repository;
  readonly commit: Commit;
}

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '100644': 'file',
  '100755': 'file',
  '100664': 'file',
  '120000': 'link',
  '160000': 'submodule',
};

/** Everything below a folder, '' is the whole; none where it is not there. */
export function entriesBelow(folder: string, tree: Tree): readonly TreeEntry[] {
  return list(['-r', tree.commit.id, ...(folder === '' ? [] : ['--', folder])], tree);
}

/** What stands at a path itself. */
export function entryAt(path: string, tree: Tree): TreeEntry | undefined {
  return list([tree.commit.id, '--', path], tree).find((e) => e.path === path);
}

function list(words: readonly string[], { repository, commit }: Tree): readonly TreeEntry[] {
  const { ok, out, err } = repository.ask([
    '--literal-pathspecs',
    'ls-tree',
    '-z',
    '--full-tree',
    ...words,
  ]);

  if (!ok) throw lacking(commit, err, repository);

  return out
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', object = '', path = ''] =
        /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      const kind = KINDS[mode];

      return kind === undefined ? [] : [{ path, kind, object }];
    });
}

/** The contents of objects, in their order. */
export function readObjects(
  objects: readonly string[],
  { repository, commit }: Tree,
): readonly Buffer[] {
  if (objects.length === 0) return [];

  const { ok, out, err } = repository.ask(
    ['cat-file', '--batch'],
    objects.map((o) => `${o}\n`).join(''),
  );
  const found: Buffer[] = [];
  let at = 0;

  while (ok && found.length < objects.length) {
    const end = out.indexOf(10, at);
    const head = out.toString('latin1', at, Math.max(at, end));
    const size = /^[0-9a-f]+ blob (?<size>\d+)$/.exec(head)?.groups?.['size'];

    if (size === undefined) throw lacking(commit, head, repository);

    found.push(out.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }

  if (!ok) throw lacking(commit, err, repository);

  return found;
}

function lacking({ label }: Commit, said: string, { shallow }: Repository): UsageError {
  const command = shallow
    ? 'git fetch --unshallow origin'
    : 'git fetch --refetch --no-filter origin';

  return new UsageError(
    `this clone does not hold all of ${safeText(label)} (${safeText(said)}); to get it: ${command}`,
  );
}
