// Random types as contracts have them, and edits of them whose relation is known: no type is empty and every place can
// be reached, so what an edit is at its place it is for the whole.
import type {
  ArraySchema,
  NumberSchema,
  ObjectSchema,
  Relation,
  Schema,
  Side,
  StringSchema,
} from '../../../compiler/diff/containment/schema.ts';
import {
  anyOf,
  boolean,
  closed,
  format,
  integer,
  list,
  map,
  none,
  nothing,
  number,
  text,
  values,
} from './build.ts';
import type { Dice } from './random-schema.ts';

const NAMES = ['id', 'name', 'note', 'state', 'lines', 'by', 'total'];
const WORDS = ['open', 'paid', 'shipped', 'lost', 'a', 'b'];
const TYPES = ['Leaf', 'Tree'];

export function randomContract(random: Dice, depth = 3): Side {
  const leaf = () => randomType(random, 0);

  return {
    schema: randomObject(random, depth),
    definitions: new Map<string, Schema>([
      ['Leaf', leaf()],
      [
        'Tree',
        closed({
          value: leaf(),
          'next?': { kind: 'ref', to: 'Tree' },
          children: list({ kind: 'ref', to: 'Tree' }),
          by: map({ kind: 'ref', to: 'Tree' }),
        }),
      ],
    ]),
  };
}

function randomType(random: Dice, depth: number): Schema {
  if (depth > 0 && random.often(0.6)) {
    switch (random.below(5)) {
      case 0:
        return list(randomType(random, depth - 1), {
          min: random.below(2),
          max: 3 + random.below(5),
        });
      case 1:
        return map(randomType(random, depth - 1), { max: 3 + random.below(5) });
      case 2:
        return randomUnion(random, depth);
      case 3:
        return { kind: 'ref', to: random.one(TYPES) };
      default:
        return randomObject(random, depth);
    }
  }

  return random.one([
    () => text(),
    () => text({ min: 1 + random.below(3), max: 8 + random.below(90) }),
    () =>
      text({ patterns: [random.one(['^[A-Z]{3}$', '^[a-z0-9-]+$', '^\\p{L}+$', '^[0-9]{4,8}$'])] }),
    () => integer(),
    () => integer({ min: String(random.below(5)), max: String(50 + random.below(50)) }),
    () => number({ above: '0' }),
    () => values(...WORDS.slice(random.below(3))),
    () =>
      format(
        random.one(['uuid', 'email', 'uri', 'hostname', 'date', 'timestamp', 'duration'] as const),
      ),
    () => format('decimal', { digits: 8 + random.below(4), scale: random.below(4) }),
    () => format('bigint'),
    () => format('base64', { maxBytes: 10 + random.below(90) }),
    () => boolean,
  ])();
}

function randomObject(random: Dice, depth: number): Schema {
  const members = NAMES.filter(() => random.often(0.5)).map((name) => {
    const inner = randomType(random, depth - 1);

    return [
      random.often(0.4) ? `${name}?` : name,
      random.often(0.2) ? anyOf(inner, nothing) : inner,
    ] as const;
  });

  return closed(Object.fromEntries(members));
}

function randomUnion(random: Dice, depth: number): Schema {
  const arms = WORDS.filter((_, i) => i < 2 || random.often(0.3));

  return anyOf(
    ...arms.map((kind) => closed({ kind: values(kind), value: randomType(random, depth - 1) })),
  );
}

export interface ContractEdit {
  readonly name: string;
  readonly relation: Relation;
  readonly old: Side;
  readonly next: Side;
}

type Edit = readonly [name: string, relation: Relation, next: Schema];

/** At a place that the whole can reach. */
export function editedContract(old: Side, random: Dice): ContractEdit | undefined {
  const names = ['', ...reached(old)];
  const name = random.one(names);
  const target = name === '' ? old.schema : old.definitions.get(name);

  if (target === undefined) return undefined;

  const at = random.below(count(target));
  let made: Edit | undefined;
  const whole = replaced(target, at, (schema) => {
    const edits = editsOf(schema);

    made = edits.length === 0 ? undefined : random.one(edits);

    return made?.[2] ?? schema;
  });

  if (made === undefined) return undefined;

  const next: Side =
    name === ''
      ? { ...old, schema: whole }
      : { ...old, definitions: new Map([...old.definitions, [name, whole]]) };

  return { name: made[0], relation: made[1], old, next };
}

