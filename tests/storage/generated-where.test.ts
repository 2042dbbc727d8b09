// The conditions of the examples' operations, as generated components hold them, bound to what a storage is asked.
import { describe, expect, it } from 'vitest';
import { supportTickets } from '../../generated/desk/support/tickets/component.ts';
import { orders } from '../../generated/shop/orders/component.ts';
import { stock } from '../../generated/shop/stock/component.ts';
import { tasks } from '../../generated/todo/tasks/component.ts';
import { bindCondition } from '../../runtime-lib/core/bind-condition.ts';
import type { FieldDefinition } from '../../runtime-lib/core/definition.ts';
import type { Expression, ExpressionEnvironment } from '../../runtime-lib/core/expression.ts';
import type { Condition } from '../../runtime-lib/storage/condition.ts';
import { fieldTypes } from '../../runtime-lib/storage/field-types.ts';
import { fit } from '../../runtime-lib/storage/fit.ts';

/** Generated code has its types from the built library. */
interface Component {
  readonly entity?: { readonly fields: readonly FieldDefinition[] };
  readonly operations: readonly { readonly name: string; readonly where?: unknown }[];
}

const ENVIRONMENT: ExpressionEnvironment = {
  now: new Date('2026-03-28T23:30:00.000Z'),
  zone: 'Europe/Berlin',
  input: { items: [{ sku: 'A1' }, { sku: 'B2' }] },
};

function asked(component: Component, operation: string): Condition {
  const where = component.operations.find(({ name }) => name === operation)?.where as Expression;

  return fit(bindCondition(where, ENVIRONMENT), fieldTypes(component.entity?.fields ?? []));
}

describe('where of the examples', () => {
  it.each<readonly [string, Component, string, Condition]>([
    [
      'todo: what is due today, in the zone of the schedule',
      tasks,
      'remind',
      {
        kind: 'and',
        of: [
          { kind: 'compare', field: 'due', operator: '==', value: '2026-03-29' },
          {
            kind: 'not',
            of: { kind: 'compare', field: 'done', operator: '==', value: true },
          },
        ],
      },
    ],
    [
      'shop: values of an enum',
      orders,
      'spent',
      { kind: 'in', field: 'state', values: ['paid', 'shipped'] },
    ],
    [
      'shop: a list of the input',
      stock,
      'reserve',
      { kind: 'in', field: 'sku', values: ['A1', 'B2'] },
    ],
    [
      'desk: what lies two weeks back',
      supportTickets,
      'close',
      {
        kind: 'and',
        of: [
          { kind: 'compare', field: 'state', operator: '==', value: 'solved' },
          { kind: 'compare', field: '_updated', operator: '<', value: '2026-03-14T23:30:00.000Z' },
        ],
      },
    ],
    [
      'desk: what is overdue',
      supportTickets,
      'escalate',
      {
        kind: 'and',
        of: [
          { kind: 'compare', field: 'due', operator: '<', value: '2026-03-28T23:30:00.000Z' },
          { kind: 'in', field: 'state', values: ['open', 'waiting'] },
          { kind: 'compare', field: 'urgency', operator: '!=', value: 'urgent' },
        ],
      },
    ],
  ])('%s', (_title, component, operation, condition) => {
    expect(asked(component, operation)).toEqual(condition);
  });
});
