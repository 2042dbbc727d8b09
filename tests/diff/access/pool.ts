// Conditions of all kinds, and all callers and states that they can tell apart; what is true where, by the evaluation
// that services use. Shares nothing with the comparison.
import type {
  ComponentDocument,
  Document,
  ExpressionDocument,
  PathDocument,
} from '../../../compiler/diff/document.ts';
import { evaluate } from '../../../runtime-lib/core/evaluate-expression.ts';
import type { Expression, ExpressionEnvironment } from '../../../runtime-lib/core/expression.ts';
import { sideOf } from '../pairs/side.ts';

export const CONDITIONS: readonly string[] = [
  'authenticated',
  'role(a)',
  'role(a:b)',
  'role(t)',
  'role(t:(entity.team))',
  'role(t:red)',
  'scheme(basic)',
  'scheme(token)',
  'scheme(bearer)',
  "claims(p = 'x')",
  "claims(p = 'y')",
  'entity.owner == identity.id',
  'entity.approver == identity.id',
  'entity.owner == entity.approver',
  'entity.owner != identity.id',
  'has entity.approver',
  'entity.approver == null',
  'entity.state == placed',
  'entity.state in (placed | paid)',
  'entity.state != gone',
  "entity.team == 'red'",
  'entity.size < 5',
  'entity.size >= 4',
  'entity.size <= 4',
  'entity.size == 4',
  'entity.size in (4 | 5)',
  'entity.urgent',
  'entity.urgent == false',
  "request.headers['x-a'] == '1'",
  "request.headers['x-a'] != '1'",
];

export const POOL_FIELDS = `entity:
  fields:
    owner: ref(identity)
    approver?: ref(identity)
    state: enum(placed|paid|gone)
    team: string(1..9)
    size: integer
    urgent: boolean
`;

export interface Pool {
  readonly document: Document;
  readonly component: ComponentDocument;
  readonly atoms: readonly ExpressionDocument[];
}

export function openPool(): Pool {
  const list = CONDITIONS.map((text) => `    - ${JSON.stringify(text)}`).join('\n');
  const document = sideOf(`${POOL_FIELDS}policies:\n  all:\n${list}`);
  const component = document.components.find((c) => c.id === 'orders') as ComponentDocument;
  const all = component.policies?.find((p) => p.name === 'all')?.expression;

  if (all?.kind !== 'or' || all.of.length !== CONDITIONS.length)
    throw new Error('the pool is not what was written');

  return { document, component, atoms: all.of };
}

/** Everybody in every state. */
export function environments(): readonly ExpressionEnvironment[] {
  // Who has `a` has `a:b` too, and so on: other sets say nothing new.
  const roles = [[], ['a:b'], ['a']].flatMap((some) =>
    [[], ['t'], ['t:red'], ['t:blue'], ['t:red', 't:blue']].map((more) => [...some, ...more]),
  );
  const callers = roles.flatMap((held) =>
    ['basic', 'token', 'bearer'].flatMap((scheme) =>
      [undefined, 'x', 'y'].map((p) => ({
        identity: { id: 'u1', roles: held, scheme, claims: p === undefined ? {} : { p } },
        claims: p === undefined ? {} : { p },
      })),
    ),
  );
  const states = product({
    owner: ['u1', 'u2'],
    approver: [undefined, 'u1', 'u2', 'u3'],
    state: ['placed', 'paid', 'gone'],
    // The last one makes no role.
    team: ['red', 'blue', 'x:y'],
    size: [3, 4, 5, 6],
    urgent: [true, false],
  });
  const requests = [{}, { 'x-a': '1' }];

  return [{}, ...callers].flatMap((caller) =>
    states.flatMap((entity) =>
      requests.map(
        (headers) =>
          ({ ...caller, entity, request: { headers } }) as unknown as ExpressionEnvironment,
      ),
    ),
  );
}

function product(
  of: Readonly<Record<string, readonly unknown[]>>,
): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(of).reduce<readonly Readonly<Record<string, unknown>>[]>(
    (rows, [name, values]) =>
      rows.flatMap((row) =>
        values.map((value) => (value === undefined ? row : { ...row, [name]: value })),
      ),
    [{}],
  );
}

/** As a document says it → as it is evaluated: paths have segments always. */
export function evaluated(expression: ExpressionDocument): Expression {
  return JSON.parse(
    JSON.stringify(expression, (_, value: unknown) =>
      isPath(value) ? { ...value, segments: value.segments ?? [] } : value,
    ),
  ) as Expression;
}

function isPath(value: unknown): value is PathDocument {
  return (value as { readonly kind?: unknown } | null)?.kind === 'path';
}

/** Where it is true: one bit per environment. */
export type Truth = Uint32Array;

export function truthOf(
  expression: ExpressionDocument,
  all: readonly ExpressionEnvironment[],
): Truth {
  const bits = new Uint32Array(Math.ceil(all.length / 32));
  const read = evaluated(expression);

  all.forEach((environment, i) => {
    if (evaluate(read, environment)) bits[i >> 5] = (bits[i >> 5] as number) | (1 << (i & 31));
  });

  return bits;
}
