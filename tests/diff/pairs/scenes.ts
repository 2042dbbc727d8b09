// Edits that land in several places, or in none: what a page does not show. Each side adds to the base project.

export interface Scene {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Nothing that hurts, and nothing that helps: notes at most. */
  readonly quiet?: true | 'forward';
}

function input(type: string): string {
  return `operations:\n  create:\n    input:\n      value: ${type}`;
}

const TREE = `types:\n  Node:\n    name: string(1..20)\n    children?: [Node]\n`;
const HEIR =
  '# base.yaml\nabstract: true\nentity:\n  name: Thing\n  fields: { name: string(1..20) }\noperations:\n  show: { type: observation, auto: true, output: { name: . } }\n# stock.yaml\nextends: base\n# deployments/production.yaml\nservices:\n  shop: { components: [orders, billing, stock] }';
const BASES =
  '# deployments/production.yaml\nextends: base\n# deployments/base.yaml\nabstract: true\ngateway: { limits: { body: 1MiB } }\n# deployments/staging.yaml\nextends: base\nservices:\n  shop: { components: [orders, billing] }\nstorages:\n  default: { kind: sqlite, file: .data/shop.sqlite }\nbindings:\n  default: { kind: local }';
const RETRIES = (type: string, value: number): string =>
  `# billing.yaml\nconfiguration:\n  retries: ${type}\n# deployments/production.yaml\nconfiguration: { billing: { retries: ${value} } }`;
const BY_HEADER = (name: string): string =>
  `routes:\n  /orders:\n    POST: { bind: { by: "request.headers['${name}']" } }\n`;
const ROUTED = (allow: string): string =>
  `\noperations:\n  count: { type: computation, output: { n: integer } }\nroutes:\n  /items:\n    GET: { call: count, allow: ${allow} }\n# deployments/production.yaml\nservices:\n  shop: { components: [orders, billing, stock] }`;
const FAILING = (data: string): string =>
  `operations:\n  create: { errors: { LATE: { status: 409, data: { ${data} } } } }`;

