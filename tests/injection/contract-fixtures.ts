// Contracts of components with every place that takes text: what they are called, what they store, and who reaches them.
import { type Fixture, fixture } from './fixture.ts';

const TOAC = 'language: 1\nproject: acme\nversion: "1.0.0"\n';

const project: Fixture = fixture('project', (put) => ({
  [`${put('path of the project', 'apps/acme', { raw: true })}/contracts/toac.yaml`]: `# ${put('comment', 'anything', { raw: true })}
language: 1
project: ${put('project#/properties/project', 'acme', { named: true })}
version: ${put('project#/properties/version', '1.0.0')}
out: ${put('project#/properties/out', '../generated')}
src: ${put('project#/properties/src', '../src')}
emit: [component, service, client, openapi, asyncapi, ${put('project#/properties/emit/items', 'model')}]
`,
  [`${put('path of the project', 'apps/acme', { raw: true })}/contracts/${put('path of a component', 'shop/notes', { raw: true, named: true })}.yaml`]: `types:
  # toac-ignore ${put('code of a suppression', 'TOA2028', { raw: true })}: ${put('reason of a suppression', 'it is not used yet', { raw: true })}
  Unused: string
entity:
  fields: { text: string }
operations:
  tell: { type: transition, input: { text: . }, emits: [told] }
  read: { type: observation, auto: true, output: { id: ., text: . } }
events:
  told: { payload: { id: . } }
routes:
  /notes/:id:
    GET: { call: read, allow: anonymous }
`,
}));

const component: Fixture = fixture('component', (put) => ({
  'contracts/toac.yaml': TOAC,
  'contracts/notes.yaml': `description: ${put('component#/properties/description', 'What is noted')}
was: ${put('component#/properties/was', 'memos')}
extends: ${put('component#/properties/extends', 'basis')}
configuration:
  ${put('component#/properties/configuration', 'greeting', { after: '?', named: true })}: string
  token: { $type: string, $default: ${put('type#/$defs/type/properties/$default configuration', 'none')} }
types:
  ${put('component#/properties/types/propertyNames', 'Line', { named: true })}: ${put('component#/properties/types/additionalProperties', 'string(1..40)')}
entity:
  name: ${put('entity#/properties/name', 'Note', { named: true })}
  id: ${put('entity#/properties/id', 'uuid')}
  storage: ${put('entity#/properties/storage', 'default')}
  was: ${put('entity#/properties/was', 'Memo')}
  fields:
    text: ${put('entity#/properties/fields', 'string(1..40)')}
    owner: ref(identity)
    key: { $type: string, $description: ${put('type#/$defs/type/properties/$description of a field', 'Its name')}, $default: ${put('type#/$defs/type/properties/$default of a field', 'none')} }
    line?: Line
  unique:
    ${put('entity#/properties/unique/propertyNames', 'text', { named: true })}: [${put('entity#/properties/unique/additionalProperties/items', 'text')}]
  index:
    ${put('entity#/properties/index/propertyNames', 'recent', { named: true })}: { ${put('entity#/properties/index/additionalProperties/propertyNames', 'owner')}: ${put('entity#/properties/index/additionalProperties/additionalProperties', 'asc')} }
operations:
  write: { type: transition, scope: new, auto: true, input: { text: ., owner: ., key?: ., line?: . }, output: { id: ., key: . } }
  close: { type: transition, input: { note: string } }
routes:
  /notes:
    POST: { call: write, allow: authenticated, bind: { owner: identity.id } }
`,
  'contracts/basis.yaml': `entity:
  name: Basis
  $was: ${put('entity#/properties/$was', 'Ground')}
  fields: { text: string }
operations:
  plain: { type: computation, output: string }
`,
}));

