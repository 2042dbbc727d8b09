// A component written by hand, with every kind of operation behind a policy, for tests of access.
import type { ComponentDefinition } from '@toac/runtime/v1';
import type {
  ComponentDefinition as Defined,
  OperationDefinition,
} from '../../runtime-lib/core/definition.ts';
import type { Expression, Operand, PathOperand } from '../../runtime-lib/core/expression.ts';
import { createIdentity, type Identity } from '../../runtime-lib/core/identity.ts';
import { handler, type Seen } from '../operations/counter.ts';

export function path(root: PathOperand['root'], ...segments: readonly string[]): PathOperand {
  return { kind: 'path', root, segments };
}

export function same(left: Operand, right: Operand): Expression {
  return { kind: 'compare', operator: '==', as: 'text', left, right };
}

export function literal(value: unknown): Operand {
  return { kind: 'literal', value };
}

export function either(...of: readonly Expression[]): Expression {
  return { kind: 'or', of };
}

export function both(...of: readonly Expression[]): Expression {
  return { kind: 'and', of };
}

export function caller(id: string, ...roles: readonly string[]): Identity {
  return createIdentity({
    id: id as Identity['id'],
    roles,
    scheme: 'token',
    claims: { level: roles.length },
  });
}

const anything = { check: () => {} };
const owner = same(path('entity', 'owner'), path('identity', 'id'));
const open = same(path('entity', 'state'), literal('open'));

const policies: Readonly<Record<string, Expression>> = {
  owner,
  staff: { kind: 'role', segments: ['staff', path('entity', 'shelf')] },
};
const policy = (name: string): Expression => ({ kind: 'policy', name });

function operationsWith(seen: Seen): readonly OperationDefinition[] {
  return [
    { name: 'add', type: 'transition', scope: 'new', auto: 'create', input: anything, output: {} },
    {
      name: 'ensure',
      type: 'transition',
      scope: 'new',
      auto: 'create',
      ensure: true,
      input: anything,
      output: {},
    },
    { name: 'read', type: 'observation', scope: 'object', auto: 'read', output: {} },
    {
      name: 'look',
      type: 'observation',
      scope: 'object',
      output: {},
      handler: handler(({ subject }) => {
        seen.runs += 1;

        return { title: subject['title'] };
      }),
    },
    { name: 'list', type: 'observation', scope: 'objects', auto: 'list', output: {} },
    {
      name: 'count',
      type: 'observation',
      scope: 'objects',
      output: {},
      handler: handler(({ subject }) => ({ count: (subject as unknown as []).length })),
    },
    { name: 'stream', type: 'observation', scope: 'stream', auto: 'stream', output: {} },
    { name: 'edit', type: 'assignment', scope: 'changeset', auto: 'update', input: anything },
    {
      name: 'close',
      type: 'transition',
      scope: 'object',
      output: {},
      handler: handler(async ({ subject }) => {
        seen.runs += 1;
        await Promise.all(seen.heard.splice(0).map(() => new Promise((r) => setTimeout(r, 30))));

        return { state: 'closed', title: `${subject['title']}!` };
      }),
    },
    {
      name: 'once',
      type: 'transition',
      scope: 'object',
      concurrency: 'fail',
      handler: handler(async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));

        return { state: 'closed' };
      }),
    },
    { name: 'drop', type: 'transition', scope: 'object', auto: 'delete', deletes: true },
    {
      name: 'file',
      type: 'transition',
      scope: 'object',
      task: true,
      handler: handler(({ subject, context }) => {
        seen.runs += 1;

        return { title: `${subject['title']} ${(context as { identity?: object }).identity}` };
      }),
    },
    {
      name: 'mark',
      type: 'transition',
      scope: 'objects',
      limit: 100,
      task: true,
      input: anything,
      handler: handler(({ input, subject }) => {
        const all = subject as unknown as readonly { id: string }[];

        return new Map(all.map(({ id }) => [id, { pages: input['pages'] }]));
      }),
    },
    {
      name: 'listen',
      type: 'observation',
      scope: 'stream',
      output: {},
      timeout: 30,
      handler: handler(({ context: { signal } }) => follow(seen, signal)),
    },
    { name: 'clear', type: 'transition', scope: 'objects', auto: 'delete-many', deletes: true },
    {
      name: 'send',
      type: 'effect',
      scope: 'none',
      idempotent: ['key'],
      input: anything,
      output: {},
      handler: handler(() => {
        seen.runs += 1;

        return { sent: seen.runs };
      }),
    },
  ];
}

/** One frame, and then nothing more until somebody gives up. */
async function* follow(seen: Seen, signal: AbortSignal): AsyncIterable<object> {
  yield { first: true };
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });
  seen.heard.push('gone');
}

/** Whoever owns a book, or works at its shelf. */
const readers = either(policy('owner'), policy('staff'));

export function shelfWith(seen: Seen): ComponentDefinition {
  const definition: Defined = {
    id: 'books',
    entity: {
      name: 'Book',
      key: 'uuid',
      storage: 'default',
      fields: [
        { name: 'owner', type: 'text' },
        { name: 'shelf', type: 'text', optional: true },
        { name: 'title', type: 'text' },
        { name: 'state', type: 'text', default: 'open' },
        { name: 'pages', type: 'integer', optional: true },
        { name: 'isbn', type: 'text', optional: true },
        { name: 'tags', type: 'document', items: 'text', optional: true },
        { name: 'prices', type: 'document', items: 'decimal(6.2)', optional: true },
        { name: 'place', type: 'document', optional: true },
      ],
      unique: [{ name: 'isbn', fields: ['isbn'] }],
      check: {},
    },
    operations: operationsWith(seen),
    policies,
    access: [
      { route: 'GET /books/:id', allow: readers },
      { route: 'GET /hidden/:id', allow: readers, hide: true },
      { route: 'GET /books', allow: readers },
      { route: 'GET /hidden', allow: readers, hide: true },
      { route: 'POST /books', allow: both(policy('owner'), open) },
      {
        route: 'PATCH /books/:id',
        allow: policy('owner'),
        guards: [{ input: 'pages', allow: open }],
      },
      { route: 'POST /books/:id/closing', allow: both(policy('owner'), open), hide: true },
      { route: 'POST /sending', allow: same(path('input', 'to'), path('identity', 'id')) },
      {
        route: 'POST /header',
        allow: same(path('request', 'headers', 'x-key'), path('input', 'to')),
      },
      {
        route: 'GET /shelves/:shelf',
        allow: same(path('route', 'shelf'), path('entity', 'shelf')),
      },
      {
        route: 'POST /marking',
        guards: [{ input: 'pages', allow: { kind: 'role', segments: ['staff'] } }],
      },
      { route: 'GET /claims', allow: { kind: 'claim', name: 'level', value: 1 } },
      {
        route: 'GET /ids/:id',
        allow: both(same(path('entity', 'id'), path('route', 'id')), {
          kind: 'compare',
          operator: '<',
          as: 'number',
          left: path('entity', '_version'),
          right: literal(2),
        }),
      },
      {
        route: 'POST /adding',
        guards: [{ input: 'state', allow: { kind: 'role', segments: ['staff'] } }],
      },
    ],
  };

  // Generated code has its types from the built library.
  return definition as unknown as ComponentDefinition;
}
