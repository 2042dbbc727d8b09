// Edits of access, as sides of the base project of pairs.

export interface AccessEdit {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** It says the same in other words. */
  readonly isQuiet?: true;
}

const FIELDS = `entity:
  fields:
    owner: ref(identity)
    state: enum(pending|approved|rejected)
    size: integer
    reviewer?: ref(identity)
`;

function read(allow: string, policies = ''): string {
  const own = policies === '' ? '' : `policies:\n  ${policies}\n`;

  return `${FIELDS}${own}routes:\n  /orders/:id:\n    GET: { allow: ${allow} }`;
}

function edit(name: string, before: string, after: string): AccessEdit {
  return { name, before: read(before), after: read(after) };
}

function same(name: string, before: string, after: string): AccessEdit {
  return { ...edit(name, before, after), isQuiet: true };
}

function policy(name: string, before: string, after: string): AccessEdit {
  const routes =
    'routes:\n  /orders:\n    GET: { allow: p }\n  /orders/:id:\n    GET: { allow: [p, staff] }';

  return {
    name,
    before: `${FIELDS}policies:\n  p: ${before}\n${routes}`,
    after: `${FIELDS}policies:\n  p: ${after}\n${routes}`,
  };
}

const GUARDED =
  'operations:\n  edit: { type: assignment, auto: true, input: { size?: ., state?: . } }\nroutes:\n  /orders/:id:\n    PATCH: { call: edit, allow: authenticated, guard: { size: GUARD } }';

function guard(name: string, before: string, after: string): AccessEdit {
  const side = (text: string): string => FIELDS + GUARDED.replace('GUARD', text);

  return { name, before: side(before), after: side(after) };
}

const MANY = Array.from(
  { length: 9 },
  (_, i) => `  /orders/:id/v${i}:\n    GET: { call: read, allow: p }`,
).join('\n');

const HEIRS =
  '# base.yaml\nabstract: true\nentity:\n  name: Thing\n  fields: { owner: ref(identity) }\noperations:\n  show: { type: observation, auto: true, output: { owner: . } }\npolicies:\n  p: POLICY\n# stock.yaml\nextends: base\nroutes:\n  /stock/:id:\n    GET: { call: show, allow: p }\n# parts.yaml\nextends: base\nroutes:\n  /parts/:id:\n    GET: { call: show, allow: p }\n# deployments/production.yaml\nservices:\n  shop: { components: [orders, billing, stock, parts] }';

function joined(name: string, before: string, after: string, isQuiet?: true): AccessEdit {
  const side = (text: string): string =>
    `${FIELDS}# deployments/production.yaml\npolicies:\n  orders: { staff: ${text} }`;

  return {
    name,
    before: side(before),
    after: side(after),
    ...(isQuiet === true ? { isQuiet } : {}),
  };
}

const MORE = `entity:
  fields:
    due: timestamp
    end: timestamp
    watchers: [ref(identity)]
    price: decimal(14.2)
`;

function timed(name: string, before: string, after: string, isQuiet?: true): AccessEdit {
  const side = (allow: string): string =>
    `${MORE}routes:\n  /orders/:id:\n    GET: { allow: "${allow}" }`;

  return {
    name,
    before: side(before),
    after: side(after),
    ...(isQuiet === true ? { isQuiet } : {}),
  };
}

