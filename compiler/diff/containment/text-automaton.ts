// A pattern as an automaton that reads code points: it accepts a text in which the pattern matches somewhere.
// Anchors and word boundaries are edges that ask what stands before and behind.
import { parsePattern } from '../../1-syntax/pattern.ts';
import type { PatternSyntax } from '../../1-syntax/pattern-syntax.ts';
import { oncePerText } from '../../base/once-per.ts';
import { ANY, NO_LINE_END, type Ranges, rangesOf } from './text-ranges.ts';

export type Edge =
  | { readonly kind: 'empty'; readonly to: number }
  | { readonly kind: 'read'; readonly of: Ranges; readonly to: number }
  | { readonly kind: 'start' | 'end'; readonly to: number }
  | { readonly kind: 'boundary'; readonly negated: boolean; readonly to: number };

export interface Automaton {
  readonly source: string;
  readonly edges: readonly (readonly Edge[])[];
  readonly start: number;
  readonly end: number;
  /** Whether an edge asks for what stands before. */
  readonly looksBack: boolean;
}

interface Building {
  readonly edges: Edge[][];
}

/** More are too many to count subsets of. */
const MOST_STATES = 4_000;

/** Undefined where the pattern is not of the language, or too long when its counts are written out. */
export const automatonOf = oncePerText((source): Automaton | undefined => {
  const { pattern } = parsePattern(source);

  if (pattern === undefined || sizeOf(pattern) > MOST_STATES) return undefined;

  const building: Building = { edges: [] };
  const start = addState(building);
  const end = addState(building);
  const inner = addState(building);

  link(building, start, { kind: 'read', of: ANY, to: start });
  link(building, start, { kind: 'empty', to: inner });
  link(building, build(building, pattern, inner), { kind: 'empty', to: end });
  link(building, end, { kind: 'read', of: ANY, to: end });

  const looksBack = building.edges.some((edges) =>
    edges.some((edge) => edge.kind === 'start' || edge.kind === 'boundary'),
  );

  return { source, edges: building.edges, start, end, looksBack };
});

function sizeOf(pattern: PatternSyntax): number {
  switch (pattern.kind) {
    case 'alternatives':
    case 'sequence':
      return pattern.of.reduce((size, part) => size + sizeOf(part), 1);
    case 'repeat':
      return (sizeOf(pattern.of) + 1) * Math.max(pattern.most ?? pattern.least + 1, 1);
    default:
      return 1;
  }
}

function addState(building: Building): number {
  return building.edges.push([]) - 1;
}

function link({ edges }: Building, from: number, edge: Edge): void {
  edges[from]?.push(edge);
}

/** Gives the state behind the pattern. */
function build(building: Building, pattern: PatternSyntax, from: number): number {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.of.reduce((at, part) => build(building, part, at), from);
    case 'alternatives': {
      const to = addState(building);

      for (const part of pattern.of) {
        link(building, build(building, part, from), { kind: 'empty', to });
      }

      return to;
    }
    case 'repeat':
      return buildRepeat(building, pattern, from);
    default: {
      const to = addState(building);

      link(building, from, edgeOf(pattern, to));

      return to;
    }
  }
}

function edgeOf(
  pattern: Extract<PatternSyntax, { kind: 'set' | 'any' | 'start' | 'end' | 'boundary' }>,
  to: number,
): Edge {
  switch (pattern.kind) {
    case 'set':
      return { kind: 'read', of: rangesOf(pattern), to };
    case 'any':
      return { kind: 'read', of: NO_LINE_END, to };
    case 'boundary':
      return { kind: 'boundary', negated: pattern.negated, to };
    default:
      return { kind: pattern.kind, to };
  }
}

function buildRepeat(
  building: Building,
  { of, least, most }: Extract<PatternSyntax, { kind: 'repeat' }>,
  from: number,
): number {
  let at = from;

  for (let i = 0; i < least; i++) at = build(building, of, at);

  if (most === undefined) {
    // A state of its own: what stands before may be entered again from elsewhere.
    const loop = addState(building);

    link(building, at, { kind: 'empty', to: loop });
    link(building, build(building, of, loop), { kind: 'empty', to: loop });

    const to = addState(building);

    link(building, loop, { kind: 'empty', to });

    return to;
  }

  const to = addState(building);

  for (let i = least; i < most; i++) {
    link(building, at, { kind: 'empty', to });
    at = build(building, of, at);
  }

  link(building, at, { kind: 'empty', to });

  return to;
}
