// Every place of the grammar that takes text, read from schemas/: a place that is added later is here by itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/examples.ts';

/** An overlay is one because it has no kind. */
const UNREACHABLE = /Overlay\/properties\/kind$/;

type Schema = Readonly<Record<string, unknown>>;

/** Files that the language begins with; each is one kind of contract file. */
const ROOTS = ['project', 'types', 'component', 'deployment'];
/** Grammars within the grammar: where they are used is a place of its own. */
const INNER = new Set(['type', 'expression', 'deprecated', 'json-schema']);

const schemas: ReadonlyMap<string, Schema> = new Map(
  ['contract', 'storage', 'transport'].flatMap((folder) =>
    readdirSync(join(ROOT, 'schemas', folder)).map((name): [string, Schema] => [
      name.replace('.schema.json', ''),
      JSON.parse(readFileSync(join(ROOT, 'schemas', folder, name), 'utf8')) as Schema,
    ]),
  ),
);

/** `operation#/properties/description`, `component#/properties/events/propertyNames`, … */
export function schemaSlots(): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();

  for (const root of ROOTS) visit({ file: root, pointer: '' }, { found, seen });

  return [...found].sort();
}

interface Place {
  readonly file: string;
  readonly pointer: string;
}

interface Walk {
  readonly found: Set<string>;
  readonly seen: Set<string>;
}

function visit(place: Place, walk: Walk): void {
  const id = idOf(place);

  if (walk.seen.has(id)) return;

  walk.seen.add(id);

  const schema = schemaAt(place);

  // Reserved, or nothing at all.
  if (
    schema['not'] !== undefined ||
    (/\/(then|else)$/.test(id) && Object.keys(schema).length === 0)
  )
    return;
  if (takesText(schema) && !UNREACHABLE.test(id)) walk.found.add(id);

  const { $ref } = schema;

  if (typeof $ref === 'string') follow($ref, place, walk);

  for (const [key] of innerSchemas(schema))
    visit({ ...place, pointer: `${place.pointer}/${key}` }, walk);
}

function follow(ref: string, place: Place, walk: Walk): void {
  const [path = '', pointer = ''] = ref.split('#');
  const file = path === '' ? place.file : (/([^/]+)\.schema\.json$/.exec(path)?.[1] ?? path);

  // Names are what they are where they stand.
  if (file === 'names') walk.found.add(idOf(place));
  else visit({ file, pointer }, walk);

  if (INNER.has(file) && file !== place.file) walk.found.add(idOf(place));
}

/** `type: string`, also among others; whatever may be anything; objects whose keys are free. */
function takesText(schema: Schema): boolean {
  const types = [schema['type'] ?? []].flat();

  if (types.includes('string')) return true;

  const composed = ['$ref', 'anyOf', 'oneOf', 'allOf', 'if', 'const', 'enum', 'required'].some(
    (k) => schema[k] !== undefined,
  );

  if (types.length === 0) return !composed && schema['properties'] === undefined;

  return (
    types.includes('object') &&
    !composed &&
    ['properties', 'additionalProperties', 'patternProperties'].every(
      (k) => schema[k] === undefined,
    )
  );
}

function innerSchemas(schema: Schema): readonly (readonly [string, Schema])[] {
  const found: (readonly [string, Schema])[] = [];
  const add = (key: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      found.push([key, value as Schema]);
  };

  for (const key of ['additionalProperties', 'propertyNames', 'items', 'then', 'else'])
    add(key, schema[key]);

  for (const key of ['properties', 'patternProperties']) {
    for (const [name, value] of Object.entries((schema[key] ?? {}) as Schema))
      add(`${key}/${escaped(name)}`, value);
  }

  for (const key of ['anyOf', 'allOf']) {
    for (const [i, value] of ((schema[key] ?? []) as readonly unknown[]).entries())
      add(`${key}/${i}`, value);
  }

  // A map whose keys nobody restricts.
  if (
    schema['additionalProperties'] !== undefined &&
    schema['additionalProperties'] !== false &&
    schema['propertyNames'] === undefined
  ) {
    found.push(['{key}', { type: 'string' }]);
  }

  return found;
}

function idOf({ file, pointer }: Place): string {
  return `${file}#${pointer}`;
}

function schemaAt({ file, pointer }: Place): Schema {
  let current: unknown = schemas.get(file);

  for (const step of pointer.split('/').slice(1)) {
    current =
      step === '{key}'
        ? { type: 'string' }
        : (current as Schema)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }

  if (typeof current !== 'object' || current === null)
    throw new Error(`no schema at ${file}#${pointer}`);

  return current as Schema;
}

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
