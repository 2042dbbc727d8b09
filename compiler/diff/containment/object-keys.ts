// What objects say of each of their keys. Names that are declared anywhere are keys of their own; all others fall into
// kinds, which the patterns cannot tell apart inside.
import type { Json } from '../../2-model/type-model.ts';
import type { Node, ObjectForm } from './node.ts';
import { holds, inside, type Literal, type Outcome, outside, type Solver } from './solver.ts';
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

/** A key of this kind that is none of these. */
export function otherKey(
  of: readonly Literal[],
  taken: readonly string[],
  solver: Solver,
): Outcome {
  if (taken.length === 0) return solver.solve(of);

  const values: readonly Json[] = taken;

  return solver.solve([...of, outside(plainNode(solver.space, { kind: 'values', values }))]);
}
