// One value, seen by the emitted checks and by Ajv: the same verdict, the same places.
import type { Json } from '../../compiler/2-model/type-model.ts';
import type { CheckRequest, Position } from '../../compiler/4-emit/check/check-request.ts';
import type { Checks } from './load-checks.ts';
import { sitesOf } from './mutation.ts';
import type { Oracle } from './oracle.ts';
import type { Random } from './random.ts';

export interface Tally {
  valid: number;
  mutated: number;
  other: number;
  readonly differences: string[];
}

export interface Mutating {
  readonly root: CheckRequest['roots'][number];
  readonly random: Random;
  readonly request: CheckRequest;
  readonly position: Position;
}

/** One change, two levels down at least; undefined where the value has no such place. */
export function mutated(
  value: Json,
  { root, random, request, position }: Mutating,
): Json | undefined {
  const holder = { value: structuredClone(value) };
  const sites = sitesOf(holder, root.slot, { types: request.types, position }).filter(
    (site) => site.depth >= 2,
  );

  if (sites.length === 0) return undefined;

  random.pick(sites).change(random);

  return holder.value;
}

export interface Subject {
  readonly name: string;
  readonly oracle: Oracle;
  readonly checks: Checks;
  readonly deep: boolean;
}

export function compare(made: Json, { name, oracle, checks, deep }: Subject, tally: Tally): void {
  const value: unknown = JSON.parse(JSON.stringify(made));
  const accepted = oracle.accepts(value);
  const fast = checks.is(name)(value);
  const pointers = [
    ...new Set(
      checks
        .check(name)(value)
        .map((p) => p.pointer),
    ),
  ].sort();
  const expected = oracle.pointers(value);

  if (
    accepted !== fast ||
    accepted !== (pointers.length === 0) ||
    expected.join() !== pointers.join()
  ) {
    tally.differences.push(
      `${name} ${JSON.stringify(value)}: Ajv ${accepted} [${expected}], is ${fast}, check [${pointers}]`,
    );
  }

  if (accepted) tally.valid++;
  else if (deep) tally.mutated++;
  else tally.other++;
}
