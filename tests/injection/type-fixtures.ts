// Types with every place that takes text.
import { type Fixture, fixture, type Put } from './fixture.ts';

const TOAC = 'language: 1\nproject: acme\nversion: "1.0.0"\n';

function annotations(
  put: Put,
  form: string,
  { range = '', size = '', value = '', without = '' } = {},
): string {
  const at = (key: string): string => `type#/$defs/${form}/properties/${key}`;
  const parts = [
    `$description: ${put(at('$description'), 'What it is')}`,
    without.includes('$default')
      ? ''
      : `$default: ${value === '' ? put(at('$default'), 'none') : value}`,
    `$deprecated: { use: ${put(at('$deprecated'), 'another')} }`,
    `$was: ${put(at('$was/anyOf/0'), 'former')}`,
    size === '' ? '' : `$size: ${put(at('$size'), size)}`,
    range === '' ? '' : `$range: ${put(at('$range'), range)}`,
  ];

  return parts.filter((p) => p !== '').join(', ');
}

function refused(put: Put, form: string, keys: readonly string[]): string {
  return keys.map((key) => put(`type#/$defs/${form}/properties/${key}`, 'usual')).join(', ');
}

const types: Fixture = fixture('types', (put) => ({
  'contracts/toac.yaml': TOAC,
  'contracts/types.yaml': `description: ${put('types#/properties/description', 'Shared by all')}
types:
  ${put('types#/properties/types/propertyNames', 'Sku', { named: true })}: ${put('types#/properties/types/additionalProperties', 'string(1..40)')}
  Text: { $type: ${put('type#/$defs/type/properties/$type', 'string')}, ${annotations(put, 'type', { size: '1..64' })} }
  Price: { $type: decimal(8.2), $range: ${put('type#/$defs/type/properties/$range', '0..99.5')} }
  Texts: { $list: string, ${annotations(put, 'list', { size: '1..9', value: `[${put('type#/$defs/list/properties/$default', 'a')}]` })} }
  Named: { $map: string, ${annotations(put, 'map', { size: '0..9', value: `{ ${put('key of a default', 'a', { named: true })}: ${put('type#/$defs/map/properties/$default', 'b')} }` })} }
  Method:
    $union: ${put('type#/$defs/union/properties/$union', 'kind', { named: true })}
    $description: ${put('type#/$defs/union/properties/$description', 'How')}
    $deprecated: { use: ${put('type#/$defs/union/properties/$deprecated', 'another')} }
    $was: ${put('type#/$defs/union/properties/$was/anyOf/0', 'Way')}
    ${put('type#/$defs/armKey', 'card', { named: true })}: { token: ${put('type#/anyOf/0', 'string(1..80)')} }
    cash: ${put('type#/$defs/arm/anyOf/0', 'Empty')}
  Empty: { ${put('type#/$defs/objectKey', 'nothing', { after: '?', named: true })}: boolean, $description: ${put('type#/$defs/object/properties/$description', 'Nothing')}, $deprecated: { use: ${put('type#/$defs/object/properties/$deprecated', 'another')} }, $was: ${put('type#/$defs/object/properties/$was/anyOf/0', 'Void')} }
  State: { $type: enum(open|done), $was: { ${put('type#/$defs/type/properties/$was/anyOf/1/{key}', 'done', { named: true })}: ${put('type#/$defs/type/properties/$was/anyOf/1/additionalProperties', 'closed')} } }
  Quoted: ${put('value of an enum', 'plain', { before: "enum('", after: "'|other|1st|a-b)", named: true })}
  Open: ${put('value of an open enum', 'plain', { before: "enum('", after: "'|*)", named: true })}
  Chosen: ${put('default in one line', 'plain', { before: "string = '", after: "'" })}
  Ruled: ${put('pattern', '^[a-z]+$', { before: 'string(/', after: '/)' })}
  Linked: ${put('component of a reference', 'notes', { before: 'ref(', after: ')' })}
  Sized: ${put('size in one line', '1..9', { before: 'string(', after: ')' })}
  Mapped: ${put('type inside of a type', 'integer', { before: 'map(', after: ')' })}
`,
  'contracts/notes.yaml': `entity:
  name: Note
  fields:
    ${put('type#/$defs/fields/propertyNames', 'text', { named: true })}: string
    sku: Sku
    said: Text
    price?: Price
    texts: Texts
    named: Named
    method: Method
    state: State
    quoted?: Quoted
    open?: Open
    chosen: Chosen
    ruled?: Ruled
    linked?: Linked
    sized?: Sized
    mapped?: Mapped
operations:
  read: { type: observation, auto: true, output: Note }
  write: { type: transition, scope: new, auto: true, input: { ${put('type#/$defs/fields/propertyNames', 'text', { named: true })}: ., sku: ., said: ., price?: ., method: ., state: ., quoted?: ., open?: ., chosen?: ., ruled?: ., linked?: ., mapped?: . }, output: Note }
routes:
  /notes/:id:
    GET: { call: read, allow: anonymous }
  /notes:
    POST: { call: write, allow: authenticated }
`,
}));

