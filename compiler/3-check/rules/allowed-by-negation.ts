// `not role(x)` is true for everybody who is nobody: an anonymous caller must not pass by it.

import { type Expression, type Operand, operandsOf } from '../../2-model/expression-model.ts';
import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';

export function allowedByNegation(model: Model, report: Report): void {
  for (const { access } of model.routes) {
    if (access === undefined) continue;

    const { allow } = access;

    if (mayPass(allow, true) && !mayPass(allow, false)) report('TOA3203', allow.at, {});
  }
}

/** Whether an anonymous caller may pass; with `negated` false, negations of identity atoms count as false. */
function mayPass(expression: Expression, negated: boolean): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.of.every((part) => mayPass(part, negated));
    case 'or':
      return expression.of.some((part) => mayPass(part, negated));
    case 'policy':
      return mayPass(expression.of, negated);
    case 'not':
      return asksIdentity(expression.of)
        ? negated && mayFail(expression.of)
        : mayFail(expression.of);
    case 'constant':
      return expression.value;
    case 'compare':
      if (!asksIdentity(expression)) return true;

      return expression.operator === '!=' && !comparesNull(expression)
        ? negated
        : comparesNull(expression) && expression.operator === '=='
          ? negated
          : false;
    default:
      return !asksIdentity(expression);
  }
}

function mayFail(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.of.some(mayFail);
    case 'or':
      return expression.of.every(mayFail);
    case 'not':
      return mayPass(expression.of, true);
    case 'policy':
      return mayFail(expression.of);
    case 'constant':
      return !expression.value;
    default:
      return true;
  }
}

function comparesNull({ left, right }: Extract<Expression, { kind: 'compare' }>): boolean {
  return [left, right].some((o) => o.kind === 'literal' && o.value === null);
}

function asksIdentity(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.some(asksIdentity);
    case 'not':
    case 'policy':
      return asksIdentity(expression.of);
    case 'authenticated':
    case 'role':
    case 'scheme':
    case 'claim':
      return true;
    default:
      return operandsOf(expression).some(isIdentity);
  }
}

function isIdentity(operand: Operand): boolean {
  if (operand.kind === 'shift') return isIdentity(operand.of);

  return operand.kind === 'path' && (operand.root === 'identity' || operand.root === 'claims');
}
