// Types as contracts have them, edited at random places: each edit has the relation that it must have, and nothing is
// left undecided.
import { describe, expect, it } from 'vitest';
import { relate, relateForReader } from '../../../compiler/diff/containment/relate.ts';
import type { Side } from '../../../compiler/diff/containment/schema.ts';
import { expectWitnesses } from './expect-witnesses.ts';
import { editedContract, randomContract } from './random-contract.ts';
import { dice } from './random-schema.ts';

const CONTRACTS = 1_500;

function text({ schema, definitions }: Side): string {
  return JSON.stringify({ schema, definitions: Object.fromEntries(definitions) });
}

describe('edited contracts', () => {
  it('have the relation of the edit', () => {
    const edits = new Map<string, number>();
    const relations = new Map<string, number>();

    for (let n = 0; n < CONTRACTS; n++) {
      const random = dice(n);
      const edit = editedContract(randomContract(random), random);

      if (edit === undefined) continue;

      const related = relate(edit.old, edit.next);

      edits.set(edit.name, (edits.get(edit.name) ?? 0) + 1);
      relations.set(related.relation, (relations.get(related.relation) ?? 0) + 1);

      expect(
        related.relation,
        `${n}: ${edit.name} ${JSON.stringify(related)} ${text(edit.old)} ${text(edit.next)}`,
      ).toBe(edit.relation);

      if (n % 10 === 0) expectWitnesses(edit.old, edit.next, related);
    }

    console.info(`${JSON.stringify([...relations])} of ${edits.size} kinds of edits`);

    expect(edits.size).toBeGreaterThan(35);
    expect(Math.min(...edits.values())).toBeGreaterThan(2);
  });

  it('are decided after five edits, for readers too', () => {
    const relations = new Map<string, number>();

    for (let n = 0; n < CONTRACTS; n++) {
      const random = dice(n);
      const old = randomContract(random);
      let next = old;

      for (let i = 0; i < 5; i++) next = editedContract(next, random)?.next ?? next;

      const { relation, ...verdicts } = relate(old, next);
      const reader = relateForReader(old, next);

      relations.set(relation, (relations.get(relation) ?? 0) + 1);

      expect(relation, `${n} ${JSON.stringify(verdicts)}`).not.toBe('undecided');
      expect(reader.relation, `${n} ${JSON.stringify(reader)}`).not.toBe('undecided');

      // What is contained is contained in what readers take.
      if (relation === 'narrowed' || relation === 'equal')
        expect(reader.backward.contained, `${n}`).toBe('yes');
    }

    console.info(JSON.stringify([...relations]));
  });
});