const schemas: Fixture = fixture('schemas', (put) => {
  const at = (key: string): string => `json-schema#/$defs/object/properties/${key}`;
  const form = (key: string): string => `type#/$defs/schema/properties/${key}`;

  return {
    'contracts/toac.yaml': TOAC,
    'contracts/notes.yaml': `types:
  Free:
    $schema:
      $comment: ${put(at('$comment'), 'of no meaning')}
      title: ${put(at('title'), 'Free')}
      description: ${put(at('description'), 'As written')}
      type: ${put(at('type/anyOf/0'), 'object')}
      $defs: { ${put(at('$defs/{key}'), 'inner', { named: true })}: { type: [${put(at('type/anyOf/1/items'), 'string')}] }, second: { type: integer } }
      properties:
        ${put(at('properties/{key}'), 'kind', { named: true })}: { enum: [${put(at('enum/items'), 'plain')}, other] }
        fixed: { const: ${put(at('const'), 'plain')} }
        chosen: { type: string, default: ${put(at('default'), 'plain')}, examples: [${put(at('examples/items'), 'plain')}] }
        ruled: { type: string, pattern: ${put(at('pattern'), '^[a-z]+$')} }
        formed: { type: string, format: ${put(at('format'), 'uuid')} }
        other: { $ref: ${put(at('$ref'), '#/$defs/second')} }
        inner: { $ref: ${put(at('$defs/{key}'), 'inner', { before: '#/$defs/', named: true })} }
      required: [${put(at('properties/{key}'), 'kind', { named: true })}, ${put(at('required/items'), 'fixed', { meaningful: /^/ })}]
      additionalProperties: false
    $description: ${put(form('$description'), 'Anything')}
    $deprecated: { use: ${put(form('$deprecated'), 'another')} }
    $was: ${put(form('$was/anyOf/0'), 'Loose')}
  Text: { $schema: { type: string }, $default: ${put(form('$default'), 'none')} }
  Whole: { $schema: { type: string, description: ${put(form('$schema'), 'As written')} } }
operations:
  show: { type: computation, input: { free: Free, text: Text, whole: Whole }, output: Free }
routes:
  /show:
    POST: { call: show, allow: anonymous }
`,
  };
});

/** Former values of what has none: of no meaning, and allowed. */
const misplaced: Fixture = fixture('misplaced', (put) => ({
  'contracts/toac.yaml': TOAC,
  'contracts/notes.yaml': `types:
  H: { $list: string, $was: { ${put('type#/$defs/list/properties/$was/anyOf/1/{key}', 'a', { named: true })}: ${put('type#/$defs/list/properties/$was/anyOf/1/additionalProperties', 'b')} } }
  I: { $map: string, $was: { ${put('type#/$defs/map/properties/$was/anyOf/1/{key}', 'a', { named: true })}: ${put('type#/$defs/map/properties/$was/anyOf/1/additionalProperties', 'b')} } }
  J: { a?: string, $was: { ${put('type#/$defs/object/properties/$was/anyOf/1/{key}', 'a', { named: true })}: ${put('type#/$defs/object/properties/$was/anyOf/1/additionalProperties', 'b')} } }
  K: { $schema: { type: string }, $was: { ${put('type#/$defs/schema/properties/$was/anyOf/1/{key}', 'a', { named: true })}: ${put('type#/$defs/schema/properties/$was/anyOf/1/additionalProperties', 'b')} } }
  L: { $union: kind, a: {}, b: {}, $was: { ${put('type#/$defs/union/properties/$was/anyOf/1/{key}', 'a', { named: true })}: ${put('type#/$defs/union/properties/$was/anyOf/1/additionalProperties', 'b')} } }
  M: { $schema: { type: object, patternProperties: { ${put('json-schema#/$defs/object/properties/patternProperties/{key}', '^a')}: { type: string } } } }
`,
}));

/** Texts that the structure takes and the meaning never does. */
const hopeless: Fixture = fixture('hopeless', (put) => ({
  'contracts/toac.yaml': TOAC,
  'contracts/notes.yaml': `types:
  A: { $list: string, $range: ${refused(put, 'list', ['$range'])} }
  B: { $map: string, $range: ${refused(put, 'map', ['$range'])} }
  C: { $schema: { type: string }, $range: ${refused(put, 'schema', ['$range'])} }
  D: { $schema: { type: string }, $size: ${refused(put, 'schema', ['$size'])} }
  E: { $union: kind, a: {}, b: {}, $size: ${refused(put, 'union', ['$size'])} }
  F: { $union: kind, a: {}, b: {}, $range: ${refused(put, 'union', ['$range'])} }
  G: { $union: kind, a: {}, b: {}, $default: ${refused(put, 'union', ['$default'])} }
`,
}));

export const TYPE_FIXTURES: readonly Fixture[] = [types, schemas, misplaced];
export const HOPELESS: Fixture = hopeless;