const reactions: Fixture = fixture('reactions', (put) => ({
  'contracts/toac.yaml': TOAC,
  'contracts/notes.yaml': `entity:
  fields: { text: string, open: boolean = true, state: enum(open|'shut up') = open, owner: ref(identity) }
operations:
  sweep: { type: effect, scope: none }
  keep: { type: transition, input: { text: . } }
  tell: { type: effect, input: { text: string } }
events:
  closed: { when: ${put('event#/properties/when a field', 'open', { after: ' -> false' })}, payload: { id: ., text: ., owner: . } }
  opened: { when: ${put('event#/properties/when a value', 'open', { before: 'state -> ' })}, payload: { id: . } }
receivers:
  ${put('component#/properties/receivers/propertyNames', 'notes.closed')}:
    call: ${put('receiver#/properties/call', 'keep')}
    query: { ${put('receiver#/properties/query/propertyNames', 'id')}: ${put('receiver#/properties/query/additionalProperties', 'event.id')} }
    input: { ${put('receiver#/properties/input/propertyNames', 'text')}: ${put('receiver#/properties/input/additionalProperties', 'event.text', { meaningful: /^'.*'$/ })} }
    if: ${put('receiver#/properties/if', "event.text != ''")}
    order: ${put('receiver#/properties/order', 'entity')}
  notes.opened: { call: sweep, each: ${put('receiver#/properties/each', 'replica')} }
  ${put('external event', 'parcels.arrived', { named: true })}:
    external: true
    call: tell
    payload: { text: ${put('receiver#/properties/payload', 'string')}, from: { $type: string, $description: ${put('type#/$defs/type/properties/$description of an external event', 'Who')} } }
    input: { text: ${put('literal of a receiver', 'yes', { before: "'", after: "'" })} }
    if: ${put('literal of a condition', 'nobody', { before: "event.from != '", after: "'" })}
schedules:
  ${put('component#/properties/schedules/propertyNames', 'nightly', { named: true })}:
    call: ${put('schedule#/properties/call', 'sweep')}
    cron: ${put('schedule#/properties/cron', '0 7 * * *')}
    timezone: ${put('schedule#/properties/timezone', 'Europe/Berlin')}
    overlap: ${put('schedule#/properties/overlap', 'skip')}
    catchup: ${put('schedule#/properties/catchup', 'none')}
    jitter: ${put('schedule#/properties/jitter', '30s')}
  fast: { call: sweep, every: ${put('schedule#/properties/every', '10m')} }
  field: { call: sweep, cron: ${put('field of a cron', '*', { before: '0 7 ', after: ' * *' })} }
`,
}));

const routes: Fixture = fixture('routes', (put) => ({
  'contracts/toac.yaml': TOAC,
  'contracts/notes.yaml': `entity:
  name: Note
  fields: { text: string, topic: string, owner: ref(identity), state: enum(open|done) = open }
operations:
  list: { type: observation, scope: objects, auto: true, output: [Note], where: ${put('operation#/properties/where', "entity.text != ''")} }
  find: { type: observation, scope: objects, auto: true, output: [Note], where: ${put('literal of an expression', 'nothing', { before: "entity.text != '", after: "' and entity.state == open" })} }
  read: { type: observation, auto: true, output: Note }
  write: { type: transition, scope: new, auto: true, input: { text: ., topic: ., owner: ., state?: . }, output: { id: ., text: . } }
  hook: { type: effect, input: { sign: string, body: bytes } }
policies:
  worded: ${put('word of an expression', 'open', { before: 'entity.state == ' })}
  ${put('policy#/propertyNames', 'owner', { named: true })}: ${put('policy#/additionalProperties/anyOf/0', 'entity.owner == identity.id')}
  several: [${put('policy#/additionalProperties/anyOf/1/items', 'entity.owner == identity.id')}, staff]
  staff: ${put('segment of a role', 'staff', { before: 'role(acme:', after: ')', meaningful: /:/ })}
  claimed: ${put('name of a claim', 'tenant', { before: 'claims(', after: " = 'acme')" })}
  claiming: ${put('value of a claim', 'acme', { before: "claims(tenant = '", after: "')" })}
  schemed: ${put('scheme', 'basic', { before: 'scheme(', after: ')' })}
  zoned: ${put('zone of a day', 'Europe/Berlin', { before: "entity._created < today('", after: "')" })}
  headed: ${put('header of an expression', 'x-key', { before: "request.headers['", after: "'] == 'open'" })}
  pathed: ${put('segment of a path', 'text', { before: 'entity.', after: " == 'open'" })}
  listed: ${put('values of an expression', 'open', { before: "entity.text in ('", after: "' | 'other')" })}
  whole: ${put('expression#', 'entity.state == open')}
routes:
  ${put('component#/properties/routes/propertyNames', '/begin', { named: true, meaningful: /^\/.*\// })}:
    GET:
      call: ${put('route#/$defs/method/properties/call', 'list')}
      allow: ${put('route#/$defs/method/properties/allow/anyOf/0', 'staff')}
      query: { filter: [${put('route#/$defs/query/properties/filter/items', 'state')}], sort: [${put('route#/$defs/query/properties/sort/items', '_created')}], fields: [${put('route#/$defs/query/properties/fields/items', 'text')}] }
      require: [${put('route#/$defs/method/properties/require/items', 'x-key')}]
      deprecated: { use: ${put('route#/$defs/method/properties/deprecated', 'the other')} }
    POST:
      call: write
      allow: [${put('route#/$defs/method/properties/allow/anyOf/1/items', 'authenticated')}, several, staff, claimed, claiming, schemed, headed, pathed, listed, whole, worded]
      bind: { ${put('route#/$defs/method/properties/bind/propertyNames', 'owner')}: ${put('route#/$defs/method/properties/bind/additionalProperties', 'identity.id')}, topic: ${put('header of a binding', 'x-topic', { before: "request.headers['", after: "']" })} }
      guard: { ${put('route#/$defs/method/properties/guard/propertyNames', 'state')}: ${put('route#/$defs/method/properties/guard/additionalProperties', 'staff')} }
      input: [text, ${put('route#/$defs/method/properties/input/items', 'state')}]
      output: [id, ${put('route#/$defs/method/properties/output/items', 'text')}]
      incept: ${put('route#/$defs/method/properties/incept', 'id')}
  ${put('part of a path', 'found', { before: '/notes/', after: '/:topic', named: true })}:
    GET: { call: find, allow: anonymous, cache: { public: true, max: ${put('route#/$defs/cache/properties/max', '30s')}, revalidate: ${put('route#/$defs/cache/properties/revalidate', '5m')} } }
  ${put('parameter of a path', 'id', { before: '/notes/:', after: '' })}:
    GET: { call: read, allow: [${put('policy#/propertyNames', 'owner', { named: true })}, zoned] }
  /hook:
    POST: { call: hook, allow: anonymous, accepts: [${put('route#/$defs/method/properties/accepts/items', 'text/csv')}], bind: { sign: ${put('bound header', 'x-sign', { before: "request.headers['", after: "']" })}, body: request.body } }
`,
}));

