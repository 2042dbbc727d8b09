// Made-up rows and questions, asked of a storage and of memory: the answers are the same, row by row, in one order.
import { randomInt, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Condition, Find, SortKey } from '../../runtime-lib/storage/condition.ts';
import { compareRows, matches, valueAt } from '../../runtime-lib/storage/evaluate.ts';
import type { Storage, Table } from '../../runtime-lib/storage/storage.ts';
import type { Row, Scalar } from '../../runtime-lib/storage/values.ts';
import { CONDITION, FIELDS, ROW, SORT, TYPES } from './rows.ts';

/** Questions per storage; the long run asks more. */
export const PAIRS: number = Number(process.env['TOAC_PAIRS'] ?? 2_000);

const ROWS = 60;
/** As many questions are asked of the same rows. */
const QUESTIONS = 500;

interface Question {
  readonly where: Condition;
  readonly sort: readonly SortKey[];
  readonly limit: number;
  readonly omit: number;
  /** Behind which of the rows the page begins; the last ones mean none. */
  readonly behind: number;
}

const QUESTION: fc.Arbitrary<Question> = fc.record({
  where: CONDITION,
  sort: SORT,
  limit: fc.constantFrom(1, 3, 10, ROWS),
  omit: fc.constantFrom(0, 0, 0, 1, 5, ROWS),
  behind: fc.nat({ max: ROWS * 2 }),
});

export interface Differences {
  /** How many questions some rows answered, but not all: the others say little. */
  readonly telling: number;
}

export async function ask(create: () => Storage, pairs: number): Promise<Differences> {
  let telling = 0;

  for (let asked = 0; asked < pairs; asked += QUESTIONS)
    telling += await askOnce(create(), Math.min(QUESTIONS, pairs - asked));

  return { telling };
}

async function askOnce(storage: Storage, numRuns: number): Promise<number> {
  const seed = randomInt(2 ** 31);
  const table: Table = { component: `rows_${randomUUID()}`, fields: FIELDS, unique: [], index: [] };
  const rows = fc.sample(ROW, { numRuns: ROWS, seed }).map(named);
  let telling = 0;

  await storage.start([table]);

  try {
    for (const row of rows)
      await storage.commit({
        writes: [{ component: table.component, row, expect: undefined }],
      });

    await fc.assert(
      fc.asyncProperty(QUESTION, async (question) => {
        const find = findOf(question, rows);
        const found = await storage.find(table.component, find);
        const truth = answer(find, rows);

        expect(found.map(({ id }) => id)).toEqual(truth.map(({ id }) => id));
        expect(found).toEqual(truth);
        telling += truth.length > 0 && truth.length < ROWS ? 1 : 0;
      }),
      { numRuns, seed },
    );
  } finally {
    await storage.stop();
  }

  return telling;
}

/** Ids that no two rows share, in both cases and with signs. */
function named(row: Row, i: number): Row {
  return { ...row, id: `${'aA_-0zZ'.charAt(i % 7)}${i}` };
}

function findOf({ where, sort, limit, omit, behind }: Question, rows: readonly Row[]): Find {
  const last = rows[behind];

  if (last === undefined) return { where, sort, limit, omit };

  const values = sort.map(({ field }) => wireAt(last, field));

  return { where, sort, limit, omit, after: { values, id: last.id } };
}

/** Cursors hold what is on the wire. */
function wireAt(row: Row, field: string): Scalar | null {
  const value = valueAt(row, field) as Scalar | null;

  return TYPES.get(field) === 'timestamp' && typeof value === 'number'
    ? new Date(value).toISOString()
    : value;
}

/** Simple rather than fast, and not by standsBehind: the place of the last row is found by sorting. */
function answer(
  { where, sort, limit, omit = 0, after }: Find,
  rows: readonly Row[],
): readonly Row[] {
  const ordered = [...rows].sort(compareRows(sort, TYPES));
  const from = after === undefined ? 0 : ordered.findIndex(({ id }) => id === after.id) + 1;

  return ordered
    .slice(from)
    .filter((row) => where === undefined || matches(where, row, TYPES))
    .slice(omit, omit + limit);
}
