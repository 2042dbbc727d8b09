// What is proposed for each kind of change, and that a proposal leads to what the contracts say.
import { describe, expect, it } from 'vitest';
import { afterSteps } from '../../compiler/cli/migrate/after-steps.ts';
import { compareSchemas } from '../../compiler/cli/migrate/compare-schemas.ts';
import { fingerprintOf } from '../../compiler/cli/migrate/migration-file.ts';
import {
  type Intent,
  type Schema,
  type SchemaTable,
  schemaOf,
} from '../../compiler/cli/migrate/schema.ts';
import { stepText } from '../../compiler/cli/migrate/step.ts';
import { isWidening } from '../../compiler/cli/migrate/widening.ts';
import { compile } from '../../compiler/compile.ts';
import { peopleTeams as teams } from '../../generated/desk/people/teams/component.ts';
import { supportComments as comments } from '../../generated/desk/support/comments/component.ts';
import { supportTickets as tickets } from '../../generated/desk/support/tickets/component.ts';
import { orders } from '../../generated/shop/orders/component.ts';
import { payments } from '../../generated/shop/payments/component.ts';
import { stock } from '../../generated/shop/stock/component.ts';
import { tasks } from '../../generated/todo/tasks/component.ts';
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';
import { entityTable } from '../../runtime-lib/core/entity-table.ts';
import { convertValue } from '../../runtime-lib/storage/migrations/convert-value.ts';
import { tableFingerprint } from '../../runtime-lib/storage/migrations/table-fingerprint.ts';
import { EXAMPLES, exampleFiles } from '../support/examples.ts';

const TABLE: SchemaTable = {
  storage: 'default',
  fields: [
    { name: 'title', type: 'text' },
    { name: 'count', type: 'integer', optional: true },
  ],
  unique: [{ name: 'byTitle', fields: ['title'] }],
  index: [{ name: 'byCount', keys: [{ field: 'count', order: 'asc' }] }],
};
const BARE = { ...TABLE, unique: [], index: [] };

function intent(parts: Partial<Intent> = {}): Intent {
  return { components: new Map(), fields: new Map(), defaults: new Map(), ...parts };
}

interface Case {
  readonly title: string;
  readonly before: Schema;
  readonly after: Schema;
  readonly intent?: Intent;
  readonly expand: readonly string[];
  readonly contract?: readonly string[];
}

function withFields(...fields: SchemaTable['fields']): Schema {
  return { notes: { ...BARE, fields } };
}

const [TITLE, COUNT] = TABLE.fields as [SchemaTable['fields'][0], SchemaTable['fields'][0]];

const CASES: readonly Case[] = [
  { title: 'nothing', before: { notes: TABLE }, after: { notes: TABLE }, expand: [] },
  {
    title: 'another order of fields',
    before: { notes: TABLE },
    after: { notes: { ...TABLE, fields: [COUNT, TITLE] } },
    expand: [],
  },
  { title: 'a component', before: {}, after: { notes: TABLE }, expand: ['create notes'] },
  {
    title: 'no component',
    before: { notes: TABLE },
    after: {},
    expand: [],
    contract: ['drop notes (to be confirmed)'],
  },
  {
    title: 'a renamed component, and a field of it',
    before: { notes: TABLE },
    after: {
      papers: { ...TABLE, fields: [...TABLE.fields, { name: 'x', type: 'text', optional: true }] },
    },
    intent: intent({ components: new Map([['papers', 'notes']]) }),
    expand: ['rename notes to papers', 'add x in papers'],
  },
  {
    title: 'a field that must be there',
    before: withFields(TITLE),
    after: withFields(TITLE, { name: 'x', type: 'text' }),
    expand: ['add x in notes', 'fill x in notes (to be confirmed)'],
  },
  {
    title: 'a field that must be there, with a default',
    before: withFields(TITLE),
    after: withFields(TITLE, { name: 'x', type: 'text' }),
    intent: intent({ defaults: new Map([['notes.x', 'y']]) }),
    expand: ['add x in notes', 'fill x in notes'],
  },
  {
    title: 'a field that may be null',
    before: withFields(TITLE),
    after: withFields(TITLE, { name: 'x', type: 'text', nullable: true }),
    expand: ['add x in notes'],
  },
  {
    title: 'a renamed field with its keys',
    before: { notes: TABLE },
    after: {
      notes: {
        ...TABLE,
        fields: [{ name: 'name', type: 'text' }, COUNT],
        unique: [{ name: 'byTitle', fields: ['name'] }],
      },
    },
    intent: intent({ fields: new Map([['notes.name', 'title']]) }),
    expand: ['rename title to name in notes'],
  },
  {
    title: 'a former name that is long gone',
    before: { notes: TABLE },
    after: { notes: TABLE },
    intent: intent({ fields: new Map([['notes.title', 'name']]) }),
    expand: [],
  },
  {
    title: 'a wider type',
    before: withFields({ name: 'x', type: 'integer' }),
    after: withFields({ name: 'x', type: 'text' }),
    expand: ['retype x to text in notes'],
  },
  {
    title: 'a narrower type',
    before: withFields({ name: 'x', type: 'text' }),
    after: withFields({ name: 'x', type: 'integer' }),
    expand: ['retype x to integer in notes (to be confirmed)'],
  },
  {
    title: 'a field that must be there now',
    before: withFields(TITLE, COUNT),
    after: withFields(TITLE, { name: 'count', type: 'integer' }),
    expand: ['fill count in notes (to be confirmed)', 'declare count in notes'],
  },
  {
    title: 'a field that may be absent now',
    before: withFields(TITLE, { name: 'count', type: 'integer' }),
    after: withFields(TITLE, COUNT),
    expand: ['declare count in notes'],
  },
  {
    title: 'no field',
    before: withFields(TITLE, COUNT),
    after: withFields(TITLE),
    expand: [],
    contract: ['drop count in notes (to be confirmed)'],
  },
  {
    title: 'keys come and go',
    before: { notes: TABLE },
    after: {
      notes: {
        ...TABLE,
        unique: [{ name: 'both', fields: ['title', 'count'] }],
        index: [{ name: 'byCount', keys: [{ field: 'count', order: 'desc' }] }],
      },
    },
    expand: [
      'dropIndex byCount in notes',
      'dropUnique byTitle in notes',
      'unique both in notes',
      'index byCount in notes',
    ],
  },
];

