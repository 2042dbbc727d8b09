// A small component written by hand, for what examples do not show.
import type { ComponentDefinition } from '@toac/runtime/v1';

const path = (root: string, ...segments: readonly string[]) => ({
  kind: 'path',
  root,
  segments,
  absent: true,
});

type Handler = (...args: readonly never[]) => unknown;

/** What handlers take, without the types that a compiler would give them. */
export interface Loose {
  readonly input: Record<string, unknown>;
  readonly subject: Record<string, unknown>;
  readonly context: {
    readonly calls: Record<string, Record<string, (request: object) => Promise<unknown>>>;
    readonly errors: Record<string, (data?: unknown) => unknown>;
    readonly emit: Record<string, (...of: readonly unknown[]) => void>;
    readonly id: string;
    readonly signal: AbortSignal;
    readonly now: Date;
    readonly more: boolean;
  };
}

export function handler(of: (loose: Loose) => unknown): Handler {
  return ((input: never, subject: never, context: never) =>
    of({ input, subject, context })) as Handler;
}

export interface Seen {
  runs: number;
  readonly heard: string[];
}

const anything = { check: () => {} };

export function counterWith(seen: Seen): ComponentDefinition {
  return {
    id: 'counter',
    entity: {
      name: 'Counter',
      key: 'uuid',
      storage: 'default',
      fields: [
        { name: 'name', type: 'text' },
        { name: 'count', type: 'integer', default: 0 },
        { name: 'note', type: 'text', optional: true },
      ],
      unique: [{ name: 'name', fields: ['name'] }],
      check: {},
    },
    operations: [
      {
        name: 'create',
        type: 'transition',
        scope: 'new',
        auto: 'create',
        input: anything,
        output: {},
      },
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
      { name: 'list', type: 'observation', scope: 'objects', auto: 'list', output: {} },
      { name: 'stream', type: 'observation', scope: 'stream', auto: 'stream', output: {} },
      { name: 'set', type: 'assignment', scope: 'changeset', auto: 'update', input: anything },
      { name: 'remove', type: 'transition', scope: 'object', auto: 'delete', deletes: true },
      {
        name: 'clear',
        type: 'transition',
        scope: 'objects',
        auto: 'delete-many',
        deletes: true,
        input: anything,
        where: {
          kind: 'compare',
          as: 'number',
          operator: '>=',
          left: path('entity', 'count'),
          right: path('input', 'least'),
        },
      },
      {
        name: 'add',
        type: 'transition',
        scope: 'object',
        input: anything,
        output: {},
        errors: [{ code: 'TOO_MUCH', status: 422, data: {} }],
        handler: handler(({ input, subject, context }) => {
          seen.runs += 1;

          const count = (subject['count'] as number) + (input['by'] as number);

          return count > 100_000 ? context.errors['TOO_MUCH']?.({ count }) : { count };
        }),
      },
      {
        name: 'strict',
        type: 'transition',
        scope: 'object',
        concurrency: 'fail',
        handler: handler(async ({ subject }) => {
          await new Promise((resolve) => setTimeout(resolve, 20));

          return { count: (subject['count'] as number) + 1 };
        }),
      },
      {
        name: 'raise',
        type: 'transition',
        scope: 'objects',
        limit: 100,
        input: anything,
        split: 'whole',
        output: {},
        handler: handler(({ input, subject }) => {
          const all = subject as unknown as readonly { id: string; count: number }[];
          const state = new Map(
            all.map(({ id, count }) => [id, { count: count + (input['by'] as number) }]),
          );

          if (input['alien'] !== undefined) state.set('alien', { count: 1 });

          return { state, output: { raised: all.length } };
        }),
      },
      {
        name: 'wrong',
        type: 'transition',
        scope: 'object',
        handler: handler(() => ({ colour: 'red' })),
      },
      {
        name: 'throws',
        type: 'observation',
        scope: 'none',
        handler: handler(() => {
          throw new Error('the password is 1234');
        }),
      },
      {
        name: 'undeclared',
        type: 'observation',
        scope: 'none',
        handler: handler(() => ({ [Symbol.for('toac.failure')]: true, code: 'NOPE' })),
      },
      {
        name: 'slow',
        type: 'observation',
        scope: 'none',
        timeout: 50,
        output: {},
        handler: handler(
          ({ context }) =>
            new Promise((_, reject) => {
              context.signal.addEventListener('abort', () => {
                seen.heard.push('aborted');
                reject(new Error('aborted'));
              });
            }),
        ),
      },
      {
        name: 'late',
        type: 'transition',
        scope: 'object',
        timeout: 30,
        handler: handler(async () => {
          await new Promise((resolve) => setTimeout(resolve, 60));
          seen.heard.push('late');

          return { count: 1 };
        }),
      },
      {
        name: 'both',
        type: 'effect',
        scope: 'none',
        idempotent: 'key',
        input: anything,
        output: {},
        calls: ['counter.add', 'counter.later'],
        handler: handler(async ({ input, context }) => {
          seen.runs += 1;
          await context.calls['counter']?.['add']?.({
            query: { id: input['id'] },
            input: { by: 1 },
          });
          await context.calls['counter']?.['add']?.({
            query: { id: input['id'] },
            input: { by: 1 },
          });

          return { id: context.id };
        }),
      },
      {
        name: 'raw',
        type: 'unmanaged',
        scope: 'none',
        output: {},
        handler: handler(({ subject }) => ({ client: typeof subject })),
      },
      {
        name: 'once',
        type: 'transition',
        scope: 'object',
        idempotent: ['order', 'id'],
        input: anything,
        handler: handler(({ subject }) => ({ count: (subject['count'] as number) + 1 })),
      },
      {
        name: 'later',
        type: 'transition',
        scope: 'object',
        task: true,
        input: anything,
        handler: handler(({ subject, input }) => {
          seen.heard.push('task');

          return { count: (subject['count'] as number) + (input['by'] as number) };
        }),
      },
      {
        name: 'defer',
        type: 'transition',
        scope: 'object',
        input: anything,
        errors: [{ code: 'NO', status: 422 }],
        calls: ['counter.later'],
        handler: handler(async ({ subject, input, context }) => {
          await context.calls['counter']?.['later']?.({
            query: { id: subject['id'] },
            input: { by: 5 },
          });

          return input['fail'] === true ? context.errors['NO']?.() : { note: 'deferred' };
        }),
      },
    ],
  };
}

/** Fields named as what every object inherits. */
export const nasty: ComponentDefinition = {
  id: 'nasty',
  entity: {
    name: 'Nasty',
    key: 'uuid',
    storage: 'default',
    fields: [
      { name: 'name', type: 'text' },
      { name: 'constructor', type: 'text', optional: true },
      { name: '__proto__', type: 'text', optional: true },
      { name: 'toString', type: 'text', optional: true },
    ],
    check: {},
  },
  operations: [
    {
      name: 'create',
      type: 'transition',
      scope: 'new',
      auto: 'create',
      input: anything,
      output: {},
    },
    { name: 'set', type: 'assignment', scope: 'changeset', auto: 'update', input: anything },
    { name: 'read', type: 'observation', scope: 'object', auto: 'read', output: {} },
  ],
};
