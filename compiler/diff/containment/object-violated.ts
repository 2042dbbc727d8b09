// Whether an object that is in some sets is never in another: seen at a glance, so that arms of a union which the
// discriminator tells apart cost nothing.
import type { ObjectForm } from './node.ts';
import { masksOf } from './node.ts';
import { saysOf } from './object-keys.ts';
import type { ObjectPlan } from './object-plan.ts';
import { holds, inside, type Literal } from './solver.ts';

export function isViolated(
  form: ObjectForm,
  insideOf: readonly ObjectForm[],
  plan: ObjectPlan,
): boolean {
  if (form.min > plan.max || form.max < Math.max(plan.min, plan.present.size)) return true;

  for (const [name, { required }] of form.properties) {
    if (!required || plan.present.has(name)) continue;

    const never = insideOf.some((other) =>
      saysOf(other, { kind: 'name', name }).some((node) => node.form.kind === 'none'),
    );

    if (never) return true;
  }

  for (const [name, literals] of plan.present) {
    const said = saysOf(form, { kind: 'name', name }).map(inside);

    if (areApart([...literals, ...said])) return true;
  }

  return false;
}

function areApart(literals: readonly Literal[]): boolean {
  const types = literals.reduce(
    (all, { node, negated }) => all & (negated ? ~masksOf(node).whole : masksOf(node).some),
    -1,
  );

  if (types === 0) return true;

  const list = literals.find(({ node, negated }) => !negated && node.form.kind === 'values');

  if (list?.node.form.kind !== 'values') return false;

  return !list.node.form.values.some((value) => literals.every((literal) => holds(literal, value)));
}
