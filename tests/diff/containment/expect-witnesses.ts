// Each witness is valid on the one side and not on the other: by our evaluation, and by Ajv where both sides can be
// written as JSON Schema.
import { expect } from 'vitest';
import { accepts } from '../../../compiler/diff/containment/accepts.ts';
import type { Related, Side, Verdict } from '../../../compiler/diff/containment/schema.ts';
import { validatorOfSide } from '../json-schema/confirm.ts';

export interface Confirmed {
  witnesses: number;
  byAjv: number;
}

export function expectWitnesses(old: Side, next: Side, related: Related): Confirmed {
  const confirmed: Confirmed = { witnesses: 0, byAjv: 0 };

  expectWitness(confirmed, related.forward, old, next);
  expectWitness(confirmed, related.backward, next, old);

  return confirmed;
}

function expectWitness(confirmed: Confirmed, verdict: Verdict, first: Side, second: Side): void {
  if (verdict.contained !== 'no') return;

  const { witness } = verdict;

  confirmed.witnesses += 1;

  expect(accepts(first.schema, first.definitions, witness)).toBe(true);
  expect(accepts(second.schema, second.definitions, witness)).toBe(false);

  const isInFirst = validatorOfSide(first);
  const isInSecond = validatorOfSide(second);

  if (isInFirst === undefined || isInSecond === undefined) return;

  confirmed.byAjv += 1;

  expect(isInFirst(witness), `Ajv: ${JSON.stringify(witness)} is in the first`).toBe(true);
  expect(isInSecond(witness), `Ajv: ${JSON.stringify(witness)} is in the second`).toBe(false);
}
