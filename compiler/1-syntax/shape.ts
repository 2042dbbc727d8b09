// Schema files → shapes: what the structure check walks. Made on first use, once; it must not see any contract.
// It reads the part of JSON Schema that our schemas use; a test holds both against Ajv.
import { invariant } from '../base/invariant.ts';
import { SCHEMA_FILES } from './schema-files.generated.ts';

export type Kind = 'text' | 'number' | 'flag' | 'null' | 'list' | 'map';

export type Lazy = () => Shape;

export interface Shape {
  /** What a value of this form is called, with its article. */
  readonly noun: string | undefined;
  readonly kinds: readonly Kind[] | undefined;
  readonly whole: boolean;
  readonly words: readonly unknown[] | undefined;
  readonly pattern: RegExp | undefined;
  /** What a text that does not match is not. */
  readonly form: string | undefined;
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly above: number | undefined;
  readonly shortest: number;
  readonly items: Lazy | undefined;
  readonly fewest: number;
  readonly longest: number;
  readonly map: MapShape | undefined;
  readonly conditions: readonly Condition[];
  /** One per kind of value. */
  readonly arms: readonly Lazy[];
  /** By kind of value, what it is held against: found while contracts are checked. */
  readonly forms: Map<Kind, Shape>;
  /** Known, and refused. */
  readonly never: boolean;
  /** Said where a required value is missing. */
  readonly advice: string | undefined;
}

export interface MapShape {
  readonly properties: ReadonlyMap<string, Lazy>;
  readonly patterns: readonly { readonly key: RegExp; readonly value: Lazy }[];
  /** What stands under any other key; undefined: no other key. */
  readonly others: Lazy | undefined;
  readonly open: boolean;
  readonly keys: Lazy | undefined;
  readonly required: readonly string[];
  readonly exactlyOne: readonly string[];
  readonly fewest: number;
  /** Whether its keys are fields, and the keys of types' forms would be taken for some. */
  readonly takesForms: boolean;
  /** What stands under the keys that it takes: found while contracts are checked. */
  readonly found: Map<string, Shape>;
}

/** Whether the keys are there (and one has that value), and what holds then. */
export interface Condition {
  readonly keys: readonly string[];
  readonly constant: { readonly key: string; readonly value: unknown } | undefined;
  readonly met: Lazy | undefined;
  readonly unmet: Lazy | undefined;
}

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly 'x-noun'?: string;
  readonly 'x-missing'?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly not?: Schema;
}

const made = new Map<Schema, Shape>();

/** The shape of a schema file, such as `contract/component`. */
export function shapeOfFile(path: string): Shape {
  return shapeOf(fileAt(path), path);
}

function fileAt(path: string): Schema {
  const file = SCHEMA_FILES[path];

  invariant(file !== undefined, `there is no schema ${path}`);

  return file as Schema;
}

function lazy(schema: Schema, path: string): Lazy {
  let shape: Shape | undefined;

  return () => {
    shape ??= shapeOf(schema, path);

    return shape;
  };
}

function shapeOf(schema: Schema, path: string): Shape {
  if (schema.$ref !== undefined) return refer(schema, path);

  const known = made.get(schema);

  if (known !== undefined) return known;

  const shape = make(schema, path);

  made.set(schema, shape);

  return shape;
}

function refer(schema: Schema, path: string): Shape {
  const [file = '', pointer = ''] = (schema.$ref ?? '').split('#');
  const target = file === '' ? path : resolve(path, file.replace(/\.schema\.json$/, ''));
  const name = pointer.replace('/$defs/', '');
  const found = name === '' ? fileAt(target) : fileAt(target).$defs?.[name];

  invariant(found !== undefined, `there is no schema ${target}#${pointer}`);

  return shapeOf(found, target);
}

function resolve(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);

  for (const step of to.split('/')) {
    if (step === '..') folders.pop();
    else folders.push(step);
  }

  return folders.join('/');
}

const KINDS: Readonly<Record<string, Kind>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'flag',
  null: 'null',
  array: 'list',
  object: 'map',
};

function make(schema: Schema, path: string): Shape {
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  const kinds = types?.map((type) => KINDS[type]).filter((kind) => kind !== undefined);
  const conditions = conditionsOf(schema, path);
  // What only asks which other schema holds says nothing about the entries itself.
  const asks =
    conditions.length > 0 && !KEYWORDS_OF_MAPS.some((word) => schema[word] !== undefined);

  return {
    noun: schema['x-noun'],
    kinds,
    whole: types?.includes('integer') ?? false,
    words: schema.const === undefined ? schema.enum : [schema.const],
    pattern: schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u'),
    form: schema.patternErrorMessage,
    least: schema.minimum,
    most: schema.maximum,
    above: schema.exclusiveMinimum,
    shortest: schema.minLength ?? 0,
    items: schema.items && lazy(schema.items, path),
    fewest: schema.minItems ?? 0,
    longest: schema.maxItems ?? Number.POSITIVE_INFINITY,
    map:
      !asks && (kinds === undefined || kinds.includes('map')) ? mapShape(schema, path) : undefined,
    conditions,
    arms: (schema.anyOf ?? []).map((arm) => lazy(arm, path)),
    forms: new Map(),
    never: schema.not !== undefined,
    advice: schema['x-missing'],
  };
}

/** What mapShape() reads. */
const KEYWORDS_OF_MAPS = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'propertyNames',
  'required',
  'oneOf',
  'minProperties',
] as const;

function mapShape(schema: Schema, path: string): MapShape {
  const { additionalProperties: others = true, properties = {} } = schema;

  return {
    properties: new Map(Object.entries(properties).map(([key, part]) => [key, lazy(part, path)])),
    patterns: Object.entries(schema.patternProperties ?? {}).map(([key, part]) => ({
      key: new RegExp(key, 'u'),
      value: lazy(part, path),
    })),
    others: typeof others === 'object' ? lazy(others, path) : undefined,
    open: others !== false,
    keys: schema.propertyNames && lazy(schema.propertyNames, path),
    required: schema.required ?? [],
    exactlyOne: (schema.oneOf ?? []).flatMap(({ required = [] }) => required),
    fewest: schema.minProperties ?? 0,
    takesForms: '$null' in properties && !('$list' in properties),
    found: new Map(),
  };
}

function conditionsOf(schema: Schema, path: string): readonly Condition[] {
  return [schema, ...(schema.allOf ?? [])].flatMap((part) => {
    if (part.if === undefined) return [];

    const { required = [], properties = {} } = part.if;
    const [first] = Object.entries(properties);

    return {
      keys: required,
      constant: first && { key: first[0], value: first[1].const },
      met: part.then && lazy(named(part.then, schema), path),
      unmet: part.else && lazy(named(part.else, schema), path),
    };
  });
}

/** A condition's arm that stands in the schema itself is about the same thing. */
function named(arm: Schema, owner: Schema): Schema {
  const noun = owner['x-noun'];

  return arm.$ref !== undefined || noun === undefined ? arm : { 'x-noun': noun, ...arm };
}
