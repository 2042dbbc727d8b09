// The matrix of one route: callers and cases that make each condition true and false, and more of them where a condition
// would decide nothing yet.
import type { Expression } from '../../2-model/expression-model.ts';
import type { Component, Route } from '../../2-model/model.ts';
import type { Json } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';
import { atomsOf, CHANGES, changed, placeOf } from './atom.ts';
import { type Around, callersOf, combinedCallers, traitsOf } from './callers.ts';
import { expressionText } from './expression-text.ts';
import { type Context, type Knob, knobsOf } from './knob.ts';
import { givenInput, knownEntity, makeCase, type Settings } from './make-case.ts';
import type { Caller, Case, RouteMatrix, Verdict } from './matrix.ts';
import { settingText } from './setting-text.ts';
import { type Rules, verdictOf } from './verdict.ts';

/** More are not tried for one condition. */
const MOST_TRIED = 20_000;
const MOST_CASES = 500;

/** Throws NoSample where no valid request is found. */
export function routeMatrix(route: Route, component: Component, program: Program): RouteMatrix {
  const operation = program.index.operation(route.operation.id);
  const context: Context = { route, operation, program };
  const rules = rulesOf(route);
  const expressions = [rules.allow, ...rules.guards.map((g) => g.allow)];
  const atoms = atomsOf(expressions);
  const knobs = knobsOf(atoms, context);
  const around: Around = { context, knobs, atoms, named: namedBy(component, program) };
  const callers = [...callersOf(traitsOf(around))];
  const cases = usualCases(rules, around);
  const idle = atoms.filter((atom) => !decides(atom, { rules, around, callers, cases }));
  const known = distinct(cases);

  return {
    route,
    operation,
    component,
    callers,
    cases: known,
    verdicts: callers.map((c) => known.map((one) => judge(rules, c, one, context))),
    idle: idle.map(expressionText),
  };
}

function rulesOf({ access, guards, at }: Route): Rules {
  return {
    allow: access?.allow ?? { kind: 'constant', at, value: false },
    guards: guards.map((g) => ({ input: g.input.name, allow: g.access.allow })),
  };
}

/** Every condition of a component's policies and routes. */
function namedBy(component: Component, program: Program): readonly Expression[] {
  return named(program).get(component.id) ?? [];
}

const named = oncePer(
  (program: Program): ReadonlyMap<string, readonly Expression[]> =>
    new Map(
      program.components.map(({ id, policies }) => {
        const own = program.index.routes(id).map(rulesOf);
        const all = own.flatMap(({ allow, guards }) => [allow, ...guards.map((g) => g.allow)]);

        return [id, atomsOf([...policies.map((p) => p.expression), ...all])];
      }),
    ),
);

function judge(rules: Rules, caller: Caller, one: Case, context: Context): Verdict {
  const input = givenInput(one, caller, context);
  const entity = knownEntity(one, input, context);

  return verdictOf({ ...context, rules, caller, case: one, input, entity });
}

function usualCases({ guards }: Rules, { context, knobs }: Around): Case[] {
  const usual = usualSettings(knobs);
  const { scope } = context.operation;
  const stored = !['new', 'none'].includes(scope);
  const make = (name: string, settings: Settings, sends: readonly string[] = []): Case =>
    makeCase({ name, entity: stored ? 'there' : 'none', settings, sends }, context);
  const cases = [make(stored ? 'there' : 'called', usual)];

  for (const knob of knobs.values())
    for (const value of knob.values.slice(1))
      cases.push(make(settingText(knob, value), new Map([...usual, [knob, value]])));

  for (const { input } of guards) cases.push(make(`sends ${input}`, usual, [input]));

  if (scope === 'object' || scope === 'changeset')
    cases.push(
      makeCase({ name: 'missing', entity: 'missing', settings: usual, sends: [] }, context),
    );
  if (stored && hasCriteria(context))
    cases.push(
      makeCase(
        { name: 'on another path', entity: 'elsewhere', settings: usual, sends: [] },
        context,
      ),
    );

  return cases;
}

function hasCriteria({ route }: Context): boolean {
  return route.segments.some(
    ({ parameter: p }) => p?.binds.to === 'criterion' && p.binds.field !== 'id',
  );
}

function usualSettings(knobs: ReadonlyMap<string, Knob>): Settings {
  return new Map([...knobs.values()].map((knob) => [knob, knob.values[0]]));
}

interface Trial {
  readonly rules: Rules;
  readonly around: Around;
  readonly callers: Caller[];
  readonly cases: Case[];
}

/** Whether a cell tells the rules from those without the condition, or with its opposite; one that does is looked for. */
function decides(atom: Expression, trial: Trial): boolean {
  return CHANGES.map((change) => {
    const other = changedRules(trial.rules, placeOf(atom), change);

    return tells(trial, other) || extended(trial, other);
  }).every((found) => found);
}

function changedRules(rules: Rules, place: string, change: (typeof CHANGES)[number]): Rules {
  return {
    allow: changed(rules.allow, place, change),
    guards: rules.guards.map((g) => ({ ...g, allow: changed(g.allow, place, change) })),
  };
}

function tells({ rules, around: { context }, callers, cases }: Trial, other: Rules): boolean {
  return callers.some((caller) =>
    cases.some((one) => differs([rules, other], caller, one, context)),
  );
}

function differs(
  [a, b]: readonly [Rules, Rules],
  caller: Caller,
  one: Case,
  context: Context,
): boolean {
  return judge(a, caller, one, context) !== judge(b, caller, one, context);
}

/** With the first caller and case that tell the two apart. */
function extended({ rules, around, callers, cases }: Trial, other: Rules): boolean {
  const { context } = around;
  const candidates = combinedCases(rules, around);
  let tried = 0;

  for (const caller of combinedCallers(traitsOf(around))) {
    for (const one of [...cases, ...candidates]) {
      if (++tried > MOST_TRIED) return false;
      if (!differs([rules, other], caller, one, context)) continue;
      if (!callers.some((c) => same(c.identity, caller.identity))) callers.push(caller);

      cases.push(one);

      return true;
    }
  }

  return false;
}

/** All values of all knobs with each other, with each guarded property and without. */
function combinedCases({ guards }: Rules, { context, knobs }: Around): readonly Case[] {
  const entity = ['new', 'none'].includes(context.operation.scope) ? 'none' : 'there';
  let combinations: readonly (readonly (readonly [Knob, Json | undefined])[])[] = [[]];

  for (const knob of knobs.values()) {
    const longer = combinations.flatMap((c) => knob.values.map((v) => [...c, [knob, v] as const]));

    combinations = longer.slice(0, MOST_CASES);
  }

  return combinations.flatMap((set) =>
    [[], ...guards.map((g) => [g.input])].map((sends) => {
      const unusual = set.filter(([knob, value]) => value !== knob.values[0]);
      const names = [
        ...unusual.map(([knob, value]) => settingText(knob, value)),
        ...sends.map((input) => `sends ${input}`),
      ];
      const name = names.length === 0 ? 'there' : names.join(', ');

      return makeCase({ name, entity, settings: new Map(set), sends }, context);
    }),
  );
}

function distinct(cases: readonly Case[]): readonly Case[] {
  const seen = new Map<string, Case>();

  for (const one of cases) {
    const key = JSON.stringify({ ...one, name: '' });

    if (!seen.has(key)) seen.set(key, one);
  }

  return [...seen.values()];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