describe('what is proposed', () => {
  it.each(CASES)('$title', ({ before, after, expand, contract = [], ...rest }) => {
    const compared = compareSchemas(before, after, rest.intent ?? intent());
    const end = afterSteps(before, [...compared.expand, ...compared.contract], after);

    expect(compared.expand.map(stepText)).toEqual(expand);
    expect(compared.contract.map(stepText)).toEqual(contract);
    expect(fingerprintOf(end)).toBe(fingerprintOf(after));
  });

  it('moves nothing to another storage', () => {
    const after = { notes: { ...TABLE, storage: 'other' } };

    expect(compareSchemas({ notes: TABLE }, after, intent()).moved).toEqual(['notes']);
  });
});

describe('the schema of contracts', () => {
  it('has the fingerprints that their services have', () => {
    const generated = [tasks, orders, payments, stock, comments, tickets, teams];
    // Generated code has its types from the built library, tests run its sources.
    const definitions = generated as readonly unknown[] as readonly ComponentDefinition[];
    const running = definitions.flatMap((definition) => entityTable(definition)?.table ?? []);
    const schemas = EXAMPLES.map((name) => {
      const { program } = compile(exampleFiles(name), { handwritten: () => true });

      return program === undefined ? {} : schemaOf(program);
    });
    const written = Object.assign({}, ...schemas) as Schema;

    expect(running.length).toBeGreaterThan(4);

    for (const table of running) {
      const known = written[table.component];

      expect([table.component, known === undefined ? '' : tableFingerprint(known)]).toEqual([
        table.component,
        tableFingerprint(table),
      ]);
    }
  });
});

describe('retyping', () => {
  const VALUES: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
    integer: [0, -1, 2 ** 53 - 1],
    number: [0.1, -1e21, 5e-324],
    bigint: ['0', '-9223372036854775808'],
    boolean: [true, false],
    date: ['2024-02-29'],
    timestamp: ['2024-02-29T23:59:59.999Z'],
    bytes: ['AAEC'],
    'decimal(5.2)': ['-123.45', '0.00'],
    'decimal(6.2)': ['1234.50'],
    'decimal(6.3)': ['123.456'],
    text: ['', 'é'],
  };

  it('that is called widening has a place for every value', () => {
    const types = [...Object.keys(VALUES), 'document'];
    const pairs = Object.keys(VALUES).flatMap((from) =>
      types.filter((to) => from !== to && isWidening(from, to)).map((to) => [from, to] as const),
    );

    expect(pairs.length).toBeGreaterThan(15);

    for (const [from, to] of pairs)
      for (const value of VALUES[from] ?? [])
        expect([from, to, value, convertValue(value, from, to)]).not.toContain(undefined);
  });

  it.each([
    ['12', 'text', 'integer', 12],
    ['012', 'text', 'integer', undefined],
    ['1.0', 'text', 'integer', 1],
    ['1.5', 'text', 'integer', undefined],
    ['9007199254740993', 'bigint', 'number', undefined],
    ['', 'text', 'integer', undefined],
    [' 1', 'text', 'integer', undefined],
    ['0x10', 'text', 'integer', undefined],
    [1.5, 'number', 'integer', undefined],
    [3, 'number', 'bigint', '3'],
    ['1.005', 'decimal(6.3)', 'decimal(5.2)', undefined],
    ['1.500', 'decimal(6.3)', 'decimal(5.2)', '1.50'],
    [7, 'integer', 'decimal(5.2)', '7.00'],
    [1000, 'integer', 'decimal(5.2)', undefined],
    ['true', 'text', 'boolean', true],
    ['yes', 'text', 'boolean', undefined],
    [1, 'integer', 'boolean', undefined],
    ['2024-02-30', 'text', 'date', undefined],
    ['2024-02-29', 'text', 'date', '2024-02-29'],
    ['2024-02-29T00:00:00.000Z', 'timestamp', 'date', '2024-02-29'],
    ['2024-02-29T12:00:00.000Z', 'timestamp', 'date', undefined],
    ['2024-02-29', 'date', 'timestamp', '2024-02-29T00:00:00.000Z'],
    ['AAEC', 'text', 'bytes', 'AAEC'],
    ['A!', 'text', 'bytes', undefined],
  ])('%j of %s is as %s: %j', (value, from, to, expected) => {
    expect(convertValue(value, from, to)).toEqual(expected);
  });
});
