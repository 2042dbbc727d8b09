// What objects say of each of their keys. Names that are declared anywhere are keys of their own; all others fall into
// kinds, which the patterns cannot tell apart inside.
import type { Node, ObjectForm } from './node.ts';
import {
  found,
  holds,
  inside,
  type Literal,
  type Outcome,
  outside,
  type Solver,
} from './solver.ts';
import { plainNode } from './space.ts';
import { matches } from './text-set.ts';

/** Keys that are alike: a declared name, or all texts for which these literals hold. */
export type Key =
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'others';
      readonly of: readonly Literal[];
      readonly matching: ReadonlySet<string>;
    };

export type OtherKey = Extract<Key, { kind: 'others' }>;

/** `insideOf`: what the object is in. Keys that it cannot have are left out. */
export function otherKeys(
  insideOf: readonly ObjectForm[],
  forms: readonly ObjectForm[],
  solver: Solver,
): readonly OtherKey[] {
  const patterns = [...new Set(forms.flatMap((form) => form.patterns.map((p) => p.pattern)))];
  const isClosed = (key: OtherKey) =>
    insideOf.some((form) => saysOf(form, key).some((node) => node.form.kind === 'none'));
  const plain: OtherKey = { kind: 'others', of: [], matching: new Set() };

  if (patterns.length === 0 && isClosed(plain)) return [];

  const names = new Set(forms.flatMap((form) => [...form.properties.keys()]));
  const values = plainNode(solver.space, { kind: 'values', values: [...names] });
  const text = plainNode(solver.space, { kind: 'string' });
  const allowed = insideOf.flatMap((form) =>
    form.names === undefined ? [] : [inside(form.names)],
  );
  let others: readonly OtherKey[] = [{ ...plain, of: [inside(text), outside(values), ...allowed] }];

  for (const pattern of patterns) {
    const node = plainNode(solver.space, { kind: 'string', patterns: [pattern] });

    others = others
      .flatMap((key) => [
        { ...key, of: [...key.of, inside(node)], matching: new Set([...key.matching, pattern]) },
        { ...key, of: [...key.of, outside(node)] },
      ])
      .filter((key) => solver.solve(key.of).kind !== 'empty');
  }

  return others.filter((key) => !isClosed(key));
}

/** What an object says of the value behind a key. */
export function saysOf(form: ObjectForm, key: Key): readonly Node[] {
  const own = key.kind === 'name' ? form.properties.get(key.name)?.node : undefined;

  if (form.patterns.length === 0) return [own ?? form.rest];

  const said = form.patterns.flatMap(({ pattern, node }) =>
    hasPattern(key, pattern) ? [node] : [],
  );

  if (own === undefined) return said.length === 0 ? [form.rest] : said;

  return [own, ...said];
}

function hasPattern(key: Key, pattern: string): boolean {
  return key.kind === 'name' ? matches(pattern, key.name) : key.matching.has(pattern);
}

export function isNamed(names: Node | undefined, name: string): boolean {
  return names === undefined || holds(inside(names), name);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A key of this kind that is none of these. */
export function otherKey(
  of: readonly Literal[],
  taken: ReadonlySet<string>,
  { space, solve }: Solver,
): Outcome {
  // Where many are needed, most often any name will do.
  const plain = LETTERS[taken.size] ?? `a${taken.size}`;

  if (!taken.has(plain) && of.every((literal) => holds(literal, plain))) return found(plain);
  if (taken.size === 0) return solve(of);

  return solve([...of, outside(plainNode(space, { kind: 'values', values: [...taken] }))]);
}
