// One operation more in a service of 100: how many lines change, in which files. A change to the table is a change for every user.
import { afterAll, describe, expect, it } from 'vitest';
import { keepFindings } from '../support/findings.ts';
import { FIELD, type Growth, growthBy, KINDS, type Kind, OPERATIONS } from './growth-kinds.ts';

/** ARCHITECTURE 4.7, and a line of model.json for the contract's digest; what has no limit is shown. */
const LIMITS: Partial<Readonly<Record<Kind, number>>> = {
  TypeScript: 70,
  'openapi.yaml': 50,
  'model.json': 5,
};

/** That component's files, its client, the route table, the specifications. */
const CONCERNED = [
  /^(src\/|client\/)?shop0\/resource0[/.]/,
  /^specs\//,
  /^model\.json$/,
  /^gateway\/routes\.ts$/,
];

const table: Growth[] = [];

describe('adding one operation', () => {
  it.each(OPERATIONS)('$name', (addition) => {
    const growth = growthBy(addition);
    const over = KINDS.filter(
      (kind) => growth.lines[kind] > (LIMITS[kind] ?? Number.POSITIVE_INFINITY),
    );

    table.push(growth);
    expect(over.map((kind) => `${growth.lines[kind]} lines of ${kind}`)).toEqual([]);
    expect(growth.files.filter((path) => !CONCERNED.some((c) => c.test(path)))).toEqual([]);
    expect(growth.files.length).toBeGreaterThan(2);
  });
});

it('adding an optional field', () => {
  const growth = growthBy(FIELD);

  table.push(growth);
  expect(growth.lines.TypeScript).toBeLessThanOrEqual(15);
  expect(growth.lines['client .d.ts']).toBeLessThanOrEqual(15);
  expect(growth.files.filter((path) => !CONCERNED.some((c) => c.test(path)))).toEqual([]);
});

afterAll(() => {
  const cell = (text: string | number, kind: Kind): string => String(text).padStart(kind.length);
  const over = ({ lines }: Growth): string =>
    KINDS.filter((k) => lines[k] > (LIMITS[k] ?? Number.POSITIVE_INFINITY)).join(', ');
  const rows = table.map((g) =>
    `${g.name.padEnd(52)} ${KINDS.map((k) => cell(g.lines[k], k)).join('  ')}  ${over(g)}`.trimEnd(),
  );

  console.log(
    ['', `${'changed lines'.padEnd(52)} ${KINDS.join('  ')}  over the limit`, ...rows].join('\n'),
  );
  keepFindings('growth', Object.fromEntries(table.map((g) => [g.name, g.lines])));
});
