// Looks for what is worth a cell among all callers and all values at once: the usual case, and what single steps do not show.
import type { Expression } from '../../2-model/expression-model.ts';
import type { Json } from '../../2-model/type-model.ts';
import { atomsOf } from './atom.ts';
import { type Around, combinedCallers, type Traits, traitsOf } from './callers.ts';
import { type Context, type Knob, knobsOf } from './knob.ts';
import { givenInput, isComplete, knownEntity, makeCase, type Settings } from './make-case.ts';
import type { Caller, Case, Verdict } from './matrix.ts';
import { settingText } from './setting-text.ts';
import { type Rules, verdictOf } from './verdict.ts';

/** More are not tried for one question. */
const MOST_TRIED = 50_000;
const MOST_CASES = 300;

export function judge(rules: Rules, caller: Caller, one: Case, context: Context): Verdict {
  const input = givenInput(one, caller, context);
  const entity = knownEntity(one, input, context);
  const complete = isComplete(input, context);

  return verdictOf({ ...context, rules, caller, case: one, input, entity, complete });
}

export function isAllowed(verdict: Verdict): boolean {
  return verdict === 'ok' || verdict === 'seen';
}

/** How the entity is to the route: found, or none at all. */
export function entityFor({ operation: { scope } }: Context): 'there' | 'none' {
  return scope === 'new' || scope === 'none' ? 'none' : 'there';
}

export function usualSettings(knobs: ReadonlyMap<string, Knob>): Settings {
  return new Map([...knobs.values()].map((knob) => [knob, knob.values[0]]));
}

/** With the nearest values first that let somebody in: that is the usual case. */
export function surroundings(
  rules: Rules,
  atoms: readonly Expression[],
  around: Pick<Around, 'context' | 'named'>,
): Around {
  const { context } = around;
  const own = knobsOf(atoms, context);
  const all =
    rules.where === undefined ? own : knobsOf([...atoms, ...atomsOf([rules.where])], context);
  const knobs = [...all.values()];
  let tried = 0;

  for (const set of combinations(knobs)) {
    const found: Around = { ...around, atoms, knobs: arranged(set, own) };
    const settings = usualSettings(found.knobs);
    const one = makeCase({ name: '', entity: entityFor(context), settings, sends: [] }, context);

    for (const caller of combinedCallers(ownTraits(found))) {
      if (isAllowed(judge(rules, caller, one, context))) return found;
      if (++tried > MOST_TRIED) return { ...around, atoms, knobs: own };
    }
  }

  return { ...around, atoms, knobs: all };
}

/** Those that the route's own conditions ask for: others are combined with nothing. */
function ownTraits(around: Around): Traits {
  return traitsOf({ ...around, named: around.atoms });
}

/** What only the operation itself looks for has no other value that is worth a case. */
function arranged(set: readonly Setting[], own: ReadonlyMap<string, Knob>) {
  return new Map(
    set.map(([knob, usual]): [string, Knob] => {
      const others = own.has(knob.name) ? knob.values.filter((v) => v !== usual) : [];

      return [knob.name, { ...knob, values: [usual, ...others] }];
    }),
  );
}

export interface Trial {
  readonly rules: Rules;
  readonly around: Around;
  readonly callers: Caller[];
  readonly cases: Case[];
}

export type Question = (caller: Caller, one: Case) => boolean;

/** Whether some cell answers the question; the first caller and case that do are added where none did. */
export function answers(trial: Trial, question: Question): boolean {
  const { callers, cases } = trial;

  return (
    callers.some((caller) => cases.some((one) => question(caller, one))) ||
    extended(trial, question)
  );
}

function extended({ rules, around, callers, cases }: Trial, question: Question): boolean {
  const candidates = [...cases, ...combinedCases(rules, around)];
  let tried = 0;

  for (const caller of combinedCallers(ownTraits(around))) {
    for (const one of candidates) {
      if (++tried > MOST_TRIED) return false;
      if (!question(caller, one)) continue;
      if (!callers.some((c) => isSame(c.identity, caller.identity))) callers.push(caller);

      cases.push(one);

      return true;
    }
  }

  return false;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** All values of all knobs with each other, with each guarded property and without. */
function combinedCases({ guards }: Rules, { context, knobs }: Around): readonly Case[] {
  const entity = entityFor(context);

  return combinations([...knobs.values()]).flatMap((set) =>
    [[], ...guards.map((g) => [g.input])].map((sends) => {
      const names = [
        ...set.filter(isUnusual).map(([knob, value]) => settingText(knob, value)),
        ...sends.map((input) => `sends ${input}`),
      ];
      const usual = entity === 'none' ? 'called' : 'there';
      const name = names.length === 0 ? usual : names.join(', ');

      return makeCase({ name, entity, settings: new Map(set), sends }, context);
    }),
  );
}

type Setting = readonly [Knob, Json | undefined];

/** The usual values, then one that is not, then two: the nearest first, and no more than are worth the time. */
function combinations(knobs: readonly Knob[]): readonly (readonly Setting[])[] {
  const usual = knobs.map((knob): Setting => [knob, knob.values[0]]);
  const found = [usual];

  for (let i = 0; i < found.length && found.length < MOST_CASES; i++) {
    const before = found[i] as Setting[];
    const last = before.findLastIndex(isUnusual);

    for (const [k, knob] of knobs.entries())
      if (k > last)
        for (const value of knob.values.slice(1)) found.push(before.with(k, [knob, value]));
  }

  return found;
}

function isUnusual([knob, value]: Setting): boolean {
  return value !== knob.values[0];
}
