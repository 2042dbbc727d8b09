// Contracts of any size for benchmarks and growth tests: files of five operations each, as real ones look.

/** `operations` / 5 components; each refers to shared types, every tenth calls its neighbour. */
export function contracts(operations, prefix = 'contracts') {
  const count = Math.max(1, Math.round(operations / 5));
  const files = [
    { path: `${prefix}/toac.yaml`, text: 'language: 1\nproject: bench\nversion: "1.0.0"\n' },
    { path: `${prefix}/types.yaml`, text: TYPES },
  ];

  for (let i = 0; i < count; i++)
    files.push({
      path: `${prefix}/shop${Math.floor(i / 20)}/resource${i}.yaml`,
      text: component(i),
    });

  return files;
}

const TYPES = `types:
  Money:
    amount: decimal(12.2)
    currency: enum(EUR|USD|GBP)
  Address:
    name: string(1..100)
    line: string(1..100)
    postcode: string(1..12)
    country: string(2)
`;

export function component(i) {
  const name = `Resource${i}`;

  return `description: Resources of the kind ${i}, for measuring

types:
  Line:
    sku: string(1..40)
    quantity: integer(1..999)
    price: Money

entity:
  name: ${name}
  fields:
    owner: ref(identity)
    title: string(1..120)
    notes?: string(..4000)
    lines: { $list: Line, $size: 1..100 }
    total: Money
    address: Address
    state: enum(draft|placed|paid|shipped|cancelled) = draft
    priority: integer(0..9) = 5
    rating?: number(0..5)
    due?: date
    done: boolean = false
  unique:
    title: [owner, title]
  index:
    agenda: { owner: asc, due: asc }

operations:
  create:
    description: Makes a resource of the kind ${i}
    type: transition
    scope: new
    auto: true
    input: { owner: ., title: ., notes?: ., lines: ., total: ., address: ., priority?: ., due?: . }
    output: ${name}
  list: { type: observation, scope: objects, auto: true, output: [${name}] }
  read: { type: observation, auto: true, output: ${name} }
  update:
    type: assignment
    auto: true
    input: { title?: ., notes?: . | null, priority?: ., due?: . | null, done?: . }
  remove: { type: transition, deletes: true, auto: true }

events:
  created: { when: created, payload: { id: ., owner: ., total: . } }
  paid: { when: state -> paid, payload: { id: ., total: . } }

policies:
  owner: entity.owner == identity.id
  staff: role(bench:staff)

routes:
  /resources${i}:
    GET:
      call: list
      query: { filter: [state, due], sort: [due, _created], limit: { default: 20, max: 100 } }
      allow: [owner, staff]
    POST: { call: create, bind: { owner: identity.id }, allow: authenticated }
  /resources${i}/:id:
    GET: { call: read, allow: [owner, staff] }
    PATCH: { call: update, allow: owner and entity.state == draft or staff }
    DELETE: { call: remove, allow: owner }
`;
}
