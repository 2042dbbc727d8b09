// Where a project's contracts stood before its folder was moved: there is one project of that name.
import type { Tree } from './git-tree.ts';
import { entriesBelow, readObjects } from './git-tree.ts';

/** Asked only when they are not where they are now: it lists the names of the whole tree. */
export function movedContracts(project: string, tree: Tree): string | undefined {
  const found = entriesBelow('', tree).filter(
    ({ path, kind }) => kind === 'file' && /(?:^|\/)contracts\/toac\.yaml$/.test(path),
  );
  const texts = readObjects(
    found.map((e) => e.object),
    tree,
  ).map(String);
  const same = found.filter((_, i) => projectIn(texts[i] ?? '') === project);

  return same.length === 1 ? same[0]?.path.slice(0, -'/toac.yaml'.length) : undefined;
}

/** What toac.yaml calls the project, without reading the rest of it. */
export function projectIn(text: string): string | undefined {
  return /^project:[ \t]*(['"]?)(?<name>\w+)\1[ \t]*(?:#.*)?$/m.exec(text)?.groups?.['name'];
}
