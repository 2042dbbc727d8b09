// Where a condition decides who may: the `allow` of a route, or who may set one of its inputs. And what it says while
// some of the edits are done and others are not.
import { oncePer } from '../../base/once-per.ts';
import type { ComponentDocument, ExpressionDocument, PolicyDocument } from '../document.ts';
import type { Both, Place } from '../edit.ts';
import { oldId } from '../renames.ts';
import type { Routed } from '../routes-of.ts';
import { isSame } from '../same.ts';
import type { AtomTable } from './atoms.ts';
import type { Formula } from './formula.ts';
import { formulaOf, type Reader } from './formula-of.ts';
import type { Standing } from './path-facts.ts';

export interface Site {
  readonly place: Place;
  readonly pair: readonly [Routed, Routed];
  /** The input that the condition guards. */
  readonly input?: string;
  readonly says: readonly [ExpressionDocument, ExpressionDocument];
  /** With what a deployment joins to the policies, now: an edit of that is found there. */
  readonly deployment?: { readonly name: string; readonly narrowing: Narrowing };
}

/** Conditions that a deployment joins to policies, by the name of the policy. */
export type Narrowing = ReadonlyMap<string, ExpressionDocument>;

export interface State {
  readonly table: AtomTable;
  /** Whether the site says what it says on the new side. */
  readonly isNext: boolean;
  /** Policies that say what they say on the new side. */
  readonly done: ReadonlySet<string>;
  readonly narrowing?: { readonly joined: Narrowing; readonly isNext: boolean };
}

/** Policies of both sides that say something else than before. */
export function changedPolicies(was: ComponentDocument, is: ComponentDocument): readonly string[] {
  const known = changedOf(is).get(was);

  if (known !== undefined) return known;

  const changed = (is.policies ?? []).flatMap(({ name, expression }) => {
    const old = policyOf(was, name);

    return old === undefined || isSame(old.expression, expression) ? [] : [name];
  });

  changedOf(is).set(was, changed);

  return changed;
}

/** By the component of the new side, then that of the old one: routes of one component ask the same. */
const changedOf = oncePer(
  (_: ComponentDocument) => new WeakMap<ComponentDocument, readonly string[]>(),
);

export function oldComponent(
  { old, renames }: Both,
  { id }: ComponentDocument,
): ComponentDocument | undefined {
  return old.components.get(renames.components.get(id) ?? id);
}

export function policyOf(
  { policies }: ComponentDocument,
  name: string,
): PolicyDocument | undefined {
  return policies?.find((p) => p.name === name);
}

export function formulaAt(both: Both, { pair, says }: Site, state: State): Formula {
  const old = standingOf(both, pair[0], undefined);
  const next = standingOf(both, pair[1], state.table);
  const read = (expression: ExpressionDocument, at: Standing, around: readonly string[]): Formula =>
    formulaOf(expression, { table: state.table, at, around, policy });
  const policy: Reader['policy'] = (name, around) => {
    const [was, is] = [policyOf(old.component, name), policyOf(next.component, name)];
    const isOld = is === undefined || (was !== undefined && !state.done.has(name));
    const meant = isOld ? was : is;
    const narrowed = around.includes(name) ? undefined : state.narrowing?.joined.get(name);
    const own: Formula =
      meant === undefined
        ? { kind: 'constant', value: false }
        : read(meant.expression, isOld ? old : next, around);

    return narrowed === undefined
      ? own
      : {
          kind: 'and',
          of: [
            own,
            read(narrowed, state.narrowing?.isNext === true ? next : old, [...around, name]),
          ],
        };
  };

  return state.isNext ? read(says[1], next, []) : read(says[0], old, []);
}

/** Of the new side with the table, which the old side has been read into. */
function standingOf(
  both: Both,
  { component, route }: Routed,
  table: AtomTable | undefined,
): Standing {
  return {
    isOld: table === undefined,
    index: table === undefined ? both.old : both.next,
    component,
    route,
    oldField: (of, field) =>
      table === undefined ? field : nameIn(oldId(`${of}/entity/fields/${field}`, both.renames)),
    known: (key) => table?.oldPaths.get(key),
  };
}

function nameIn(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** The policies that a condition names, and those that these name. */
export function policiesIn(
  expression: ExpressionDocument,
  components: readonly ComponentDocument[],
  into: Set<string> = new Set(),
): ReadonlySet<string> {
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (const part of expression.of) policiesIn(part, components, into);
      break;
    case 'not':
      policiesIn(expression.of, components, into);
      break;
    case 'policy':
      if (into.has(expression.name)) break;

      into.add(expression.name);

      for (const component of components) {
        const policy = policyOf(component, expression.name);

        if (policy !== undefined) policiesIn(policy.expression, components, into);
      }
      break;
    default:
  }

  return into;
}