export const EDITS: readonly AccessEdit[] = [
  edit(
    'everybody sees another state',
    'entity.state == approved',
    'entity.state in (approved | rejected)',
  ),
  edit('everybody sees all', 'staff', 'anonymous'),
  edit(
    'a role below another',
    'entity.owner == identity.id or role(support)',
    'entity.owner == identity.id or role(support:junior)',
  ),
  edit(
    'a role more',
    'entity.owner == identity.id',
    'entity.owner == identity.id or role(support)',
  ),
  edit('another role', 'role(shop:staff)', 'role(shop:clerk)'),
  edit('whoever is known', 'entity.owner == identity.id', 'authenticated'),
  edit('the owner too', 'staff', 'staff or entity.owner == identity.id'),
  edit('a scheme', 'authenticated', 'scheme(token)'),
  edit('a claim', "claims(tier = 'gold')", "claims(tier = 'silver')"),
  edit('a size', 'staff and entity.size < 5', 'staff and entity.size <= 5'),
  edit('a state less', 'staff', 'staff and entity.state != rejected'),
  edit('whether somebody reviews', 'staff and has entity.reviewer', 'staff'),
  edit(
    'a header',
    `"authenticated and request.headers['x-key'] == 'k'"`,
    `"authenticated and request.headers['x-key'] == 'l'"`,
  ),
  same('another order', 'staff or role(b)', 'role(b) or staff'),
  same('the other way round', 'entity.owner == identity.id', 'identity.id == entity.owner'),
  same(
    'not equal and equal to the others',
    'staff and entity.state != rejected',
    'staff and entity.state in (pending | approved)',
  ),
  same('a role and what is above it', 'role(a:b)', 'role(a:b) or role(a)'),
  same('what a role says anyway', 'role(a)', 'authenticated and role(a)'),
  same('whole numbers', 'staff and entity.size < 5', 'staff and entity.size <= 4'),
  same('by the law', 'not (not staff or role(b))', 'staff and not role(b)'),
  same('a policy written out', 'staff', 'role(shop:staff)'),
  same('there or not', 'staff and entity.reviewer == null', 'staff and not has entity.reviewer'),
  same('what can never be', 'staff', 'staff or scheme(basic) and scheme(token)'),
  policy('a policy that two routes name', 'role(a)', 'role(a) or role(b)'),
  policy('a policy and its opposite', 'role(a)', 'authenticated and not role(a)'),
  {
    name: 'a policy that many routes name',
    before: `${FIELDS}policies:\n  p: role(a)\nroutes:\n${MANY}`,
    after: `${FIELDS}policies:\n  p: role(b)\nroutes:\n${MANY}`,
  },
  {
    name: 'a policy and a route at once',
    before: read('p', 'p: role(a)'),
    after: read('p or role(c)', 'p: role(a) or role(b)'),
  },
  {
    name: 'a route that takes over what its policy said',
    before: read('p', 'p: role(a)'),
    after: read('role(a)', 'p: role(b)'),
    isQuiet: true,
  },
  {
    name: 'two policies that widen alike',
    before: read('p or q', 'p: role(a)\n  q: role(a)'),
    after: read('p or q', 'p: role(a) or role(b)\n  q: role(b) or role(a)'),
  },
  {
    name: 'a field that has another name',
    before: read('entity.size < 5 and staff'),
    after: read('entity.amount < 5 and staff').replace(
      'size: integer',
      'amount: { $type: integer, $was: size }',
    ),
  },
  guard('who may set an input', 'staff', 'staff or entity.owner == identity.id'),
  guard('who else may set an input', 'role(a)', 'role(b)'),
  {
    name: 'a policy that heirs take over',
    before: HEIRS.replace('POLICY', 'role(a)'),
    after: HEIRS.replace('POLICY', 'role(b)'),
  },
  joined('what a deployment joins to a policy', 'scheme(token)', 'scheme(token) or scheme(basic)'),
  joined(
    'what it joins, in other words',
    'role(shop:staff:a)',
    'role(shop:staff:a) or role(x) and role(shop:staff:a)',
    true,
  ),
  joined('of which entities', 'entity.state == pending', 'entity.state != rejected'),
  {
    name: 'a route that comes, and everybody may reach',
    before: FIELDS,
    after: `${FIELDS}policies:\n  public: entity.state == approved\nroutes:\n  /seen/:id:\n    GET: { call: read, allow: [public, staff] }`,
  },
  {
    name: 'a route that comes, and nobody may reach without being known',
    before: FIELDS,
    after: `${FIELDS}policies:\n  own: entity.owner == identity.id\nroutes:\n  /seen/:id:\n    GET: { call: read, allow: [own, staff] }`,
  },
  {
    name: 'a path that moves, and lets more in',
    before: `${FIELDS}routes:\n  /old/:id:\n    GET: { call: read, allow: staff }`,
    after: `${FIELDS}routes:\n  /new/:id:\n    GET: { call: read, allow: authenticated }`,
  },
  {
    name: 'a parameter with another name',
    before: `${FIELDS}routes:\n  /by/:owner:\n    GET: { call: list, allow: 'route.owner == identity.id' }`,
    after: `${FIELDS}routes:\n  /by/:owner:\n    GET: { call: list, allow: 'identity.id == route.owner' }`,
    isQuiet: true,
  },
  {
    name: 'a route that names no policy any more which a deployment narrows',
    before: `${read('staff')}\n# deployments/production.yaml\npolicies:\n  orders: { staff: scheme(token) }`,
    after: `${read('role(shop:staff)')}\n# deployments/production.yaml\npolicies:\n  orders: { staff: scheme(token) }`,
  },
  timed('a day more', 'entity.due < now() + 1d', 'entity.due < now() + 2d'),
  timed('the same distance', 'entity.due < now() + 1d', 'entity.due - 1d < now()', true),
  timed('another day', "entity.due < today('Europe/Berlin')", 'entity.due < today()'),
  timed('one of a list', 'staff', 'staff or identity.id in entity.watchers'),
  timed('less of a price', 'staff and entity.price <= 0.50', 'staff and entity.price < 0.5'),
  timed('the same price', 'staff and entity.price == 0.50', 'staff and entity.price == 0.5', true),
  timed('one before the other', 'entity.due < entity.end', 'entity.end >= entity.due'),
  {
    name: 'a value with another name',
    before: read('staff and entity.state == rejected'),
    after: read('staff and entity.state == refused').replace(
      'enum(pending|approved|rejected)',
      '{ $type: enum(pending|approved|refused), $was: { refused: rejected } }',
    ),
  },
  {
    name: 'a name from before that is forgotten',
    before: read('staff and entity.state == refused').replace(
      'enum(pending|approved|rejected)',
      '{ $type: enum(pending|approved|refused), $was: { refused: rejected } }',
    ),
    after: read('staff and entity.state == refused').replace(
      'approved|rejected',
      'approved|refused',
    ),
    isQuiet: true,
  },
];
