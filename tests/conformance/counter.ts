// An entity that counts, and says of each call when its function runs.
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';

type Handler = (...args: readonly never[]) => unknown;

const anything = { check: () => {} };

export function counter(ran: (id: string) => void): ComponentDefinition {
  const add = (
    input: { readonly by?: number } | undefined,
    { count }: { readonly count: number },
    { id }: { readonly id: string },
  ): object => {
    ran(id);

    return { count: count + (input?.by ?? 1) };
  };

  return {
    id: 'counter',
    entity: {
      name: 'Counter',
      key: 'given',
      storage: 'default',
      fields: [{ name: 'count', type: 'integer', default: 0 }],
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
      { name: 'read', type: 'observation', scope: 'object', auto: 'read', output: {} },
      {
        name: 'add',
        type: 'transition',
        scope: 'object',
        input: { check: () => {} },
        output: {},
        handler: add as Handler,
      },
      {
        name: 'both',
        type: 'effect',
        scope: 'none',
        idempotent: 'key',
        input: anything,
        output: {},
        calls: ['counter.add'],
        handler: both as Handler,
      },
    ],
  };
}

interface Calls {
  readonly calls: { readonly counter: { readonly add: (request: object) => Promise<object> } };
}

async function both({ id }: { readonly id: string }, _: undefined, { calls }: Calls) {
  await calls.counter.add({ query: { id }, input: { by: 1 } });
  await calls.counter.add({ query: { id }, input: { by: 10 } });

  return { done: true };
}
