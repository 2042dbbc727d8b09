// Two components for fault tests: `source` remembers what was done to it, `sink` what it heard of that.
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';

const path = (root: string, ...segments: readonly string[]) => ({
  kind: 'path',
  root,
  segments,
  absent: false,
});

export interface Step {
  readonly kind: string;
  readonly op: number;
}

type Handler = (...args: readonly never[]) => unknown;

const bump = (input: Step, { trail }: { readonly trail: readonly Step[] }) => ({
  kind: input.kind,
  count: trail.length + 1,
  trail: [...trail, input],
});

const note = (input: Step, { heard }: { readonly heard: readonly unknown[] }) => ({
  heard: [...heard, input],
});

const anything = { check: () => {} };

export const source: ComponentDefinition = {
  id: 'source',
  entity: {
    name: 'Source',
    key: 'given',
    storage: 'default',
    fields: [
      { name: 'kind', type: 'text' },
      { name: 'count', type: 'integer' },
      { name: 'trail', type: 'document' },
    ],
    check: {},
  },
  operations: [
    { name: 'create', type: 'transition', scope: 'new', auto: 'create', input: anything },
    { name: 'read', type: 'observation', scope: 'object', auto: 'read', output: {} },
    {
      name: 'bump',
      type: 'transition',
      scope: 'object',
      input: anything,
      handler: bump as Handler,
    },
  ],
  events: ['a', 'b', 'c'].map((kind) => ({
    name: kind,
    when: { field: 'kind', value: kind },
    payload: { write: pick as (value: never) => unknown },
  })),
};

function pick({ id, count }: { readonly id: string; readonly count: number }): object {
  return { id, count };
}

const heard = (kind: string) => [
  { name: 'kind', value: { kind: 'literal', value: kind } },
  { name: 'count', value: path('event', 'count') },
];

const byId = [{ name: 'id', value: path('event', 'id') }];

export const sink: ComponentDefinition = {
  id: 'sink',
  entity: {
    name: 'Sink',
    key: 'given',
    storage: 'default',
    fields: [{ name: 'heard', type: 'document' }],
    check: {},
  },
  operations: [
    { name: 'create', type: 'transition', scope: 'new', auto: 'create', input: anything },
    { name: 'read', type: 'observation', scope: 'object', auto: 'read', output: {} },
    {
      name: 'note',
      type: 'transition',
      scope: 'object',
      input: anything,
      handler: note as Handler,
    },
  ],
  receivers: [
    {
      event: 'source.a',
      call: 'note',
      query: byId,
      input: heard('a'),
      if: {
        kind: 'compare',
        as: 'number',
        operator: '>',
        left: path('event', 'count'),
        right: { kind: 'literal', value: 3 },
      },
    },
    { event: 'source.b', call: 'note', query: byId, input: heard('b') },
  ],
};

/** What `sink` must have heard of a `source` with this history. */
export function expectedOf(trail: readonly Step[]): readonly unknown[] {
  return trail.flatMap(({ kind }, i) => {
    const changed = trail[i - 1]?.kind !== kind;
    const count = i + 1;

    return changed && ((kind === 'a' && count > 3) || kind === 'b') ? [{ kind, count }] : [];
  });
}
