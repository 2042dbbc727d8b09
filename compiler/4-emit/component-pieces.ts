// Pieces of a file about all components: what each component contributes to a section, where that can be told.
import type { Piece } from './artifact.ts';

export interface Contribution {
  /** None: it is made of what all share. */
  readonly of?: string | undefined;
  /** It is made of several components. */
  readonly several?: boolean;
  readonly text: string;
}

interface Section {
  readonly name: string;
  /** Components that have a piece in it, an empty one too. */
  readonly components: readonly string[];
  readonly outside?: (component: string) => string;
}

/**
 * Contributions in the order of the file. Where those of one component stand apart, none can be told from the others:
 * then the section is one piece.
 */
export function sectionPieces(
  { name, components, outside }: Section,
  contributions: readonly Contribution[],
): readonly Piece[] {
  const runs = runsOf(contributions);
  const owners = runs.flatMap((r) => r.of ?? []);

  const told = new Set(owners);

  if (told.size !== owners.length || contributions.some((c) => c.several === true))
    return [{ section: name, render: () => runs.map((r) => r.text).join('') }];

  const missing = components.filter((id) => !told.has(id));

  return [...runs, ...missing.map((of) => ({ of, text: '' }))].map(({ of, text }) => ({
    section: name,
    render: () => text,
    ...(of === undefined ? {} : { of }),
    ...(of === undefined || outside === undefined ? {} : { outside: outside(of) }),
  }));
}

/** Neighbours of one owner joined. */
function runsOf(contributions: readonly Contribution[]): readonly Contribution[] {
  const runs: { of: string | undefined; text: string }[] = [];

  for (const { of, text } of contributions) {
    const last = runs.at(-1);

    if (last !== undefined && last.of === of) last.text += text;
    else runs.push({ of, text });
  }

  return runs;
}