/** The same texts in the access matrix: tables of Markdown, and cells as data. */
const access: Fixture = fixture('access', (put) => ({
  'contracts/toac.yaml': `${TOAC}emit: [component, gateway, access]\n`,
  'contracts/notes.yaml': `entity:
  name: Note
  fields: { text: string, owner: ref(identity), state: enum(open|done) = open, rank: ${put('value of an enum, for access', 'low', { before: "enum('", after: "'|high) = high" })} }
operations:
  list: { type: observation, scope: objects, auto: true, output: [Note] }
  read: { type: observation, auto: true, output: Note }
  write: { type: assignment, auto: true, input: { text?: ., ${put('guarded input', 'state', { named: true, after: '?' })}: enum(open|done) } }
policies:
  ${put('policy of a matrix', 'owner', { named: true })}: entity.owner == identity.id
  worded: ${put('literal of a policy', 'nothing', { before: "entity.text != '", after: "'" })}
  staffed: ${put('segment of a role of a matrix', 'staff', { before: 'role(acme:', after: ')', meaningful: /:/ })}
  claimed: ${put('claim of a matrix', 'tenant', { before: 'claims(', after: " = 'agency')", meaningful: /./ })}
  claiming: ${put('value of a claim of a matrix', 'acme', { before: "claims(tenant = '", after: "')" })}
  headed: ${put('header of a matrix', 'x-key', { before: "request.headers['", after: "'] == 'open'", meaningful: /./ })}
  zoned: ${put('zone of a matrix', 'Europe/Berlin', { before: "entity._created < today('", after: "')" })}
routes:
  ${put('path of a matrix', 'notes', { before: '/', after: '', named: true, meaningful: /\// })}:
    GET: { call: list, allow: [${put('policy of a matrix', 'owner', { named: true })}, worded] }
  /notes/:id:
    GET: { call: read, allow: [staffed, claimed, claiming, headed, zoned] }
    PATCH: { call: write, guard: { ${put('guarded input', 'state', { named: true })}: staffed }, allow: ${put('policy of a matrix', 'owner', { named: true, after: ' and worded' })} }
`,
}));

export const CONTRACT_FIXTURES: readonly Fixture[] = [
  project,
  component,
  reactions,
  routes,
  access,
];
