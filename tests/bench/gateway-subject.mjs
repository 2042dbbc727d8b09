// What every contender of the gateway's table serves: the same entity, rules, callers and texts, whoever hosts them.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** Of 200 routes; one of those in the middle is asked. */
export const RESOURCES = 40;
export const ASKED = '/resources20';
/** Its GET by id is for everybody, known or not. */
export const OPEN = '/resources39';

const LINES = ['A-1', 'B-2', 'C-3'].map((sku, i) => ({
  sku,
  quantity: i + 1,
  price: { amount: '9.90', currency: 'EUR' },
}));

const BODY = {
  title: 'A new order',
  lines: LINES,
  total: { amount: '59.40', currency: 'EUR' },
  address: { name: 'Ada', line: 'Row 1', postcode: 'SW1Y 4JH', country: 'GB' },
  priority: 3,
};

/** 377 bytes. */
export const BODY_TEXT = JSON.stringify(BODY);

const SECRET = 'the secret of all contenders';
const NOBODY = 'another';
export const OWNER = 'a-caller-of-the-api';

/** As an issuer signs them (HS256): around 230 characters. */
function tokenOf(sub) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: 'https://identity.example.com', aud: 'bench', sub, iat: 1_760_000_000 };
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;

  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}

export const TOKENS = { owner: tokenOf(OWNER), other: tokenOf(NOBODY) };

/** By the end of a token, which is cheaper to find than the whole: then it must be the whole. */
const known = new Map();
const TAIL = 32;

/** Whose token it is; verified once. `make` is what the contender keeps of him. */
export function callerOf(token, make) {
  const found = known.get(token.slice(-TAIL));

  if (found !== undefined && found.token === token) return found.caller;

  const sub = verified(token);

  if (sub === undefined) return undefined;

  const caller = make(sub);

  known.set(token.slice(-TAIL), { token, caller });

  return caller;
}

function verified(token) {
  const [head, claims, signature = ''] = token.split('.');
  const wanted = createHmac('sha256', SECRET).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');

  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;

  return JSON.parse(Buffer.from(claims, 'base64url').toString()).sub;
}

/** Undefined: there is none. For peers, who write their own access rule: known callers, and the owner alone. */
export function bearerOf(authorization) {
  return authorization?.startsWith('Bearer ')
    ? callerOf(authorization.slice(7), (id) => id)
    : undefined;
}

const MONEY = object({
  amount: { type: 'string', pattern: '^-?\\d{1,10}(?:\\.\\d{1,2})?$' },
  currency: { enum: ['EUR', 'USD', 'GBP'] },
});
const ADDRESS = object({
  name: text(1, 100),
  line: text(1, 100),
  postcode: text(1, 12),
  country: text(2, 2),
});
const LINE = object({
  sku: text(1, 40),
  quantity: { type: 'integer', minimum: 1, maximum: 999 },
  price: MONEY,
});
const PRIORITY = { type: 'integer', minimum: 0, maximum: 9 };
const GIVEN = {
  title: text(1, 120),
  lines: { type: 'array', items: LINE, minItems: 1, maxItems: 100 },
  total: MONEY,
  address: ADDRESS,
};

export const ID_PATTERN = '^[A-Za-z0-9_-]{1,64}$';
export const CREATE = object(GIVEN, {
  notes: text(0, 4000),
  priority: PRIORITY,
  due: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
});
export const ENTITY = {
  type: 'object',
  properties: {
    id: text(1, 64),
    owner: text(1, 64),
    ...GIVEN,
    state: { type: 'string' },
    priority: PRIORITY,
    done: { type: 'boolean' },
  },
};

function object(required, optional = {}) {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

function text(minLength, maxLength) {
  return { type: 'string', minLength, maxLength };
}

/** Where peers keep entities. */
export function createStore() {
  const entities = new Map();

  return {
    get: (id) => entities.get(id),
    create(owner, { title, lines, total, address, priority = 5 }) {
      const id = randomUUID();
      const entity = {
        id,
        owner,
        title,
        lines,
        total,
        address,
        state: 'draft',
        priority,
        done: false,
      };

      entities.set(id, entity);

      return entity;
    },
  };
}

/** What a peer does with a reading caller, after its own matching, and before its own serialising. */
export function readable(store, id, caller) {
  if (caller === undefined) return { status: 401 };

  const entity = store.get(id);

  if (entity === undefined) return { status: 404 };

  return entity.owner === caller ? { status: 200, entity } : { status: 403 };
}
