// What an operation is, beside what it takes and answers with: its type, its promises, its limits.

import { durationText, expressionText } from '../../2-model/expression-text.ts';
import type { OperationDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Line, type Place } from '../edit.ts';
import type { Level } from '../finding.ts';
import { oldId } from '../renames.ts';

import { isSame } from '../same.ts';
import { callersText } from './place-name.ts';

type Operations = readonly [OperationDocument, OperationDocument];

interface Trait {
  readonly rule: string;
  readonly of: (operation: OperationDocument) => string | undefined;
  readonly at: (was: string | undefined, is: string | undefined) => Line['at'];
  readonly text: (was: string | undefined, is: string | undefined) => string;
}

function always(at: Line['at']): Trait['at'] {
  return () => at;
}

const TRAITS: readonly Trait[] = [
  {
    rule: 'operation-type-changed',
    of: ({ type }) => type,
    at: always(['in', 'BREAK']),
    text: (_was, is) => `it is called, retried and cached like a ${is} now`,
  },
  {
    rule: 'operation-auto-changed',
    of: ({ auto }) => (auto === undefined ? undefined : `auto: ${auto}`),
    at: always(['src', 'RISK']),
    text: (_was, is) =>
      is === undefined
        ? 'a handwritten function decides now'
        : 'toac does it, and no function runs',
  },
  {
    rule: 'entity-associated-changed',
    of: ({ ensure }) => (ensure === true ? 'ensure: true' : undefined),
    at: always(['in', 'RISK']),
    text: (_was, is) =>
      is === undefined
        ? 'what is there already is a conflict now, and no answer'
        : 'what is there already is answered with, and no conflict',
  },
  {
    rule: 'operation-concurrency-changed',
    of: ({ concurrency }) => concurrency ?? 'retry',
    at: (_was, is) => ['in', is === 'fail' ? 'RISK' : 'SAFE'],
    text: (_was, is) =>
      is === 'fail' ? 'callers meet conflicts that were retried before' : 'conflicts are retried',
  },
  {
    rule: 'operation-idempotency-changed',
    of: ({ idempotent }) =>
      idempotent === undefined
        ? undefined
        : typeof idempotent.path === 'string'
          ? idempotent.path
          : idempotent.path.join('.'),
    at: (was) => ['in', was === undefined ? 'SAFE' : 'BREAK'],
    text: (was, is) =>
      is === undefined
        ? 'a request that is sent again is done again'
        : was === undefined
          ? 'a request that is sent again is done once'
          : 'requests that were sent before are not recognised',
  },
  {
    rule: 'operation-deletes-changed',
    of: ({ deletes }) => (deletes === true ? 'deletes: true' : undefined),
    at: always(['sto', 'BREAK']),
    text: (_was, is) =>
      is === undefined ? 'it deletes nothing any more' : 'it deletes entities now',
  },
  {
    rule: 'operation-task-changed',
    of: ({ task }) => (task === true ? 'task: true' : undefined),
    at: always(['out', 'BREAK']),
    text: (_was, is) =>
      is === undefined ? 'callers wait for it now' : 'it is answered before it is done, with 202',
  },
  {
    rule: 'operation-forward-changed',
    of: ({ forward }) => forward?.name,
    at: always(['src', 'NOTE']),
    text: () => 'what it takes and answers with is compared by itself',
  },
];

export function compareTraits(both: Both, place: Place, [was, is]: Operations): readonly Edit[] {
  const where = callersText(is.id, `${place.component}.${is.name}`, both.next);

  return [
    ...TRAITS.flatMap((trait) => compareTrait(place, [was, is], { trait, where })),
    ...compareWhere(place, [was, is], where),
    ...compareScope(place, [was, is], where),
    ...compareNumbers(place, [was, is], where),
    ...compareReach(both, place, [was, is]),
    ...compareInternal(place, [was, is], where),
    ...described(place, [was, is]),
  ];
}

function compareTrait(
  place: Place,
  [was, is]: Operations,
  { trait, where }: { readonly trait: Trait; readonly where: string },
): readonly Edit[] {
  const [before, after] = [trait.of(was), trait.of(is)];

  if (before === after) return [];

  return [
    editAt(place, {
      rule: trait.rule,
      message: `${is.name}: ${trait.text(before, after)}`,
      before,
      after,
      impacts: [impact(trait.at(before, after), where, trait.text(before, after))],
    }),
  ];
}

