// Where the nodes of two sets of definitions live. A schema is brought into normal form once, as long as its definitions
// are the same object; equal normal forms get the same node.
import type { Json } from '../../2-model/type-model.ts';
import { jsonText } from './json-text.ts';
import { type ArrayForm, childrenOf, type Form, type Node, type ObjectForm } from './node.ts';
import { formText } from './node-text.ts';
import { numberSet } from './number-set.ts';
import { brokenName, isRecursive, recursiveText } from './recursion.ts';
import type { ArraySchema, Definitions, ObjectSchema, Schema } from './schema.ts';
import { schemaText } from './schema-text.ts';

export interface Space {
  /** By their normal forms; and by how they were written. */
  readonly byText: Map<string, Node>;
  readonly byWriting: Map<string, Node>;
  readonly sides: Map<Definitions, SideNodes>;
}

interface SideNodes {
  readonly nodes: WeakMap<Schema, Node>;
  readonly refs: Map<string, Node>;
}

const ALL: Schema = { kind: 'all' };
const NONE: Schema = { kind: 'none' };
const NOWHERE: Definitions = new Map();

const known = new WeakMap<Definitions, WeakMap<Definitions, Space>>();

/** The same for both orders. */
export function spaceOf(first: Definitions, second: Definitions): Space {
  const found = known.get(first)?.get(second) ?? known.get(second)?.get(first);

  if (found !== undefined) return found;

  const space: Space = { byText: new Map(), byWriting: new Map(), sides: new Map() };
  const beside = known.get(first) ?? new WeakMap<Definitions, Space>();

  beside.set(second, space);
  known.set(first, beside);

  return space;
}

/** Of a whole side: remembered while the schema lives. What stands inside is known by how it is written. */
export function nodeOf(space: Space, schema: Schema, definitions: Definitions): Node {
  const { nodes } = sideOf(space, definitions);
  const found = nodes.get(schema);

  if (found !== undefined) return found;

  const node = madeOf(space, schema, definitions);

  nodes.set(schema, node);

  return node;
}

/** Of what needs no definitions. */
export function plainNode(space: Space, schema: Schema): Node {
  return madeOf(space, schema, NOWHERE);
}

function sideOf(space: Space, definitions: Definitions): SideNodes {
  const found = space.sides.get(definitions);

  if (found !== undefined) return found;

  const made: SideNodes = { nodes: new WeakMap(), refs: new Map() };

  space.sides.set(definitions, made);

  return made;
}

type Origin = Pick<Node, 'schema' | 'definitions'>;

function intern(space: Space, form: Form, origin: Origin): Node {
  const single = form.kind === 'any-of' || form.kind === 'all-of' ? form.of[0] : undefined;

  if (single !== undefined && 'of' in form && Array.isArray(form.of) && form.of.length === 1)
    return single;

  return internAs(space, formText(form), () => ({
    form,
    ...origin,
    broken: childrenOf(form).find((node) => node.broken !== undefined)?.broken,
  }));
}

function internAs(
  space: Space,
  text: string,
  make: () => Origin & Pick<Node, 'form' | 'broken'>,
): Node {
  const found = space.byText.get(text);

  if (found !== undefined) return found;

  const node: Node = { id: space.byText.size, ...make(), masks: undefined, sample: undefined };

  space.byText.set(text, node);

  return node;
}

function madeOf(space: Space, schema: Schema, definitions: Definitions): Node {
  if (schema.kind === 'ref') return referredNode(space, schema.to, definitions);

  const text = schemaText(schema, (inner) => madeOf(space, inner, definitions));
  const found = space.byWriting.get(text);

  if (found !== undefined) return found;

  const node = intern(space, formOf(space, schema, definitions), { schema, definitions });

  space.byWriting.set(text, node);

  return node;
}

function referredNode(space: Space, name: string, definitions: Definitions): Node {
  const { refs } = sideOf(space, definitions);
  const found = refs.get(name);

  if (found !== undefined) return found;

  const to = definitions.get(name);
  const node =
    to === undefined
      ? brokenNode(space, name)
      : isRecursive(definitions, name)
        ? recursiveNode(space, name, { schema: to, definitions })
        : madeOf(space, to, definitions);

  refs.set(name, node);

  return node;
}

function recursiveNode(space: Space, name: string, { schema, definitions }: Origin): Node {
  return internAs(space, recursiveText(definitions, name), () => ({
    form: { kind: 'ref', target: () => nodeOf(space, schema, definitions) },
    schema,
    definitions,
    broken: brokenName(name, definitions),
  }));
}

function brokenNode(space: Space, name: string): Node {
  return internAs(space, `broken ${name}`, () => ({
    form: { kind: 'none' },
    schema: NONE,
    definitions: NOWHERE,
    broken: name,
  }));
}

function formOf(space: Space, schema: Schema, definitions: Definitions): Form {
  const child = (inner: Schema): Node => madeOf(space, inner, definitions);

  switch (schema.kind) {
    case 'values':
      return valuesForm(schema.values);
    case 'number':
      return { kind: 'number', set: numberSet(schema) };
    case 'string':
      return { kind: 'string', texts: schema };
    case 'array':
      return arrayForm(schema, child);
    case 'object':
      return objectForm(schema, child);
    case 'any-of':
      return joined('any-of', schema.of.map(child));
    case 'all-of':
      return joined('all-of', schema.of.map(child));
    case 'one-of':
      return schema.of.length === 0
        ? { kind: 'none' }
        : { kind: 'one-of', of: schema.of.map(child) };
    case 'not':
      return { kind: 'not', of: child(schema.of) };
    case 'ref':
      return child(schema).form;
    default:
      return { kind: schema.kind };
  }
}

function valuesForm(values: readonly Json[]): Form {
  const distinct = new Map(values.map((value) => [jsonText(value), value]));

  return distinct.size === 0
    ? { kind: 'none' }
    : { kind: 'values', values: [...distinct.values()] };
}

/** Flat, each once, and without what says nothing. */
function joined(kind: 'any-of' | 'all-of', of: readonly Node[]): Form {
  const flat = of.flatMap((node) => (node.form.kind === kind ? node.form.of : [node]));
  const idle = kind === 'any-of' ? 'none' : 'all';
  const final = kind === 'any-of' ? 'all' : 'none';
  const parts = [...new Set(flat)].filter((node) => node.form.kind !== idle);

  if (parts.length === 0) return { kind: idle };
  if (parts.some((node) => node.form.kind === final)) return { kind: final };

  return { kind, of: parts };
}

function arrayForm(schema: ArraySchema, child: (inner: Schema) => Node): ArrayForm {
  const { prefix = [], rest = ALL, min = 0, max, unique = false, contains } = schema;

  return {
    kind: 'array',
    prefix: prefix.map(child),
    rest: child(rest),
    min,
    max: max ?? Number.POSITIVE_INFINITY,
    unique,
    contains: contains && {
      node: child(contains.schema),
      min: contains.min,
      max: contains.max ?? Number.POSITIVE_INFINITY,
    },
  };
}

function objectForm(schema: ObjectSchema, child: (inner: Schema) => Node): ObjectForm {
  const { properties = [], patterns = [], rest = ALL, names, min = 0, max } = schema;

  return {
    kind: 'object',
    properties: new Map(
      properties.map(({ name, schema: inner, required }) => [
        name,
        { node: child(inner), required },
      ]),
    ),
    patterns: patterns.map(({ pattern, schema: inner }) => ({ pattern, node: child(inner) })),
    rest: child(rest),
    names: names && child(names),
    min,
    max: max ?? Number.POSITIVE_INFINITY,
  };
}
