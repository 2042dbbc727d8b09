// Compiled expressions answer as the interpreter does, whatever stands in the environment.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../runtime-lib/core/compile-expression.ts';
import { evaluate } from '../../runtime-lib/core/evaluate-expression.ts';
import type { Expression, Operand } from '../../runtime-lib/core/expression.ts';
import { placePolicies } from '../../runtime-lib/core/place-policies.ts';
import { ENVIRONMENT, EXPRESSION, entityOf, entityPath, OBJECT } from '../storage/expressions.ts';
import { ANY_SCALARS, ROW } from '../storage/rows.ts';

const none = { policies: {}, narrowing: {} };

/** Operands and meetings that no contract has together: wrong types must be false in both forms. */
const PATH: fc.Arbitrary<Operand> = fc
  .tuple(
    fc.constantFrom('entity', 'input', 'identity', 'claims', 'route', 'event', 'request'),
    fc.array(fc.constantFrom('text', 'place', 'tags', 'texts', '[]', 'lines', 'id', 'toString'), {
      maxLength: 3,
    }),
  )
  .map(([root, segments]) => ({ kind: 'path', root: root as 'entity', segments }));
const OPERAND: fc.Arbitrary<Operand> = fc.oneof(
  PATH,
  fc
    .oneof(fc.constantFrom<unknown>(...ANY_SCALARS, null, undefined, [], ['a'], {}), fc.bigInt())
    .map((value): Operand => ({ kind: 'literal', value })),
  fc.constantFrom<Operand>({ kind: 'now' }, { kind: 'today', zone: 'Asia/Tokyo' }),
  PATH.map((of): Operand => ({ kind: 'shift', of, by: 1000 })),
);
const MEETING = fc.constantFrom('text', 'number', 'time', 'boolean', 'null');
const ODD = fc.oneof(
  fc.record({
    kind: fc.constant('compare'),
    operator: fc.constantFrom('==', '!=', '<', '<=', '>', '>='),
    left: OPERAND,
    right: OPERAND,
    as: MEETING,
  }),
  fc.record({
    kind: fc.constant('in'),
    left: OPERAND,
    right: fc.array(OPERAND, { maxLength: 3 }),
    as: MEETING,
  }),
  fc.record({ kind: fc.constantFrom('has', 'true'), path: PATH }),
  fc.record({
    kind: fc.constant('role'),
    segments: fc.array(fc.oneof(fc.constantFrom('a', 'shop', '', 'a:b'), PATH), { maxLength: 3 }),
  }),
) as fc.Arbitrary<Expression>;

describe('compileExpression', () => {
  it('answers as the interpreter does', () => {
    const said = { true: 0, false: 0 };

    fc.assert(
      fc.property(
        fc.oneof(EXPRESSION, ODD),
        ENVIRONMENT,
        ROW,
        OBJECT,
        (expression, around, row, odd) => {
          const compiled = compileExpression(
            placePolicies(expression, { ...none, policies: around.policies ?? {} }),
          );

          for (const entity of [entityOf(row), { ...entityOf(row), ...odd }, undefined]) {
            const environment = { ...around, entity };
            const truth = evaluate(expression, environment);

            expect(compiled(environment)).toBe(truth);
            said[`${truth}`] += 1;
          }
        },
      ),
      { numRuns: 20_000 },
    );

    expect(said.true).toBeGreaterThan(10_000);
    expect(said.false).toBeGreaterThan(10_000);
  });

  it('knows at the start that a policy is not there', () => {
    expect(() => compileExpression({ kind: 'policy', name: 'x' })).toThrow('no policy is named x');
  });
});

describe('placePolicies', () => {
  const is = (name: string, value: string): Expression => ({
    kind: 'compare',
    operator: '==',
    as: 'text',
    left: entityPath(name),
    right: { kind: 'literal', value },
  });
  const policy = (name: string): Expression => ({ kind: 'policy', name });

  it('joins what a deployment says to the policy, wherever it is named', () => {
    const policies = {
      a: is('x', '1'),
      b: { kind: 'or', of: [policy('a'), is('y', '1')] },
    } as const;
    const narrowing = { a: is('z', '1') };
    const placed = placePolicies({ kind: 'not', of: policy('b') }, { policies, narrowing });
    const holds = compileExpression(placed);
    const now = new Date(0);

    expect(holds({ now, entity: { x: '1', z: '1' } })).toBe(false);
    expect(holds({ now, entity: { x: '1' } })).toBe(true);
    expect(holds({ now, entity: { y: '1' } })).toBe(false);
  });

  it('lets what narrows name policies, but not itself', () => {
    const policies = { a: is('x', '1'), b: is('y', '1') };
    const narrowing: Record<string, Expression> = {
      a: { kind: 'and', of: [policy('b'), policy('a')] },
    };
    const holds = compileExpression(placePolicies(policy('a'), { policies, narrowing }));
    const now = new Date(0);

    expect(holds({ now, entity: { x: '1', y: '1' } })).toBe(true);
    expect(holds({ now, entity: { x: '1' } })).toBe(false);
  });

  it('refuses names that nobody declared, those of objects too', () => {
    expect(() => placePolicies(policy('toString'), none)).toThrow('no policy is named toString');
  });
});
