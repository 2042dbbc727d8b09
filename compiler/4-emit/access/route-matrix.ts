// The matrix of one route: callers and cases that make each condition true and false, and more of them where a condition
// would decide nothing yet.
import type { Expression } from '../../2-model/expression-model.ts';
import { expressionText } from '../../2-model/expression-text.ts';
import type { Component, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';
import { atomsOf, CHANGES, type Change, changed, placeOf } from './atom.ts';
import { type Around, callersOf, traitsOf } from './callers.ts';
import type { Context } from './knob.ts';
import { makeCase, type Settings } from './make-case.ts';
import type { Case, RouteMatrix } from './matrix.ts';
import {
  answers,
  entityFor,
  isAllowed,
  judge,
  surroundings,
  type Trial,
  usualSettings,
} from './search.ts';
import { settingText } from './setting-text.ts';
import type { Rules } from './verdict.ts';

/** Throws NoSample where no valid request is found. */
export function routeMatrix(route: Route, component: Component, program: Program): RouteMatrix {
  const operation = program.index.operation(route.operation.id);
  const context: Context = { route, operation, program };
  const rules = rulesOf(route, operation.where);
  const atoms = atomsOf([rules.allow, ...rules.guards.map((g) => g.allow)]);
  const named = allNamed(program).get(component.id) ?? [];
  const around = surroundings(rules, atoms, { context, named });
  const callers = [...callersOf(traitsOf(around))];
  const trial: Trial = { rules, around, callers, cases: usualCases(rules, around) };

  answers(trial, (caller, one) => isAllowed(judge(rules, caller, one, context)));

  const idle = atoms.filter((atom) => !CHANGES.every((change) => decides(atom, change, trial)));
  const cases = distinct(trial.cases);

  return {
    route,
    operation,
    component,
    callers,
    cases,
    verdicts: callers.map((c) => cases.map((one) => judge(rules, c, one, context))),
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

function usualCases({ guards }: Rules, { context, knobs }: Around): Case[] {
  const usual = usualSettings(knobs);
  const { scope } = context.operation;
  const entity = entityFor(context);
  const make = (name: string, settings: Settings, sends: readonly string[] = []): Case =>
    makeCase({ name, entity, settings, sends }, context);
  const beside = (name: string, how: Case['entity']): Case =>
    makeCase({ name, entity: how, settings: usual, sends: [] }, context);
  const cases = [make(entity === 'there' ? 'there' : 'called', usual)];

  for (const knob of knobs.values())
    for (const value of knob.values.slice(1))
      cases.push(make(settingText(knob, value), new Map([...usual, [knob, value]])));

  for (const { input } of guards) cases.push(make(`sends ${input}`, usual, [input]));

  if (scope === 'object' || scope === 'changeset') cases.push(beside('missing', 'missing'));

  const elsewhere = beside('on another path', 'elsewhere');
  const isElsewhere = Object.entries(elsewhere.parameters).some(
    ([name, text]) => cases[0]?.parameters[name] !== text,
  );

  return entity === 'there' && isElsewhere ? [...cases, elsewhere] : cases;
}

/** Whether a cell tells the rules from those without the condition, or with its opposite; one that does is looked for. */
function decides(atom: Expression, change: Change, trial: Trial): boolean {
  const {
    rules,
    around: { context },
  } = trial;
  const place = placeOf(atom);
  const other: Rules = {
    ...rules,
    allow: changed(rules.allow, place, change),
    guards: rules.guards.map((g) => ({ ...g, allow: changed(g.allow, place, change) })),
  };

  return answers(
    trial,
    (caller, one) => judge(rules, caller, one, context) !== judge(other, caller, one, context),
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
