// Ajv as the other opinion: a verdict by the schema that specifications show, and pointers by a form of it in which
// alternatives are told apart first, because Ajv reports all of them.
import { Ajv2020, type AnySchemaObject, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Json, Slot } from '../../compiler/2-model/type-model.ts';
import type { CheckedTypes, Position } from '../../compiler/4-emit/check/check-request.ts';
import { framed, targetOf } from '../../compiler/4-emit/check/slot-shape.ts';
import { type JsonSchema, jsonSchema } from '../../compiler/4-emit/json-schema.ts';

export interface Oracle {
  readonly accepts: (value: unknown) => boolean;
  /** Sorted, each once. */
  readonly pointers: (value: unknown) => readonly string[];
}

export function createOracle(types: CheckedTypes): (slot: Slot, position: Position) => Oracle {
  const plain = createAjv();
  const precise = createAjv();
  const schemas = new Map<string, JsonSchema>();
  const ref = (type: { readonly kind: string }, position: Position): string =>
    `${position === 'out' ? 'out' : 'in'}:${encodeURIComponent(targetOf(type as Slot['type']) ?? '')}`;

  for (const [target, { slot }] of types) {
    for (const position of ['in', 'out'] as const) {
      const id = ref({ kind: 'named', target } as never, position);
      const schema = { ...jsonSchema(slot, { position, types, ref }), $id: id };

      schemas.set(id, schema);
      plain.addSchema(schema);
    }
  }

  for (const [id, schema] of schemas)
    precise.addSchema({ ...(told(schema, schemas) as JsonSchema), $id: id });

  return (slot, position) => {
    const schema = jsonSchema(framed(slot), { position, types, ref });
    const accepts = plain.compile(schema);
    const report = precise.compile(told(schema, schemas) as JsonSchema);

    return {
      accepts: (value) => accepts(value) === true,
      pointers: (value) => (report(value) ? [] : pointersOf(report.errors ?? [])),
    };
  };
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    ownProperties: true,
    discriminator: true,
    allowUnionTypes: true,
  });

  formats.default(ajv);
  ajv.addFormat('decimal', true);
  ajv.addFormat('int64', { type: 'string', validate: isInt64 });
  ajv.addKeyword({ keyword: 'x-toac-ref', schemaType: 'string' });
  ajv.addKeyword({
    keyword: 'x-toac-range',
    type: 'string',
    schemaType: 'object',
    compile: rangeKeyword,
  });
  ajv.addKeyword({
    keyword: 'x-toac-size',
    type: 'string',
    schemaType: 'object',
    compile: sizeKeyword,
  });
  ajv.removeKeyword('contentEncoding');
  ajv.addKeyword({
    keyword: 'contentEncoding',
    type: 'string',
    validate: (_: string, data: string) => isBase64(data),
  });

  return ajv;
}

function isInt64(text: string): boolean {
  return /^-?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}

function isBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

type Bounds = Readonly<Partial<Record<'min' | 'max' | 'above' | 'below', string>>>;

function rangeKeyword(bounds: Bounds, parent: AnySchemaObject): (text: string) => boolean {
  const place = (text: string): bigint | number => {
    if (parent['format'] === 'date' || parent['format'] === 'date-time') return Date.parse(text);

    const [whole = '0', part = ''] = text.split('.');

    return BigInt(whole + part.padEnd(40, '0').slice(0, 40)) || 0n;
  };

  return (text) => {
    // Another keyword says what is wrong with its form.
    if (!/^-?\d+(\.\d+)?$/.test(text) && Number.isNaN(Date.parse(text))) return true;

    const value = place(text);

    return (
      (bounds.min === undefined || value >= place(bounds.min)) &&
      (bounds.max === undefined || value <= place(bounds.max)) &&
      (bounds.above === undefined || value > place(bounds.above)) &&
      (bounds.below === undefined || value < place(bounds.below))
    );
  };
}

function sizeKeyword({
  min = 0,
  max = Number.POSITIVE_INFINITY,
}: {
  min?: number;
  max?: number;
}): (text: string) => boolean {
  return (text) => {
    const { length } = Buffer.from(text, 'base64');

    return !isBase64(text) || (length >= min && length <= max);
  };
}

/** `anyOf` becomes if/then/else on the type, `oneOf` gets its discriminator. */
function told(schema: Json, schemas: ReadonlyMap<string, JsonSchema>): Json {
  if (Array.isArray(schema)) return schema.map((item) => told(item, schemas));
  if (typeof schema !== 'object' || schema === null) return schema;

  const { anyOf, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'const' || key === 'enum' ? value : told(value, schemas),
    ]),
  );
  const properties = Array.isArray(rest['oneOf']) ? constOf(rest['oneOf'][0]) : undefined;
  const union = properties === undefined ? {} : { discriminator: { propertyName: properties } };

  if (!Array.isArray(anyOf)) return { ...rest, ...union };

  const kinds = anyOf.map((arm) => kindOf(arm, schemas));
  const otherwise: Json = { type: [...new Set(kinds)] };

  return anyOf.reduceRight<JsonSchema>(
    (chain, arm, i) =>
      Object.fromEntries([
        ['if', { type: kinds[i] ?? 'null' }],
        ['then', arm],
        ['else', chain],
      ]),
    otherwise,
  ) as Json;
}

function constOf(arm: Json | undefined): string | undefined {
  const properties = (arm as JsonSchema | undefined)?.['properties'] as JsonSchema | undefined;

  return Object.entries(properties ?? {}).find(
    ([, p]) => (p as JsonSchema)['const'] !== undefined,
  )?.[0];
}

function kindOf(schema: Json, schemas: ReadonlyMap<string, JsonSchema>): string {
  const { type, $ref, if: condition } = schema as { type?: Json; $ref?: string; if?: JsonSchema };

  if ($ref !== undefined) return kindOf(schemas.get($ref) ?? {}, schemas);
  if (condition !== undefined) return kindOf((schema as JsonSchema)['then'] ?? {}, schemas);

  return Array.isArray(type) ? String(type[0]) : String(type === 'integer' ? 'number' : type);
}

function pointersOf(errors: readonly ErrorObject[]): readonly string[] {
  const found = errors
    .filter((error) => error.keyword !== 'if')
    .map(({ keyword, instancePath, params }) => {
      const below = (key: string): string =>
        `${instancePath}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

      if (keyword === 'required') return below(params['missingProperty']);
      if (keyword === 'additionalProperties') return below(params['additionalProperty']);
      if (keyword === 'discriminator') return below(params['tag']);

      return instancePath;
    });

  return [...new Set(found)].sort();
}
