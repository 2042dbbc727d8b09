// Both sides of a comparison are of one kind; enums have no order; a condition is a boolean.

import { type Expression, type Operand, operandsOf } from '../../2-model/expression-model.ts';
import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { describeOperand, describeType, pathText } from '../describe.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { eachExpression, expressions } from '../walk.ts';
import { isZone } from '../zone.ts';

export function comparison(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const { expression } of expressions(model)) {
    eachExpression(expression, (part) => check(part, lookup, report));
  }
}

function check(expression: Expression, lookup: Lookup, report: Report): void {
  if (expression.kind === 'true') return checkCondition(expression, lookup, report);
  if (expression.kind !== 'compare' && expression.kind !== 'in') return;

  const operands = operandsOf(expression);

  for (let i = 0; i < operands.length; i++) checkOperand(operands[i] as Operand, report);

  if (operands.some((o) => o.kind === 'unresolved' || isUnresolved(lookup.meaning(o.type)))) return;

  const { left } = expression;

  if (expression.as === 'unresolved') {
    const right = operands.slice(1);
    const other =
      right.find((o) => lookup.meaning(o.type).kind !== lookup.meaning(left.type).kind) ?? right[0];

    report('TOA3101', expression.at, {
      left: describeOperand(left),
      right: other === undefined ? 'nothing' : describeOperand(other),
    });

    return;
  }

  if (expression.kind !== 'compare') return;

  // Whether they are the same may be asked of all.
  if (expression.operator === '==' || expression.operator === '!=') return;

  const kinds = [left, expression.right].map((o) => lookup.meaning(o.type).kind);

  if (kinds.includes('enum')) report('TOA3102', expression.at, { operator: expression.operator });

  if (['boolean', 'null'].includes(expression.as)) {
    report('TOA3101', expression.at, {
      left: describeOperand(left),
      right: describeOperand(expression.right),
    });
  }
}

function isUnresolved(type: ReturnType<Lookup['meaning']>): boolean {
  return type.kind === 'any' && type.unresolved === true;
}

function checkCondition(
  { path }: Extract<Expression, { kind: 'true' }>,
  lookup: Lookup,
  report: Report,
): void {
  const type = lookup.meaning(path.type);

  if (type.kind === 'boolean' || type.kind === 'any' || path.root === 'claims') return;
  if (path.root === 'route' || path.root === 'input') {
    if (type.kind === 'string' && path.absent) return;
  }

  report('TOA3103', path.at, { path: pathText(path), type: describeType(type) });
}

function checkOperand(operand: Operand, report: Report): void {
  if (operand.kind === 'today' && operand.zone !== undefined && !isZone(operand.zone)) {
    report('TOA3106', operand.at, { zone: operand.zone });
  }

  if (operand.kind === 'shift') checkOperand(operand.of, report);
}