function reached({ schema, definitions }: Side): readonly string[] {
  const names = new Set<string>();
  const visit = (inner: Schema): void => {
    if (inner.kind === 'ref') names.add(inner.to);

    childrenOf(inner).forEach(visit);
  };

  visit(schema);

  for (const name of names) visit(definitions.get(name) ?? none);

  return [...names];
}

function childrenOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case 'array':
      return schema.rest === undefined ? [] : [schema.rest];
    case 'object':
      return [
        // The word that tells arms apart is no place of its own.
        ...(schema.properties ?? []).filter((p) => p.name !== 'kind').map((p) => p.schema),
        ...(schema.rest === undefined || schema.rest.kind === 'none' ? [] : [schema.rest]),
      ];
    case 'any-of':
      return schema.of.filter((s) => s.kind !== 'null');
    default:
      return [];
  }
}

function count(schema: Schema): number {
  return childrenOf(schema).reduce((sum, inner) => sum + count(inner), 1);
}

function replaced(schema: Schema, at: number, edit: (schema: Schema) => Schema): Schema {
  if (at === 0) return edit(schema);

  let left = at - 1;
  const inner = (child: Schema): Schema => {
    const size = count(child);
    const here = left >= 0 && left < size ? replaced(child, left, edit) : child;

    left -= size;

    return here;
  };

  switch (schema.kind) {
    case 'array':
      return schema.rest === undefined ? schema : { ...schema, rest: inner(schema.rest) };
    case 'object':
      return {
        ...schema,
        ...(schema.properties !== undefined && {
          properties: schema.properties.map((p) =>
            p.name === 'kind' ? p : { ...p, schema: inner(p.schema) },
          ),
        }),
        ...(schema.rest !== undefined &&
          schema.rest.kind !== 'none' && { rest: inner(schema.rest) }),
      };
    case 'any-of':
      return { ...schema, of: schema.of.map((s) => (s.kind === 'null' ? s : inner(s))) };
    default:
      return schema;
  }
}

function editsOf(schema: Schema): readonly Edit[] {
  switch (schema.kind) {
    case 'number':
      return numberEdits(schema);
    case 'string':
      return textEdits(schema);
    case 'values':
      return [
        ['enum value added', 'widened', values(...schema.values, 'new')],
        ['enum value removed', 'narrowed', values(...schema.values.slice(1))],
        ['enum value renamed', 'crossing', values(...schema.values.slice(1), 'renamed')],
        ['enum reordered', 'equal', values(...[...schema.values].reverse())],
        ['enum dropped', 'widened', text()],
      ];
    case 'array':
    case 'object':
      return [...sizeEdits(schema), ...(schema.kind === 'object' ? memberEdits(schema) : [])];
    case 'any-of':
      return unionEdits(schema.of);
    case 'boolean':
      return [
        ['type replaced', 'crossing', text()],
        ['constant', 'narrowed', values(true)],
      ];
    default:
      return [];
  }
}

function numberEdits(schema: NumberSchema): readonly Edit[] {
  const { min, max, ...free } = schema;
  const edits: Edit[] = [
    ['type replaced', 'crossing', text()],
    ['type added', 'widened', anyOf(schema, boolean)],
    ['multiple of introduced', 'narrowed', { ...schema, multipleOf: '7' }],
    ['minimum raised', 'narrowed', { ...schema, min: '6' }],
  ];

  if (schema.integer === true)
    edits.push(['integer to number', 'widened', { ...schema, integer: false }]);
  if (min !== undefined && max !== undefined) {
    edits.push(['range dropped', 'widened', free]);
    edits.push(['maximum raised', 'widened', { ...schema, max: `${max}0` }]);
    edits.push(['range moved', 'crossing', { ...schema, min: '30', max: `${max}0` }]);
    edits.push(['bound open', 'equal', { ...free, min, below: String(Number(max) + 1) }]);
  }

  return edits;
}

