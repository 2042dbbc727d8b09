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

export interface Keys {
  readonly names: readonly string[];
  readonly others: readonly Key[];
}

export function keysOf(
  forms: readonly ObjectForm[],
  allowed: readonly Literal[],
  solver: Solver,
): Keys {
  const names = [...new Set(forms.flatMap((form) => [...form.properties.keys()]))];
  const patterns = [...new Set(forms.flatMap((form) => form.patterns.map((p) => p.pattern)))];
  const values = plainNode(solver.space, { kind: 'values', values: names });
  const text = plainNode(solver.space, { kind: 'string' });
  let others: Extract<Key, { kind: 'others' }>[] = [
    { kind: 'others', of: [inside(text), outside(values), ...allowed], matching: new Set() },
  ];

  for (const pattern of patterns) {
    const node = plainNode(solver.space, { kind: 'string', patterns: [pattern] });

    others = others
      .flatMap((key) => [
        { ...key, of: [...key.of, inside(node)], matching: new Set([...key.matching, pattern]) },
        { ...key, of: [...key.of, outside(node)] },
      ])
      .filter((key) => solver.solve(key.of).kind !== 'empty');
  }

  return { names, others };
}

/** What an object says of the value behind a key. */
export function saysOf(form: ObjectForm, key: Key): readonly Node[] {
  const own = key.kind === 'name' ? form.properties.get(key.name)?.node : undefined;
  const said = form.patterns.flatMap(({ pattern, node }) =>
    hasPattern(key, pattern) ? [node] : [],
  );

  if (own === undefined && said.length === 0) return [form.rest];

  return own === undefined ? said : [own, ...said];
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
