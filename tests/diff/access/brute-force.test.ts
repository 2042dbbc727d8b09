// Ten thousand pairs of random conditions: who gains and who loses is what looking at everybody in every state says.
import { describe, expect, it } from 'vitest';
import { expressionText } from '../../../compiler/2-model/expression-text.ts';
import { compareSite } from '../../../compiler/diff/access/compare-site.ts';
import type { ExpressionDocument } from '../../../compiler/diff/document.ts';
import { indexOf } from '../../../compiler/diff/document-index.ts';
import type { Both } from '../../../compiler/diff/edit.ts';
import { matched } from '../../../compiler/diff/matching.ts';
import { renamesOf } from '../../../compiler/diff/renames.ts';
import { type Random, seeded } from '../../support/random.ts';
import { openLiterals } from './literal-truth.ts';
import { environments, openPool, type Truth, truthOf } from './pool.ts';

const PAIRS = 10_000;
const SEED = 20_261_122;
const MOST_ATOMS = 8;

type Tree =
  | { readonly atom: number }
  | { readonly not: Tree }
  | { readonly join: 'and' | 'or'; readonly of: readonly [Tree, Tree] };

const pool = openPool();
const all = environments();
const truths: readonly Truth[] = pool.atoms.map((atom) => truthOf(atom, all));
const beyond: Truth = new Uint32Array(Math.ceil(all.length / 32));
const nobody: Truth = truthOf({ kind: 'not', of: { kind: 'authenticated' } }, all);
const literalTruth = openLiterals(all);
const words = Math.ceil(all.length / 32);
const last = all.length % 32 === 0 ? 0xffffffff : 2 ** (all.length % 32) - 1;

function randomTree(random: Random, atoms: readonly number[]): Tree {
  if (atoms.length === 1) {
    const leaf = { atom: atoms[0] as number };

    return random.below(4) === 0 ? { not: leaf } : leaf;
  }

  const cut = 1 + random.below(atoms.length - 1);
  const of = [
    randomTree(random, atoms.slice(0, cut)),
    randomTree(random, atoms.slice(cut)),
  ] as const;
  const joined = { join: random.pick(['and', 'or'] as const), of };

  return random.below(10) === 0 ? { not: joined } : joined;
}

/** Now and then small edits: they are what is compared in life. */
function edited(random: Random, tree: Tree): Tree {
  if ('atom' in tree)
    return random.below(3) > 0
      ? tree
      : random.pick([{ not: tree }, { atom: random.below(truths.length) }]);
  if ('not' in tree) return random.below(4) === 0 ? tree.not : { not: edited(random, tree.not) };

  const [a, b] = tree.of;

  switch (random.below(6)) {
    case 0:
      return a;
    case 1:
      return { join: tree.join === 'and' ? 'or' : 'and', of: [a, b] };
    case 2:
      return { join: tree.join, of: [b, a] };
    default:
      return { join: tree.join, of: [edited(random, a), edited(random, b)] };
  }
}

function expressionOf(tree: Tree): ExpressionDocument {
  if ('atom' in tree) return pool.atoms[tree.atom] as ExpressionDocument;
  if ('not' in tree) return { kind: 'not', of: expressionOf(tree.not) };

  return { kind: tree.join, of: tree.of.map(expressionOf) };
}

function treeTruth(tree: Tree): Truth {
  if ('atom' in tree) return truths[tree.atom] as Truth;
  if ('not' in tree) {
    const of = treeTruth(tree.not).map((word) => ~word >>> 0);

    of[words - 1] = ((of[words - 1] as number) & last) >>> 0;

    return of;
  }

  const [a, b] = tree.of.map(treeTruth) as [Truth, Truth];

  return a.map((word, i) =>
    tree.join === 'and' ? word & (b[i] as number) : word | (b[i] as number),
  );
}

function isIn(small: Truth, large: Truth): boolean {
  for (let i = 0; i < words; i++)
    if (((small[i] as number) & ~(large[i] as number)) !== 0) return false;

  return true;
}

function without(a: Truth, b: Truth): Truth {
  return a.map((word, i) => word & ~(b[i] as number));
}

beyond[words - 1] = ~last >>> 0;

const index = indexOf(pool.document);
const both: Both = {
  old: index,
  next: index,
  renames: renamesOf(index, index),
  components: matched(pool.document.components, pool.document.components, (c) => c.id),
  changed: new Set(),
};
const route = pool.component.routes?.find((r) => r.path === '/orders/:id');

if (route === undefined) throw new Error('no route');

const routed = { component: pool.component, route };
const place = { component: 'orders', element: 'GET /orders/:id', old: route.id, next: route.id };

describe('access', () => {
  it(`is what everybody in every state says, for ${PAIRS} pairs`, () => {
    const random = seeded(SEED);
    const wrong: string[] = [];
    const met = { equal: 0, gains: 0, loses: 0, both: 0, anonymous: 0 };

    for (let i = 0; i < PAIRS; i++) {
      const atoms = Array.from({ length: 1 + random.below(MOST_ATOMS) }, () =>
        random.below(truths.length),
      );
      const old = randomTree(random, atoms);
      const next =
        random.below(3) === 0 ? randomTree(random, [...atoms].reverse()) : edited(random, old);
      const says = [expressionOf(old), expressionOf(next)] as const;
      const [before, after] = [treeTruth(old), treeTruth(next)];
      const found = compareSite(both, { place, pair: [routed, routed], says });
      const change = found[0]?.change;
      const name = `${says.map(expressionText).join('  →  ')}`;

      if (change === 'undecided' || found.length > 1) {
        wrong.push(`${name}: undecided`);
        continue;
      }

      const [gains, loses] = [change?.gains, change?.loses];
      const expected = [!isIn(after, before), !isIn(before, after)];
      const kind = `${expected[0]} ${expected[1]}`;

      met[KINDS[kind] as keyof typeof met]++;

      if ((gains !== undefined) !== expected[0] || (loses !== undefined) !== expected[1])
        wrong.push(`${name}: ${gains !== undefined} ${loses !== undefined}, not ${kind}`);

      for (const [one, of] of [
        [gains, without(after, before)],
        [loses, without(before, after)],
      ] as const) {
        if (one === undefined) continue;

        const shown = without(literalTruth(one), beyond);

        if (one.isAnonymous) met.anonymous++;
        if (!shown.some((word) => word !== 0)) wrong.push(`${name}: nobody is shown`);
        if (!isIn(shown, of)) wrong.push(`${name}: somebody else is shown`);
        if (one.isAnonymous !== hasNobody(of)) wrong.push(`${name}: anonymous or not`);
      }
    }

    expect(wrong.slice(0, 10)).toEqual([]);
    // Each kind is met often enough to say something.
    expect(Math.min(...Object.values(met))).toBeGreaterThan(300);
  });
});

const KINDS: Readonly<Record<string, string>> = {
  'false false': 'equal',
  'true false': 'gains',
  'false true': 'loses',
  'true true': 'both',
};

/** Whether it holds for somebody who is not known. */
function hasNobody(of: Truth): boolean {
  return of.some((word, i) => (word & (nobody[i] as number)) !== 0);
}
