// Deployments with every place that takes text: what they provide, and what stands between them and the network.
import { type Fixture, fixture } from './fixture.ts';

const TOAC = 'language: 1\nproject: acme\nversion: "1.0.0"\n';

const deployment: Fixture = fixture('deployment', (put) => ({
  'contracts/toac.yaml': TOAC,
  'contracts/notes.yaml': `configuration:
  greeting: string = 'hello'
  secret: secret
entity:
  name: Note
  fields: { text: string, owner: ref(identity) }
operations:
  tell: { type: effect, input: { text: string } }
  read: { type: observation, auto: true, output: Note }
receivers:
  ${put('deployment#/properties/external/propertyNames', 'parcels.arrived', { named: true })}: { external: true, call: tell, payload: { text: string }, input: { text: event.text } }
policies:
  owner: entity.owner == identity.id
routes:
  /notes/:id:
    GET: { call: read, allow: owner }
`,
  'contracts/deployments/ab.yaml':
    'abstract: true\nstorages: { lake: { kind: postgres, url: $LAKE }, pond: { kind: sqlite, file: pond.sqlite } }\nbindings: { fast: { kind: amqp, url: $FAST } }\n',
  [`contracts/deployments/${put('path of a deployment', 'production', { raw: true })}.yaml`]: `extends: ${put('deployment#/properties/extends', 'ab')}
registry: ${put('deployment#/properties/registry', 'ghcr.io/acme')}
services:
  ${put('deployment#/properties/services/propertyNames', 'all', { named: true })}: { components: [${put('service#/properties/components/items', 'notes')}], replicas: ${put('service#/properties/replicas', '1..2')}, cpu: ${put('service#/properties/cpu', '250m')}, memory: ${put('service#/properties/memory', '256Mi')} }
bindings:
  default: { kind: ${put('deployment#/$defs/binding/properties/kind', 'amqp')}, url: ${put('amqp#/properties/url', '$AMQP_URL')}, tls: { ca: ${put('amqp#/properties/tls', '$CA')} } }
  fast: { url: ${put('deployment#/$defs/bindingOverlay/properties/url', '$OTHER')}, tls: { ca: ${put('deployment#/$defs/bindingOverlay/properties/tls', '$CA')} } }
  ${put('deployment#/properties/bindings/propertyNames', 'other', { named: true })}: { kind: local }
storages:
  default: { kind: ${put('deployment#/$defs/storage/properties/kind', 'postgres')}, url: ${put('postgres#/properties/url', '$DATABASE_URL')} }
  mine: { kind: mysql, url: ${put('mysql#/properties/url', '$MYSQL_URL')} }
  mongo: { kind: mongodb, url: ${put('mongodb#/properties/url', '$MONGO_URL')} }
  file: { kind: sqlite, file: ${put('sqlite#/properties/file', '.data/acme.sqlite')} }
  lake: { url: ${put('deployment#/$defs/storageOverlay/properties/url', '$OTHER')} }
  pond: { file: ${put('deployment#/$defs/storageOverlay/properties/file', 'other.sqlite')} }
  named: { kind: postgres, url: ${put('name of a secret', 'DATABASE_URL', { before: '$' })} }
  ${put('deployment#/properties/storages/propertyNames', 'more', { named: true })}: { kind: memory }
configuration:
  ${put('deployment#/properties/configuration/propertyNames', 'notes')}: { ${put('deployment#/properties/configuration/additionalProperties/propertyNames', 'greeting')}: ${put('deployment#/properties/configuration/additionalProperties/additionalProperties', 'good day')}, secret: ${put('value of a secret', 'SECRET', { before: '$' })} }
external:
  ${put('deployment#/properties/external/propertyNames', 'parcels.arrived', { named: true })}: { exchange: ${put('deployment#/$defs/address/properties/exchange', 'parcels')}, key: ${put('deployment#/$defs/address/properties/key', 'arrived.#')} }
policies:
  ${put('deployment#/properties/policies/propertyNames', 'notes')}: { owner: ${put('policy of a deployment', 'authenticated')} }
`,
  'contracts/deployments/aa.yaml': `services: { all: { components: [notes] } }
storages: { default: { kind: memory } }
bindings: { default: { kind: local } }
configuration: { notes: { secret: $SECRET } }
external: { ${put('deployment#/properties/external/propertyNames', 'parcels.arrived', { named: true })}: { exchange: a, key: b } }
`,
}));

const gateway: Fixture = fixture('gateway', (put) => ({
  'contracts/toac.yaml': TOAC,
  'contracts/notes.yaml': `entity:
  name: Note
  fields: { text: string }
operations:
  read: { type: observation, auto: true, output: Note }
routes:
  /notes/:id:
    GET: { call: read, allow: authenticated }
`,
  'contracts/deployments/production.yaml': `services: { all: { components: [notes] } }
storages: { default: { kind: memory } }
bindings: { default: { kind: local } }
gateway:
  hosts: { ${put('gateway#/properties/hosts/propertyNames', 'acme', { named: true })}: ${put('gateway#/properties/hosts/additionalProperties', 'api.acme.example')} }
  cors: { origins: [${put('gateway#/$defs/cors/properties/origins/items', 'https://acme.example')}] }
  limits: { ${put('gateway#/properties/limits/propertyNames', 'body', { named: true })}: ${put('gateway#/properties/limits/additionalProperties', '1MiB')} }
  replicas: ${put('gateway#/properties/replicas', '2..4')}
  cpu: ${put('gateway#/properties/cpu', '100m')}
  memory: ${put('gateway#/properties/memory', '128Mi')}
  class: ${put('gateway#/properties/class', 'nginx')}
  tls: ${put('gateway#/properties/tls', 'acme-tls')}
  proxies: [${put('gateway#/properties/proxies/anyOf/1/items', '10.0.0.0/8')}]
identity:
  basic: { realm: ${put('identity#/properties/basic', 'acme')} }
  tokens: { keys: { ${put('identity#/$defs/tokens/properties/keys/propertyNames', 'first', { named: true })}: ${put('identity#/$defs/tokens/properties/keys/additionalProperties', '$TOKEN_KEY')} }, lifetime: ${put('identity#/$defs/tokens/properties/lifetime', '30d')}, refresh: ${put('identity#/$defs/tokens/properties/refresh', '10m')} }
  federation:
    issuers:
      - { url: ${put('identity#/$defs/issuer/properties/url', 'https://id.example')}, audience: ${put('identity#/$defs/issuer/properties/audience/anyOf/0', 'acme')}, algorithms: [${put('identity#/$defs/issuer/properties/algorithms/items', 'RS256')}], principal: ${put('identity#/$defs/issuer/properties/principal', 'sub')} }
      - { url: "https://other.example", audience: [${put('identity#/$defs/issuer/properties/audience/anyOf/1/items', 'acme')}] }
  roles: { default: ${put('identity#/properties/roles', 'reader')} }
  bans: { by: ${put('identity#/properties/bans', 'operator')} }
`,
  'contracts/deployments/single.yaml': `services: { all: { components: [notes] } }
storages: { default: { kind: memory } }
bindings: { default: { kind: local } }
gateway: { host: ${put('gateway#/properties/host', 'api.other.example')} }
`,
}));

export const DEPLOYMENT_FIXTURES: readonly Fixture[] = [deployment, gateway];