function textEdits(schema: StringSchema): readonly Edit[] {
  const { min, max, patterns, format: form } = schema;
  const edits: Edit[] = [
    ['type replaced', 'crossing', integer()],
    ['type added', 'widened', anyOf(schema, boolean)],
  ];

  if (form !== undefined || patterns !== undefined) edits.push(['form dropped', 'widened', text()]);
  if (form === undefined && patterns === undefined && min === undefined) {
    edits.push(['format introduced', 'narrowed', format('uuid')]);
    edits.push(['pattern introduced', 'narrowed', text({ patterns: ['^[a-z]+$'] })]);
  }

  if (min !== undefined && max !== undefined) {
    edits.push(['minimal length raised', 'narrowed', { ...schema, min: min + 1 }]);
    edits.push(['maximal length raised', 'widened', { ...schema, max: max + 1 }]);
    edits.push(['lengths moved', 'crossing', { ...schema, min: min + 1, max: max + 1 }]);
  }

  if (form?.digits !== undefined && form.scale !== undefined) {
    edits.push([
      'digits added',
      'widened',
      format('decimal', { digits: form.digits + 1, scale: form.scale }),
    ]);
    edits.push([
      'digits for scale',
      'crossing',
      format('decimal', { digits: form.digits, scale: form.scale + 1 }),
    ]);
  }

  if (form?.maxBytes !== undefined)
    edits.push(['fewer bytes', 'narrowed', format('base64', { maxBytes: form.maxBytes - 1 })]);

  return edits;
}

function sizeEdits(schema: ArraySchema | ObjectSchema): readonly Edit[] {
  const { min = 0, max } = schema;

  return max === undefined
    ? []
    : [
        ['fewest raised', 'narrowed', { ...schema, min: min + 1 }],
        ['most raised', 'widened', { ...schema, max: max + 1 }],
        ['most lowered', 'narrowed', { ...schema, max: max - 1 }],
        ['sizes moved', 'crossing', { ...schema, min: min + 1, max: max + 1 }],
        ['type added', 'widened', anyOf(schema, boolean)],
      ];
}

function memberEdits(schema: ObjectSchema): readonly Edit[] {
  const { properties = [], rest } = schema;

  if (rest?.kind !== 'none') return [];

  const added = (required: boolean): Schema => ({
    ...schema,
    properties: [...properties, { name: `added ${properties.length}`, schema: text(), required }],
  });
  const edits: Edit[] = [
    ['optional field added', 'widened', added(false)],
    ['required field added', 'crossing', added(true)],
  ];

  for (const property of properties.filter((p) => p.name !== 'kind')) {
    const others = properties.filter((p) => p !== property);
    const turned = { ...property, required: !property.required };
    const renamed = { ...property, name: `${property.name} renamed` };

    edits.push(
      property.required
        ? ['required field removed', 'crossing', { ...schema, properties: others }]
        : ['optional field removed', 'narrowed', { ...schema, properties: others }],
      [
        property.required ? 'field became optional' : 'field became required',
        property.required ? 'widened' : 'narrowed',
        { ...schema, properties: [...others, turned] },
      ],
      ['field renamed', 'crossing', { ...schema, properties: [...others, renamed] }],
      ['fields reordered', 'equal', { ...schema, properties: [...others, property] }],
    );
  }

  return edits;
}

function unionEdits(of: readonly Schema[]): readonly Edit[] {
  const [first, ...others] = of;
  const edits: Edit[] = [['reordered', 'equal', anyOf(...[...of].reverse())]];

  if (first?.kind !== 'object' || others.some((s) => s.kind === 'null')) return edits;

  const arm = closed({ kind: values(`added ${of.length}`), value: text() });

  edits.push(
    ['arm added', 'widened', anyOf(...of, arm)],
    ['arm removed', 'narrowed', anyOf(...others)],
    ['arm renamed', 'crossing', anyOf(...others, arm)],
  );

  return edits;
}
