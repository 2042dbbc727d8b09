// An object for which literals hold, or that there is none. What must hold is required of every plan; each set that the
// object must not be in is left in one of the ways to leave it: a missing key, a value, a name, a count.
import type { Node, ObjectForm } from './node.ts';
import { isNamed, otherKeys, saysOf } from './object-keys.ts';
import { carryOut, type Fillings, type Fresh, type ObjectPlan } from './object-plan.ts';
import { isViolated } from './object-violated.ts';
import { objectOf } from './shape-of-value.ts';
import {
  EMPTY,
  firstOf,
  inside,
  type Literal,
  OUT_OF_BUDGET,
  type Outcome,
  outside,
  type Solver,
  spend,
} from './solver.ts';

interface Task {
  readonly solver: Solver;
  readonly fillings: Fillings;
}

export function solveObject(atoms: readonly Literal[], solver: Solver): Outcome {
  const insideOf: ObjectForm[] = [];
  const outsideOf: ObjectForm[] = [];

  for (const { node, negated } of atoms) {
    if (node.form.kind === 'object') (negated ? outsideOf : insideOf).push(node.form);
    else if (node.form.kind === 'values')
      outsideOf.push(...objectOf(node.form.values, solver.space));
  }

  const named = valuesOfNames(insideOf, [...insideOf, ...outsideOf]);
  const plan = firstPlan(insideOf, named);

  if (plan === undefined) return EMPTY;

  const required = checkedRequired(plan, solver);

  if (required.kind !== 'found') return required;

  const left = outsideOf.filter((form) => !isViolated(form, insideOf, plan));
  const others = otherKeys(insideOf, [...insideOf, ...left], solver).map((key) => ({
    key,
    value: insideOf.flatMap((form) => saysOf(form, key).map(inside)),
  }));

  return leaveAll({ solver, fillings: { named, others } }, plan, left);
}

/** Without the names that may not be there. */
function valuesOfNames(
  insideOf: readonly ObjectForm[],
  forms: readonly ObjectForm[],
): ReadonlyMap<string, readonly Literal[]> {
  const values = new Map<string, readonly Literal[]>();

  for (const { properties } of forms) {
    for (const name of properties.keys()) {
      if (values.has(name)) continue;

      const said = saidOfName(insideOf, name);

      if (said !== undefined) values.set(name, said);
    }
  }

  return values;
}

/** Undefined where it may not be there. */
function saidOfName(insideOf: readonly ObjectForm[], name: string): readonly Literal[] | undefined {
  const said: Literal[] = [];

  for (const form of insideOf) {
    if (!isNamed(form.names, name)) return undefined;

    for (const node of saysOf(form, { kind: 'name', name })) {
      if (node.form.kind === 'none') return undefined;

      said.push(inside(node));
    }
  }

  return said;
}

/** The required members alone; undefined where one of them may not be there. */
function firstPlan(
  insideOf: readonly ObjectForm[],
  named: Fillings['named'],
): ObjectPlan | undefined {
  const present = new Map<string, readonly Literal[]>();

  for (const form of insideOf) {
    for (const [name, { required }] of form.properties) {
      const value = named.get(name);

      if (required && value === undefined) return undefined;
      if (required && value !== undefined) present.set(name, value);
    }
  }

  return {
    present,
    absent: new Set(),
    fresh: [],
    min: Math.max(0, ...insideOf.map((form) => form.min)),
    max: Math.min(...insideOf.map((form) => form.max), Number.POSITIVE_INFINITY),
  };
}

function checkedRequired(plan: ObjectPlan, { solve }: Solver): Outcome {
  let worst: Outcome = { kind: 'found', value: null };

  if (plan.present.size > plan.max || plan.min > plan.max) return EMPTY;

  for (const literals of plan.present.values()) {
    const outcome = solve(literals);

    if (outcome.kind === 'empty') return EMPTY;
    if (outcome.kind === 'unknown') worst = outcome;
  }

  return worst;
}

function leaveAll(task: Task, plan: ObjectPlan, [first, ...rest]: readonly ObjectForm[]): Outcome {
  if (!spend(task.solver.budget)) return OUT_OF_BUDGET;
  if (first === undefined) return carryOut(plan, task.fillings, task.solver);

  return firstOf(waysOut(task, plan, first), (way) => {
    if (way.present.size + way.fresh.length > way.max || way.min > way.max) return EMPTY;

    return leaveAll(task, way, rest);
  });
}

/** Lazily: most often one of the first will do. */
function* waysOut(task: Task, plan: ObjectPlan, form: ObjectForm): Generator<ObjectPlan> {
  for (const [name, { required }] of form.properties) {
    if (required && !plan.present.has(name))
      yield { ...plan, absent: new Set([...plan.absent, name]) };
  }

  for (const [name, value] of task.fillings.named)
    yield* waysOfName(task, plan, form, [name, value]);

  for (const other of task.fillings.others) yield* waysOfOther(task, plan, form, other);

  if (form.min > plan.min) yield { ...plan, max: Math.min(plan.max, form.min - 1) };
  if (form.max < plan.max) yield { ...plan, min: Math.max(plan.min, form.max + 1) };
}

function* waysOfName(
  { solver }: Task,
  plan: ObjectPlan,
  form: ObjectForm,
  [name, value]: readonly [name: string, value: readonly Literal[]],
): Generator<ObjectPlan> {
  if (plan.absent.has(name)) return;

  const before = plan.present.get(name) ?? value;
  const withValue = (literals: readonly Literal[]) => ({
    ...plan,
    present: new Map([...plan.present, [name, literals]]),
  });

  if (!isNamed(form.names, name)) yield withValue(before);

  for (const node of saysOf(form, { kind: 'name', name })) {
    if (before.some((literal) => literal.node === node && !literal.negated)) continue;

    const literals = [...before, outside(node)];

    if (solver.solve(literals).kind !== 'empty') yield withValue(literals);
  }
}

function* waysOfOther(
  { solver }: Task,
  plan: ObjectPlan,
  form: ObjectForm,
  { key, value }: Fillings['others'][number],
): Generator<ObjectPlan> {
  const leave = function* (node: Node, fresh: (before: Fresh) => Fresh): Generator<ObjectPlan> {
    const made = fresh({ key: key.of, value });

    if (node.form.kind === 'all' || solver.solve(made.value).kind === 'empty') return;
    if (solver.solve(made.key).kind === 'empty') return;

    yield { ...plan, fresh: [...plan.fresh, made] };

    // Where members are few, one may have to do for several.
    if (plan.max === Number.POSITIVE_INFINITY) return;

    for (const [i, before] of plan.fresh.entries()) {
      if (before.key[0] !== undefined && isSameKind(before.key, key.of))
        yield { ...plan, fresh: plan.fresh.map((f, j) => (i === j ? fresh(before) : f)) };
    }
  };

  for (const node of saysOf(form, key))
    yield* leave(node, (f) => ({ ...f, value: [...f.value, outside(node)] }));

  if (form.names !== undefined) {
    const { names } = form;

    yield* leave(names, (f) => ({ ...f, key: [...f.key, outside(names)] }));
  }
}

/** One began as the other. */
function isSameKind(key: readonly Literal[], kind: readonly Literal[]): boolean {
  return kind.every((literal, i) => key[i] === literal);
}
