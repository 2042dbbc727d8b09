// One policy in its three forms, asked of the same entities for the same caller: the tree, the function made of it, and
// the filter that a storage is asked.
import { randomInt, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { bindCondition } from '../../runtime-lib/core/bind-condition.ts';
import { compileExpression } from '../../runtime-lib/core/compile-expression.ts';
import { askedOf } from '../../runtime-lib/core/entity-table.ts';
import { evaluate } from '../../runtime-lib/core/evaluate-expression.ts';
import type { Expression, ExpressionEnvironment } from '../../runtime-lib/core/expression.ts';
import { placePolicies } from '../../runtime-lib/core/place-policies.ts';
import type { Storage, Table } from '../../runtime-lib/storage/storage.ts';
import type { Row } from '../../runtime-lib/storage/values.ts';
import { ENVIRONMENT, EXPRESSION } from '../storage/expressions.ts';
import { FIELDS, ROW } from '../storage/rows.ts';

const ENTITIES = 40;
/** As many cases are asked of the same entities. */
const CASES = 500;

export interface Agreement {
  /** Cases by what is left of the policy once the caller is known. */
  readonly filtered: number;
  readonly all: number;
  readonly none: number;
  /** Filters that found some entities, but not all: the others say little. */
  readonly telling: number;
}

export async function agree(create: () => Storage, cases: number): Promise<Agreement> {
  const sum = { filtered: 0, all: 0, none: 0, telling: 0 };

  for (let asked = 0; asked < cases; asked += CASES)
    await agreeOnce(create(), Math.min(CASES, cases - asked), sum);

  return sum;
}

type Counts = { -readonly [Key in keyof Agreement]: Agreement[Key] };

async function agreeOnce(storage: Storage, numRuns: number, counts: Counts): Promise<void> {
  const seed = randomInt(2 ** 31);
  const table: Table = { component: `rows_${randomUUID()}`, fields: FIELDS, unique: [], index: [] };
  const rows = fc
    .sample(ROW, { numRuns: ENTITIES, seed })
    .map((row, i) => ({ ...row, id: `e${i}` }));

  await storage.start([table]);

  try {
    for (const row of rows)
      await storage.commit({ writes: [{ component: table.component, row, expect: undefined }] });

    await fc.assert(
      fc.asyncProperty(EXPRESSION, ENVIRONMENT, async (expression, caller) => {
        const truth = byTree(expression, caller, rows);
        const policy = placePolicies(expression, {
          policies: caller.policies ?? {},
          narrowing: {},
        });
        const where = bindCondition(policy, caller);
        const found = await storage.find(table.component, { where, limit: ENTITIES + 1 });

        expect(byFunction(policy, caller, rows)).toEqual(truth);
        expect(found.map(({ id }) => id).sort()).toEqual(truth.toSorted());
        note(counts, where.kind === 'constant' ? where.value : undefined, truth.length);
      }),
      { numRuns, seed },
    );
  } finally {
    await storage.stop();
  }
}

function byTree(
  expression: Expression,
  caller: ExpressionEnvironment,
  rows: readonly Row[],
): readonly string[] {
  return rows
    .filter((row) => evaluate(expression, { ...caller, entity: askedOf(row) }))
    .map(({ id }) => id);
}

function byFunction(
  policy: Expression,
  caller: ExpressionEnvironment,
  rows: readonly Row[],
): readonly string[] {
  const holds = compileExpression(policy);

  return rows.filter((row) => holds({ ...caller, entity: askedOf(row) })).map(({ id }) => id);
}

function note(counts: Counts, decided: boolean | undefined, found: number): void {
  if (decided !== undefined) counts[decided ? 'all' : 'none'] += 1;
  else counts.filtered += 1;

  if (decided === undefined && found > 0 && found < ENTITIES) counts.telling += 1;
}
