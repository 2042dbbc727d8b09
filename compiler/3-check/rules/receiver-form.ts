// A receiver fills what its operation needs, with values of the right types.

import type { Assignment, Component, Model, Operation, Receiver } from '../../2-model/model.ts';
import type { Field } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import type { Span } from '../../base/source.ts';
import { suggestion } from '../../base/suggest.ts';
import { describeType } from '../describe.ts';
import { fits, missingMember } from '../fits.ts';
import { type Lookup, lookupOf } from '../lookup.ts';

export function receiverForm(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const component of model.components) {
    for (const receiver of component.receivers) {
      checkForm(receiver, report);

      const target = component.operations.find((o) => o.id === receiver.call.id);

      if (
        target === undefined ||
        !target.sound ||
        (receiver.external && receiver.payload === undefined)
      )
        continue;

      checkInput(receiver, target, { lookup, report });
      checkQuery(receiver, component, { target, lookup, report });
    }
  }
}

interface Context {
  readonly lookup: Lookup;
  readonly report: Report;
}

function checkForm(receiver: Receiver, report: Report): void {
  const { external, payload, at } = receiver;

  if (external && payload === undefined) {
    report('TOA2209', at, {
      problem: `a foreign event says what it carries: 'payload' is missing`,
    });
  } else if (!external && payload !== undefined) {
    report('TOA2209', payload.at, {
      problem: 'the payload is declared with the event; only foreign events write it here',
    });
  }
}

function checkInput(receiver: Receiver, target: Operation, { lookup, report }: Context): void {
  const members = target.input === undefined ? [] : (lookup.members(target.input.type) ?? []);
  const given = receiver.input ?? [];

  if (receiver.each === 'replica' && target.type !== 'effect') {
    report('TOA2209', receiver.call.at, {
      problem: `a broadcast reaches every replica: only effects receive it`,
    });
  }

  for (const member of members) {
    const assigned = given.find((a) => a.name === member.name);

    if (assigned === undefined) {
      if (!member.optional && member.default === undefined) {
        const related = [{ message: 'needed here', at: member.at }];

        report(
          'TOA2206',
          receiver.call.at,
          { name: member.name, operation: target.name },
          { related },
        );
      }
      continue;
    }

    checkAssignment(assigned, member, { lookup, report });
  }
}

type Wanted = {
  readonly type: Parameters<typeof fits>[1];
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly default?: unknown;
  readonly at: Receiver['at'];
};

function checkAssignment(
  { name, value }: Assignment,
  wanted: Wanted,
  { lookup, report }: Context,
): void {
  const related = [{ message: 'declared here', at: wanted.at }];

  if (value.kind === 'unresolved') return;

  if (
    !fits(value.type, wanted.type, lookup) &&
    !(value.kind === 'literal' && value.value === null && wanted.nullable)
  ) {
    const missing = missingMember(value.type, wanted.type, lookup);

    if (missing !== undefined)
      return reportMissing(name, value.at, { ...missing, related, report });

    const problem = `takes ${describeType(lookup.meaning(wanted.type))}, not ${describeType(lookup.meaning(value.type))}`;

    report('TOA2207', value.at, { name, problem }, { related });
  } else if (
    value.kind === 'path' &&
    value.absent &&
    !wanted.optional &&
    !wanted.nullable &&
    wanted.default === undefined
  ) {
    report(
      'TOA2207',
      value.at,
      { name, problem: 'is required, and the event may not carry it' },
      { related },
    );
  }
}

interface Lacking {
  readonly needed: Field;
  readonly given: readonly Field[];
  readonly related: readonly { readonly message: string; readonly at: Span }[];
  readonly report: Report;
}

function reportMissing(name: string, at: Span, { needed, given, related, report }: Lacking): void {
  const near = given.find(
    (f) =>
      f.name ===
      suggestion(
        needed.name,
        given.map((g) => g.name),
      ),
  );
  const places = [
    { message: `'${needed.name}' is needed here`, at: needed.at },
    ...(near === undefined ? [] : [{ message: `'${near.name}' is declared here`, at: near.at }]),
  ];

  report(
    'TOA2207',
    at,
    { name, problem: `needs '${needed.name}' in it, which the event does not carry` },
    { related: [...places, ...related] },
  );
}

function checkQuery(
  receiver: Receiver,
  component: Component,
  context: Context & { readonly target: Operation },
): void {
  const { target, lookup, report } = context;
  const keyed = target.scope === 'object' || target.scope === 'changeset';
  const { query } = receiver;

  if (!keyed) {
    if (query !== undefined) {
      const problem = `'${target.name}' reads no single entity: there is nothing to find by a key`;

      report('TOA2208', query[0]?.at ?? receiver.at, { problem });
    }

    return;
  }

  if (query === undefined || query.length === 0) {
    report('TOA2208', receiver.call.at, {
      problem: `'${target.name}' works on one entity: 'query' says which`,
    });

    return;
  }

  checkKey(query, component, report);

  for (const assignment of query) {
    const { value, name } = assignment;
    const type =
      name === 'id'
        ? ({ kind: 'ref', of: component.id } as const)
        : component.entity?.fields.find((f) => f.name === name)?.type;

    if (type === undefined || value.kind === 'unresolved') continue;

    checkAssignment(
      assignment,
      { type, optional: false, nullable: false, at: receiver.call.at },
      { lookup, report },
    );
  }
}

/** One key: `id`, or all fields of one unique key. */
function checkKey(query: readonly Assignment[], { entity }: Component, report: Report): void {
  const named = (names: readonly string[]): string => names.toSorted().join();
  const keys = ['id', ...(entity?.unique.map((u) => named(u.fields.map((f) => f.name))) ?? [])];
  const known = query.every(
    ({ name }) => name === 'id' || entity?.fields.some((f) => f.name === name),
  );
  const [first] = query;

  if (first === undefined || !known || keys.includes(named(query.map((a) => a.name)))) return;

  report('TOA2208', first.at, {
    problem: `a query is one key: 'id', or all fields of one unique key`,
  });
}
