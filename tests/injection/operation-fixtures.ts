// Operations and events with every place that takes text.
import { type Fixture, fixture, type PlaceOptions } from './fixture.ts';

const NAMED: PlaceOptions = { named: true };

const operations: Fixture = fixture('operations', (put) => ({
  'contracts/toac.yaml': 'language: 1\nproject: acme\nversion: "1.0.0"\n',
  'contracts/notes.yaml': `entity:
  name: Note
  fields: { text: string(1..40), owner: ref(identity) }
operations:
  ${put('component#/properties/operations/propertyNames', 'finish', NAMED)}:
    description: ${put('operation#/properties/description', 'Ends it')}
    type: ${put('operation#/properties/type', 'transition')}
    scope: ${put('operation#/properties/scope', 'object')}
    was: ${put('operation#/properties/was', 'end')}
    input: { text: { $type: string, $default: ${put('type#/$defs/type/properties/$default of an input', 'done')}, $description: ${put('type#/$defs/type/properties/$description of an input', 'The last word')} } }
    output: { id: ., note: { $type: string, $description: ${put('type#/$defs/type/properties/$description of an output', 'What was said')} } }
    errors: { ${put('error#/anyOf/1/propertyNames', 'DONE', NAMED)}: { status: 409, data: { why: { $type: ${put('error#/$defs/error/anyOf/1/properties/data', 'string')}, $description: ${put('type#/$defs/type/properties/$description of an error', 'Why')} } } } }
    concurrency: ${put('operation#/properties/concurrency', 'retry')}
    idempotent: ${put('operation#/properties/idempotent', 'text')}
    timeout: ${put('operation#/properties/timeout', '5s')}
    calls: [${put('operation#/properties/calls/items', 'basis.plain')}]
    emits: [${put('component#/properties/events/propertyNames', 'ended', NAMED)}]
    deprecated: { since: ${put('deprecated#/anyOf/1/properties/since', '1.4.0')}, sunset: ${put('deprecated#/anyOf/1/properties/sunset', '2027-01-31')}, use: ${put('deprecated#/anyOf/1/properties/use', 'text')} }
  other: { type: transition, errors: [${put('error#/anyOf/0/items', 'GONE', NAMED)}], $was: ${put('operation#/properties/$was', 'another')}, emits: [${put('operation#/properties/emits/items', 'closed')}] }
  again: { forward: ${put('operation#/properties/forward', 'other')}, deprecated: { use: ${put('operation#/properties/deprecated', 'other')} } }
  write: { type: transition, scope: new, auto: true, input: { text: ${put('operation#/properties/input', '.')}, owner: . }, output: { text: ${put('operation#/properties/output', '.')} } }
events:
  ${put('component#/properties/events/propertyNames', 'ended', NAMED)}: { description: ${put('event#/properties/description', 'It ended')}, payload: { id: ., why: ${put('event#/properties/payload', 'string')}, how: { $type: string, $description: ${put('type#/$defs/type/properties/$description of an event', 'How')} } } }
  closed: { was: ${put('event#/properties/was', 'shut')}, payload: { id: . }, deprecated: { use: ${put('event#/properties/deprecated', 'ended')} } }
  renamed: { $was: ${put('event#/properties/$was', 'called')}, when: ${put('event#/properties/when', 'updated')}, payload: { id: . } }
routes:
  /notes/:id/finish:
    POST: { call: ${put('component#/properties/operations/propertyNames', 'finish', NAMED)}, allow: authenticated }
  /notes:
    POST: { call: write, allow: authenticated, bind: { owner: identity.id } }
`,
  'contracts/basis.yaml': `operations:
  plain: { type: computation, output: string }
`,
}));

export const OPERATION_FIXTURES: readonly Fixture[] = [operations];
