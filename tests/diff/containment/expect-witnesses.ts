// Each witness is valid on the one side and not on the other: by our evaluation, and by Ajv where both sides can be
// written as JSON Schema.
import { expect } from 'vitest';
import { accepts } from '../../../compiler/diff/containment/accepts.ts';
import type { Related, Side, Verdict } from '../../../compiler/diff/containment/schema.ts';
import { type Validator, validatorOfSide } from '../json-schema/confirm.ts';

export interface Confirmed {
  witnesses: number;
  byAjv: number;
}

export function expectWitnesses(old: Side, next: Side, related: Related): Confirmed {
  const confirmed: Confirmed = { witnesses: 0, byAjv: 0 };

  if (related.forward.contained !== 'no' && related.backward.contained !== 'no') return confirmed;

  const [first, second] = [judgeOf(old), judgeOf(next)];

  expectWitness(confirmed, related.forward, first, second);
  expectWitness(confirmed, related.backward, second, first);

  return confirmed;
}

interface Judge {
  readonly side: Side;
  readonly ajv: Validator | undefined;
}

function judgeOf(side: Side): Judge {
  return { side, ajv: validatorOfSide(side) };
}

function expectWitness(confirmed: Confirmed, verdict: Verdict, first: Judge, second: Judge): void {
  if (verdict.contained !== 'no') return;

  const { witness } = verdict;
  const isIn = ({ side }: Judge) => accepts(side.schema, side.definitions, witness);

  confirmed.witnesses += 1;

  expect([isIn(first), isIn(second)]).toEqual([true, false]);

  if (first.ajv === undefined || second.ajv === undefined) return;

  confirmed.byAjv += 1;

  expect([first.ajv(witness), second.ajv(witness)], `Ajv: ${JSON.stringify(witness)}`).toEqual([
    true,
    false,
  ]);
}
