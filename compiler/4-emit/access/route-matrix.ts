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
import { truth } from './interpret.ts';
import { type Context, type Knob, knobsOf } from './knob.ts';
import { givenInput, isComplete, knownEntity, makeCase, type Settings } from './make-case.ts';
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
  const rules = rulesOf(route, operation.where);
  const expressions = [rules.allow, ...rules.guards.map((g) => g.allow)];
  const atoms = atomsOf(expressions);
  const named = namedBy(component, program);
  const around: Around = { context, knobs: wantedKnobs(rules, atoms, context), atoms, named };
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

function rulesOf({ access, guards, at }: Route, where?: Expression): Rules {
  return {
    where,
    allow: access?.allow ?? { kind: 'constant', at, value: false },
    guards: guards.map((g) => ({ input: g.input.name, allow: g.access.allow })),
  };
}

/** Every condition of a component's policies and routes. */
function namedBy(component: Component, program: Program): readonly Expression[] {
  return allNamed(program).get(component.id) ?? [];
}

const allNamed = oncePer(
  (program: Program): ReadonlyMap<string, readonly Expression[]> =>
    new Map(
      program.components.map(({ id, policies }) => {
        const own = program.index.routes(id).map((route) => rulesOf(route));
        const all = own.flatMap(({ allow, guards }) => [allow, ...guards.map((g) => g.allow)]);

        return [id, atomsOf([...policies.map((p) => p.expression), ...all])];
      }),
    ),
);

/** The usual entity is one that the operation looks for; what it does not look for is tried where a condition asks for it. */
function wantedKnobs(
  { where }: Rules,
  atoms: readonly Expression[],
  context: Context,
): ReadonlyMap<string, Knob> {
  const own = knobsOf(atoms, context);

  if (where === undefined) return own;

  const all = [...knobsOf([...atoms, ...atomsOf([where])], context).values()];
  const wanted = combinations(all).find((set) => isWanted(where, new Map(set), context));

  return new Map(
    all.map((knob) => {
      const usual = wanted?.find(([k]) => k === knob)?.[1];
      const others = own.has(knob.name) ? knob.values.filter((v) => v !== usual) : [];

      return [knob.name, wanted === undefined ? knob : { ...knob, values: [usual, ...others] }];
    }),
  );
}

function isWanted(where: Expression, settings: Settings, context: Context): boolean {
  const one = makeCase({ name: '', entity: 'there', settings, sends: [] }, context);
  const input = givenInput(one, NOBODY, context);
  const entity = knownEntity(one, input, context);
  const scene = { entity, input, route: {}, request: {}, identity: undefined };

  return truth(where, { ...scene, unknown: 'nothing' }) === true;
}

const NOBODY: Caller = { name: 'anonymous' };

function judge(rules: Rules, caller: Caller, one: Case, context: Context): Verdict {
  const input = givenInput(one, caller, context);
  const entity = knownEntity(one, input, context);

  const complete = isComplete(input, context);

  return verdictOf({ ...context, rules, caller, case: one, input, entity, complete });
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
    ...rules,
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

  return combinations([...knobs.values()]).flatMap((set) =>
    [[], ...guards.map((g) => [g.input])].map((sends) => {
      const unusual = set.filter(([knob, value]) => value !== knob.values[0]);
      const names = [
        ...unusual.map(([knob, value]) => settingText(knob, value)),
        ...sends.map((input) => `sends ${input}`),
      ];
      const usual = entity === 'none' ? 'called' : 'there';
      const name = names.length === 0 ? usual : names.join(', ');

      return makeCase({ name, entity, settings: new Map(set), sends }, context);
    }),
  );
}

type Setting = readonly [Knob, Json | undefined];

function combinations(knobs: readonly Knob[]): readonly (readonly Setting[])[] {
  let found: readonly (readonly Setting[])[] = [[]];

  for (const knob of knobs)
    found = found
      .flatMap((before) =>
        knob.values.map((value): readonly Setting[] => [...before, [knob, value]]),
      )
      .slice(0, MOST_CASES);

  return found;
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
