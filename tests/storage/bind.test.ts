// An expression bound to a storage finds the same rows as the expression itself, asked of each row.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindCondition } from '../../runtime-lib/core/bind-condition.ts';
import { evaluate, operandValue } from '../../runtime-lib/core/evaluate-expression.ts';
import type {
  Expression,
  ExpressionEnvironment,
  Operand,
} from '../../runtime-lib/core/expression.ts';
import { todayIn } from '../../runtime-lib/core/today.ts';
import type { Condition } from '../../runtime-lib/storage/condition.ts';
import { matches } from '../../runtime-lib/storage/evaluate.ts';
import { fit } from '../../runtime-lib/storage/fit.ts';
import { ENVIRONMENT, EXPRESSION, entityOf, entityPath, pathOf } from './expressions.ts';
import { ROW, TYPES } from './rows.ts';

describe('bindCondition', () => {
  it('finds the rows for which the expression is true', () => {
    let found = 0;
    let asked = 0;

    fc.assert(
      fc.property(
        EXPRESSION,
        ENVIRONMENT,
        fc.array(ROW, { minLength: 1, maxLength: 5 }),
        (expression, environment, rows) => {
          const condition = fit(bindCondition(expression, environment), TYPES);

          for (const row of rows) {
            const truth = evaluate(expression, { ...environment, entity: entityOf(row) });

            expect(matches(condition, row, TYPES)).toBe(truth);
            asked += condition.kind === 'constant' ? 0 : 1;
            found += condition.kind !== 'constant' && truth ? 1 : 0;
          }
        },
      ),
      { numRuns: 10_000 },
    );

    // Neither is rare: otherwise nothing was tested.
    expect(asked).toBeGreaterThan(5000);
    expect(found).toBeGreaterThan(2000);
    expect(asked - found).toBeGreaterThan(2000);
  });

  it.each<readonly [string, Expression, Condition]>([
    [
      'moves a shift to the other side',
      {
        kind: 'compare',
        operator: '<',
        left: { kind: 'shift', of: entityPath('_updated'), by: 1000 },
        right: { kind: 'now' },
        as: 'time',
      },
      { kind: 'compare', field: '_updated', operator: '<', value: '2026-03-28T23:59:59.000Z' },
    ],
    [
      'turns an entity on the right',
      {
        kind: 'compare',
        operator: '<',
        left: { kind: 'literal', value: 3 },
        right: entityPath('count'),
        as: 'number',
      },
      { kind: 'compare', field: 'count', operator: '>', value: 3 },
    ],
    [
      'compares two fields',
      {
        kind: 'compare',
        operator: '!=',
        left: entityPath('name'),
        right: entityPath('other'),
        as: 'text',
      },
      { kind: 'compare-fields', left: 'name', operator: '!=', right: 'other' },
    ],
    [
      'asks a list whether it contains the caller',
      {
        kind: 'in',
        left: { kind: 'path', root: 'identity', segments: ['id'] },
        right: [entityPath('tags')],
        as: 'text',
      },
      { kind: 'contains', field: 'tags', value: 'me' },
    ],
    [
      'spells out a role with a field in it',
      { kind: 'role', segments: ['team', entityPath('name') as never, 'agent'] },
      {
        kind: 'or',
        of: [
          { kind: 'compare', field: 'name', operator: '==', value: 'a' },
          { kind: 'compare', field: 'name', operator: '==', value: 'b' },
        ],
      },
    ],
    [
      'decides what does not ask for the entity',
      {
        kind: 'or',
        of: [{ kind: 'authenticated' }, { kind: 'true', path: pathOf('entity', 'done') }],
      },
      { kind: 'constant', value: true },
    ],
  ])('%s', (_title, expression, condition) => {
    const roles = ['team:a:agent', 'team:b', 'other:c:agent', 'team:a:lead'];
    const environment: ExpressionEnvironment = {
      identity: { id: 'me', roles, scheme: 'token' },
      now: new Date('2026-03-29T00:00:00.000Z'),
    };

    expect(bindCondition(expression, environment)).toEqual(condition);
  });

  it('refuses what no storage finds by', () => {
    const environment = { now: new Date(0) };
    const nested: Expression = {
      kind: 'has',
      path: { kind: 'path', root: 'entity', segments: ['place', 'city'] },
    };

    expect(() => bindCondition(nested, environment)).toThrow('entity.place.city');
  });
});

describe('todayIn', () => {
  it.each([
    ['2026-03-28T23:30:00.000Z', undefined, '2026-03-28'],
    ['2026-03-28T23:30:00.000Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T01:30:00.000Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-28T22:30:00.000Z', 'Europe/Berlin', '2026-03-28'],
    ['2026-03-29T22:30:00.000Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-03-28T10:30:00.000Z', 'Pacific/Kiritimati', '2026-03-29'],
    ['2026-03-28T06:30:00.000Z', 'America/Los_Angeles', '2026-03-27'],
  ])('%s in %s is %s', (now, zone, day) => {
    expect(todayIn(new Date(now), zone)).toBe(day);
  });
});

describe('operandValue', () => {
  it('follows own members alone, and lists in lists', () => {
    const path = (...segments: readonly string[]): Operand => ({
      kind: 'path',
      root: 'input',
      segments,
    });
    const environment: ExpressionEnvironment = {
      now: new Date(0),
      input: { rows: [{ tags: ['a', 'b'] }, { tags: ['c', null] }, {}], name: 'x' },
    };

    expect(operandValue(path('rows', '[]', 'tags', '[]'), environment)).toEqual(['a', 'b', 'c']);
    expect(operandValue(path('constructor'), environment)).toBe(undefined);
    expect(operandValue(path('__proto__'), environment)).toBe(undefined);
    expect(operandValue(path('name', 'length'), environment)).toBe(undefined);
    expect(operandValue(path('name', '[]'), environment)).toBe(undefined);
  });
});