/** Where it is not only more that is asked of entities, it may reach others than before. */
function compareWhere(place: Place, [was, is]: Operations, where: string): readonly Edit[] {
  const [before, after] = [was.where, is.where].map((w) => w && expressionText(w));

  if (before === after) return [];

  const parts = is.where?.kind === 'and' ? is.where.of.map(expressionText) : [];
  const isNarrower = before === undefined || parts.includes(before);
  const text = 'it meets other entities than before';

  return [
    editAt(place, {
      rule: 'query-criteria-changed',
      message: `${is.name}: ${text}`,
      before,
      after,
      impacts: [
        impact(['out', 'RISK'], where, text),
        ...(isNarrower
          ? []
          : [impact(['acc', 'SEC'], where, 'it may reach entities that were out of its reach')]),
      ],
    }),
  ];
}

/** Between one value and many there are frames, or there are none. */
function compareScope(place: Place, [was, is]: Operations, where: string): readonly Edit[] {
  if (was.scope === is.scope) return [];

  const streams = [was, is].filter((o) => o.scope === 'stream').length === 1;
  const text = streams
    ? 'replies come in frames, or no longer do'
    : 'it is called with another query, and answers with another number of entities';

  return [
    editAt(place, {
      rule: streams ? 'operation-streaming-changed' : 'operation-scope-changed',
      message: `${is.name} has the scope ${is.scope} now`,
      before: was.scope,
      after: is.scope,
      impacts: [impact(['out', 'BREAK'], where, text)],
      rollout: 'a new operation beside it; then move callers',
    }),
  ];
}

function compareNumbers(place: Place, [was, is]: Operations, where: string): readonly Edit[] {
  const edits: Edit[] = [];
  const add = (rule: string, level: Level, said: readonly [string, string, string]): void => {
    const [text, before, after] = said;

    edits.push(
      editAt(place, {
        rule,
        message: `${is.name}: ${text}`,
        before,
        after,
        impacts: [impact(['out', level], where, text)],
      }),
    );
  };
  const [before, after] = [was.timeout ?? Infinity, is.timeout ?? Infinity];
  const time = (ms: number): string => (ms === Infinity ? 'no timeout' : durationText(ms));

  if (after < before)
    add('operation-timeout-lowered', 'RISK', ['it is given up earlier', time(before), time(after)]);
  if (after > before)
    add('operation-timeout-raised', 'SAFE', ['it is given up later', time(before), time(after)]);

  const [few, many] = [was.limit?.value, is.limit?.value];

  if (few !== many)
    add('operation-limit-changed', (many ?? Infinity) < (few ?? Infinity) ? 'RISK' : 'SAFE', [
      'it meets another number of entities at once',
      `limit: ${few ?? 'none'}`,
      `limit: ${many ?? 'none'}`,
    ]);

  return edits;
}

/** What it may call and emit: its permissions towards others. */
function compareReach(both: Both, place: Place, [was, is]: Operations): readonly Edit[] {
  const ids = (list: OperationDocument['calls'], renamed: boolean): readonly string[] =>
    (list ?? []).map((r) => (renamed ? oldId(r.id, both.renames) : r.id)).sort();
  const edits: Edit[] = [];

  for (const key of ['calls', 'emits'] as const) {
    if (isSame(ids(was[key], false), ids(is[key], true))) continue;

    const text = (o: OperationDocument): string =>
      `[${(o[key] ?? []).map((r) => r.name).join(', ')}]`;

    edits.push(
      editAt(place, {
        rule: `operation-${key}-changed`,
        message: `${is.name} ${key} other things than before`,
        before: text(was),
        after: text(is),
        impacts: [
          impact(
            ['src', key === 'calls' ? 'RISK' : 'NOTE'],
            'TypeScript',
            'its function has other ways out',
          ),
        ],
      }),
    );
  }

  return edits;
}

function compareInternal(place: Place, [was, is]: Operations, where: string): readonly Edit[] {
  if (was.internal === is.internal) return [];

  const isInternal = is.internal === true;

  return [
    editAt(place, {
      rule: isInternal ? 'operation-made-internal' : 'operation-made-public',
      message: `${is.name} ${isInternal ? 'is for its own component alone' : 'may be called by others'}`,
      before: isInternal ? 'internal: false' : 'internal: true',
      after: isInternal ? 'internal: true' : 'internal: false',
      impacts: [
        isInternal
          ? impact(['in', 'BREAK'], where, 'other components may not call it any more')
          : impact(['acc', 'SEC'], where, 'other components may call it now'),
      ],
    }),
  ];
}

function described(place: Place, [was, is]: Operations): readonly Edit[] {
  if (was.doc === is.doc) return [];

  return [
    editAt(place, {
      rule: 'schema-annotation-changed',
      message: `${is.name} is described in other words`,
      before: was.doc,
      after: is.doc,
      impacts: [impact(['src', 'NOTE'], place.element, 'nothing changes on the wire')],
    }),
  ];
}
