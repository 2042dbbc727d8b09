// How far a change reaches: which contracts have to be compiled so that the components whose files may change come out
// as they would in a build of everything.
import type { ComponentFacts } from '../../3-check/facts.ts';
import type { SourceFile } from '../../base/source.ts';

export interface Slice {
  /** Ids of the components whose contracts changed. */
  readonly changed: ReadonlySet<string>;
  /** Those, and the components that refer to them. */
  readonly affected: ReadonlySet<string>;
  /** Contracts to compile, relative to the project. */
  readonly files: ReadonlySet<string>;
}

/** From here on a build of everything is hardly slower. */
const MOST = 0.5;

/** Undefined when it concerns everything: another file than a component's, or most of them. */
export function sliceOf(
  facts: readonly ComponentFacts[],
  files: readonly SourceFile[],
): Slice | undefined {
  const ids = new Map(facts.map((f) => [f.file, f.id]));
  const changed = new Set(files.flatMap((f) => ids.get(f.path) ?? []));

  if (changed.size !== files.length) return undefined;

  const affected = withReferrers(changed, facts);
  const referring = withReferrers(affected, facts);
  const compiled = withReferred(new Set([...referring, ...namedIn(files, facts)]), facts);

  if (compiled.size > facts.length * MOST) return undefined;

  return {
    changed,
    affected,
    files: new Set(facts.filter((f) => compiled.has(f.id)).map((f) => f.file)),
  };
}

/** Whether a component's functions are called from elsewhere is part of its files. */
function withReferrers(
  ids: ReadonlySet<string>,
  facts: readonly ComponentFacts[],
): ReadonlySet<string> {
  const found = new Set(ids);

  for (const { id, links } of facts) if (links.some((link) => ids.has(link))) found.add(id);

  return found;
}

/** A new reference is not in the facts; every word of the text that may be one is taken for one. */
function namedIn(
  files: readonly SourceFile[],
  facts: readonly ComponentFacts[],
): readonly string[] {
  const words = new Set<string>();

  for (const { text } of files) {
    // An operation or event stands behind the last dot.
    for (const word of text.match(/[A-Za-z][\w.]*/g) ?? [])
      words.add(word).add(word.slice(0, word.lastIndexOf('.')));
  }

  return facts.map((f) => f.id).filter((id) => words.has(id));
}

/** To the end: what is not there cannot be referred to. */
function withReferred(
  ids: ReadonlySet<string>,
  facts: readonly ComponentFacts[],
): ReadonlySet<string> {
  const linksOf = new Map(facts.map((f) => [f.id, f.links]));
  const found = new Set(ids);

  // The set grows while it is walked.
  for (const id of found) for (const link of linksOf.get(id) ?? []) found.add(link);

  return found;
}
