// Every atom of every condition of the examples, taken away and negated: who gains and who loses is what an oracle says
// that knows nothing of the comparison, by looking at all that the atoms can be at once.
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../compiler/diff/compare-documents.ts';
import type { Document, ExpressionDocument } from '../../../compiler/diff/document.ts';
import { EXAMPLES, exampleFiles } from '../../support/examples.ts';
import { documentOf } from '../pairs/side.ts';
import { type Direction, directionOf } from './oracle.ts';

interface Mutant {
  readonly name: string;
  readonly document: Document;
  /** By the place that is meant: what is expected there. */
  readonly expected: Direction;
}

type Data = { [key: string]: unknown };

/** Paths to atoms below a condition; a condition by itself cannot be taken away. */
function pathsIn(expression: ExpressionDocument): readonly (readonly (string | number)[])[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.flatMap((part, i) => pathsIn(part).map((path) => ['of', i, ...path]));
    case 'not':
      return pathsIn(expression.of).map((path) => ['of', ...path]);
    default:
      return [[]];
  }
}

function at(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Data)[key], data);
}

/** `and` without one is `and` of the others; nothing left is everybody or nobody. */
function without(
  expression: ExpressionDocument,
  path: readonly (string | number)[],
): ExpressionDocument | undefined {
  const [, index, ...rest] = path;

  if (path.length === 0) return undefined;
  if (expression.kind === 'not') {
    const of = without(expression.of, path.slice(1));

    return of === undefined ? undefined : { kind: 'not', of };
  }
  if (expression.kind !== 'and' && expression.kind !== 'or') return undefined;

  const of = expression.of.flatMap((part, i) => {
    const kept = i === index ? without(part, rest) : part;

    return kept === undefined ? [] : [kept];
  });

  return of.length === 1 ? of[0] : { kind: expression.kind, of };
}

function negated(
  expression: ExpressionDocument,
  path: readonly (string | number)[],
): ExpressionDocument {
  const [key, index, ...rest] = path;

  if (key === undefined) return { kind: 'not', of: expression };
  if (expression.kind === 'not') return { kind: 'not', of: negated(expression.of, path.slice(1)) };
  if (expression.kind !== 'and' && expression.kind !== 'or') return expression;

  return {
    kind: expression.kind,
    of: expression.of.map((part, i) => (i === index ? negated(part, rest) : part)),
  };
}

/** Where conditions stand in a document: `allow`, guards and policies. */
function conditionsOf(document: Document): readonly (readonly (string | number)[])[] {
  return document.components.flatMap((component, c) => [
    ...(component.policies ?? []).map((_, p) => ['components', c, 'policies', p, 'expression']),
    ...(component.routes ?? []).flatMap((route, r) => [
      ...(route.access === undefined ? [] : [['components', c, 'routes', r, 'access', 'allow']]),
      ...(route.guards ?? []).map((__, g) => [
        'components',
        c,
        'routes',
        r,
        'guards',
        g,
        'access',
        'allow',
      ]),
    ]),
  ]);
}

function mutantsOf(name: string, document: Document): readonly Mutant[] {
  return conditionsOf(document).flatMap((where) => {
    const own = at(document, where) as ExpressionDocument;

    return pathsIn(own).flatMap((path) =>
      (
        [
          ['taken away', without(own, path) ?? { kind: 'constant', value: true }],
          ['negated', negated(own, path)],
        ] as const
      ).map(([how, becomes]) => {
        const copy = structuredClone(document) as unknown as Data;
        const holder = at(copy, where.slice(0, -1)) as Data;

        holder[where.at(-1) as string] = becomes;

        const mutant = copy as unknown as Document;

        return {
          name: `${name} ${where.join('.')} ${path.join('.')} ${how}`,
          document: mutant,
          expected: directionOf(document, mutant),
        };
      }),
    );
  });
}

function foundIn(before: Document, after: Document): Direction & { readonly undecided: boolean } {
  const impacts = compareDocuments(before, after).findings.flatMap((f) => f.impacts);
  const ofAccess = impacts.filter((i) => i.position === 'acc');

  return {
    gains: ofAccess.some((i) => i.level === 'SEC'),
    loses: ofAccess.some((i) => i.level === 'BREAK'),
    anonymous: ofAccess.some((i) => i.level === 'SEC' && i.text.startsWith('anonymous')),
    undecided: ofAccess.some((i) => i.level === 'RISK'),
  };
}

describe.each(EXAMPLES)('%s', (name) => {
  const original = documentOf(exampleFiles(name));
  const mutants = mutantsOf(name, original);

  it(`is judged as the oracle judges, atom by atom`, () => {
    const wrong = mutants.filter(({ document, expected }) => {
      const found = foundIn(original, document);

      return JSON.stringify(found) !== JSON.stringify({ ...expected, undecided: false });
    });

    expect(wrong.map((m) => m.name)).toEqual([]);
    expect(mutants.length).toBeGreaterThan(LEAST[name]);
  });

  it('is judged the other way round on the way back', () => {
    const wrong = mutants.filter(({ document, expected }) => {
      const found = foundIn(document, original);

      return found.gains !== expected.loses || found.loses !== expected.gains || found.undecided;
    });

    expect(wrong.map((m) => m.name)).toEqual([]);
  });
});

const LEAST: Readonly<Record<(typeof EXAMPLES)[number], number>> = { todo: 10, shop: 25, desk: 50 };