export const SCENES: readonly Scene[] = [
  {
    name: 'one edit of a field lands in the body, the reply, the event, the queue, and what is stored',
    before:
      'entity:\n  fields: { state: enum(open|done) }\noperations:\n  create: { input: { state: . } }',
    after:
      'entity:\n  fields: { state: enum(open) }\noperations:\n  create: { input: { state: . } }',
  },
  {
    name: 'one edit of a shared type lands in two components',
    before:
      '# types.yaml\ntypes:\n  Money: { amount: decimal(12.2) }\n# orders.yaml\nentity:\n  fields: { total: Money }\n# billing.yaml\noperations:\n  bill: { type: effect, input: { fee: Money } }',
    after:
      '# types.yaml\ntypes:\n  Money: { amount: decimal(10.2) }\n# orders.yaml\nentity:\n  fields: { total: Money }\n# billing.yaml\noperations:\n  bill: { type: effect, input: { fee: Money } }',
  },
  {
    name: 'the payload of an error',
    before: FAILING('days: integer(0..9)'),
    after: FAILING('days: integer(0..99)'),
  },
  {
    name: 'the payload of an event',
    before: 'events:\n  closed: { payload: { id: ., reason: enum(a|b) } }',
    after: 'events:\n  closed: { payload: { id: ., reason: enum(a|b|c) } }',
  },
  {
    name: 'a field that stands in a path and in a filter',
    before:
      'entity:\n  fields: { shelf: string(1..9) }\noperations:\n  find: { type: observation, scope: objects, auto: true, output: [{ id: ., shelf: . }] }\nroutes:\n  /shelves/:shelf:\n    GET: { call: find, allow: staff, query: { filter: [shelf] } }',
    after:
      'entity:\n  fields: { shelf: string(1..5) }\noperations:\n  find: { type: observation, scope: objects, auto: true, output: [{ id: ., shelf: . }] }\nroutes:\n  /shelves/:shelf:\n    GET: { call: find, allow: staff, query: { filter: [shelf] } }',
  },
  {
    name: 'a need that a deployment meets with a value which is refused now',
    before: RETRIES('integer(0..100)', 50),
    after: RETRIES('integer(0..10)', 5),
  },
  {
    name: 'a need that nobody meets any more',
    before: RETRIES('integer(0..100) = 3', 50),
    after: '',
  },
  {
    name: 'an input that every route fills itself',
    before:
      'operations:\n  create: { input: { by: string(1..99) } }\nroutes:\n  /orders:\n    POST: { bind: { by: identity.id } }',
    after:
      'operations:\n  create: { input: { by: string(1..50) } }\nroutes:\n  /orders:\n    POST: { bind: { by: identity.id } }',
  },
  {
    name: 'a field that must be there, and an input that takes it as it likes',
    before:
      'entity:\n  fields: { note?: string(..9) }\noperations:\n  create: { input: { note?: . } }',
    after:
      'entity:\n  fields: { note: string(..9) }\noperations:\n  create: { input: { note?: . } }',
  },
  {
    name: 'a renamed field that inputs, keys and indexes follow',
    before:
      'entity:\n  fields: { note: string(..99) }\n  unique: { one: [note] }\n  index: { some: { note: asc } }\noperations:\n  create: { input: { note: . } }',
    after:
      'entity:\n  fields: { remark: { $type: string(..99), $was: note } }\n  unique: { one: [remark] }\n  index: { some: { remark: asc } }\noperations:\n  create: { input: { remark: . } }',
  },
  {
    name: 'a renamed field that is narrower as well',
    before: 'entity:\n  fields: { note: string(..99) }',
    after: 'entity:\n  fields: { remark: { $type: string(..50), $was: note } }',
  },
  {
    name: 'a probable rename that nobody declared',
    before: 'entity:\n  fields: { phone: string(1..20) }',
    after: 'entity:\n  fields: { phones: string(1..20) }',
  },
  {
    name: 'a default of an entity',
    before: 'entity:\n  fields: { tier: "string(1..9) = \'free\'" }',
    after: 'entity:\n  fields: { tier: "string(1..9) = \'paid\'" }',
  },
  {
    name: 'two bounds at once are two findings',
    before: input('integer(1..9)'),
    after: input('integer(2..8)'),
  },
  {
    name: 'two bounds that hide each other are not taken for none',
    before: 'operations:\n  create: { output: { code: { $type: "string(/^.{5}$/)", $size: 5 } } }',
    after: 'operations:\n  create: { output: { code: string } }',
  },
  {
    name: 'a bound in an item of a list',
    before: input('[string(1..9)]'),
    after: input('[string(1..5)]'),
  },
  {
    name: 'a member in a map of objects',
    before: input('map(Price)').replace(
      'operations',
      'types:\n  Price: { amount: integer }\noperations',
    ),
    after: input('map(Price)').replace(
      'operations',
      'types:\n  Price: { amount: integer, tax?: integer }\noperations',
    ),
  },
  {
    name: 'a member of a variant',
    before: input('{ $union: kind, card: { token: string(..9) }, cash: {} }'),
    after: input('{ $union: kind, card: { token: string(..5) }, cash: {} }'),
  },
  {
    name: 'a type that recurses',
    before: TREE + input('Node'),
    after: TREE.replace('1..20', '1..10') + input('Node'),
  },
  {
    name: 'an open list of values takes one more',
    before: 'entity:\n  fields: { topic: enum(a|b|*) }',
    after: 'entity:\n  fields: { topic: enum(a|b|c|*) }',
    quiet: true,
  },
  {
    name: 'a default of a named type',
    before: `types:\n  Size: integer(0..9) = 1\n${input('Size')}`,
    after: `types:\n  Size: integer(0..9)\n${input('Size')}`,
  },
  {
    name: 'an operation that is renamed, and takes less',
    before: 'operations:\n  close: { type: effect, input: { a: string(..9) } }',
    after: 'operations:\n  finish: { type: effect, was: close, input: { a: string(..5) } }',
  },
  {
    name: 'the first need of a component',
    before: '',
    after:
      '# billing.yaml\nconfiguration:\n  key: string\n# deployments/production.yaml\nconfiguration: { billing: { key: abc } }',
  },
  {
    name: 'a route that everybody may reach',
    before: '',
    after: 'routes:\n  /all:\n    GET: { call: list, allow: anonymous }',
  },
  {
    name: 'a static segment beside an id that it could never be',
    before: '',
    after: 'routes:\n  /orders/all:\n    GET: { call: list, allow: staff }',
  },
  {
    name: 'a route that takes less because it calls something else',
    before:
      'operations:\n  make: { type: transition, scope: new, input: { title: ., copies: integer }, output: { id: . } }',
    after:
      'operations:\n  make: { type: transition, scope: new, input: { title: ., copies: integer }, output: { id: . } }\nroutes:\n  /orders:\n    POST: { call: make }',
  },
  {
    name: 'an input that comes from another header, and is shorter',
    before: `${BY_HEADER('x-by')}operations:\n  create: { input: { by: string(1..99) } }`,
    after: `${BY_HEADER('x-for')}operations:\n  create: { input: { by: string(1..50) } }`,
  },
  {
    name: 'an edit that heirs take over',
    before: HEIR,
    after: HEIR.replace('1..20', '1..10'),
  },
  {
    name: 'an edit that deployments take over from their base',
    before: BASES,
    after: BASES.replace('1MiB', '64KiB'),
  },
  {
    name: 'a component that is renamed, and nothing else',
    before:
      '# stock.yaml\nentity:\n  name: Item\n  fields: { sku: string(1..40) }\noperations:\n  read: { type: observation, auto: true, output: Item }\n# deployments/production.yaml\nservices:\n  shop: { components: [orders, billing, stock] }',
    after:
      '# store.yaml\nwas: stock\nentity:\n  name: Item\n  fields: { sku: string(1..40) }\noperations:\n  read: { type: observation, auto: true, output: Item }\n# deployments/production.yaml\nservices:\n  shop: { components: [orders, billing, store] }',
  },
  {
    name: 'a component that goes with its routes, and one that comes with an open one',
    before: `# stock.yaml${ROUTED('authenticated')}`,
    after: `# store.yaml${ROUTED('anonymous').replace('/items', '/things').replaceAll('stock', 'store')}`,
  },
  {
    name: 'a route that another component serves now',
    before: `# stock.yaml${ROUTED('authenticated')}`,
    after: `# store.yaml${ROUTED('authenticated').replaceAll('stock', 'store').replace('n: integer', 'n: string')}`,
  },
  {
    name: 'a type with a name in place of one without',
    before: 'entity:\n  fields: { size: { width: integer, height: integer } }',
    after: 'types:\n  Size: { width: integer, height: integer }\nentity:\n  fields: { size: Size }',
    quiet: 'forward',
  },
  {
    name: 'a type without a name in place of one with, and narrower',
    before:
      'types:\n  Size: { width: integer, height: integer }\nentity:\n  fields: { size: Size, other: Size }',
    after:
      'types:\n  Size: { width: integer, height: integer }\nentity:\n  fields: { size: { width: integer(0..), height: integer }, other: Size }',
  },
  {
    name: 'another order of keys',
    before:
      'entity:\n  fields: { a: string(..9), b: string(..9) }\noperations:\n  x: { type: effect, input: { c: integer, d: integer } }',
    after:
      'operations:\n  x: { input: { d: integer, c: integer }, type: effect }\nentity:\n  fields: { b: string(..9), a: string(..9) }',
    quiet: true,
  },
  {
    name: 'other descriptions',
    before:
      'entity:\n  fields: { a: { $type: string(..9), $description: One } }\noperations:\n  create: { description: Makes one, input: { a: . } }',
    after:
      'entity:\n  fields: { a: { $type: string(..9), $description: Two } }\noperations:\n  create: { description: Makes two, input: { a: . } }',
    quiet: true,
  },
  {
    name: 'a field that is written out in place of `.`',
    before: 'entity:\n  fields: { a: string(1..9) }\noperations:\n  create: { input: { a: . } }',
    after:
      'entity:\n  fields: { a: string(1..9) }\noperations:\n  create: { input: { a: string(1..9) } }',
    quiet: true,
  },
  {
    name: 'a list of one value in place of a constant',
    before: input('enum(a)'),
    after: input('enum(a|b)'),
  },
  {
    name: 'whole numbers with the same bounds, written otherwise',
    before: input('integer(1..9)'),
    after: input('integer(>0..<10)'),
    quiet: true,
  },
];
