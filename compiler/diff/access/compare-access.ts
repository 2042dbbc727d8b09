// Who may call routes and set their inputs, before and after. What was edited at a route is found there; what was
// edited at a policy is found at the policy, once, with the routes that it changes.
import type { ComponentDocument } from '../document.ts';
import type { Both, Edit, Place } from '../edit.ts';
import { matched } from '../matching.ts';
import { oldId } from '../renames.ts';
import type { Routed } from '../routes-of.ts';
import { isSame } from '../same.ts';
import { routeName } from '../uses-roots.ts';
import { policyEdit, siteEdit } from './access-edit.ts';
import { compareSite, type SiteChange } from './compare-site.ts';
import { changedPolicies, oldComponent, policyOf, type Site } from './site.ts';

export type RoutedPair = readonly [old: Routed, next: Routed];

/** What one edit does, place by place. */
type Changes = readonly [SiteChange, ...SiteChange[]];

/** Of routes that both sides have, whether or not they were edited. */
export function compareAccess(both: Both, pairs: readonly RoutedPair[]): readonly Edit[] {
  const changes = pairs
    .filter((pair) => isTouched(both, pair))
    .flatMap((pair) => sitesOf(both, pair))
    .map((site) => changesAt(both, site));
  const ofPolicies = new Map<ComponentDocument, Map<string, SiteChange[]>>();

  for (const change of changes.flat()) {
    const { policy, site } = change;

    if (policy !== undefined)
      listOf(ofPolicies, editedIn(both, site.pair[1].component, policy), policy).push(change);
  }

  return [
    ...changes
      .map((list) => list.filter((c) => c.policy === undefined))
      .flatMap((list) => (isSome(list) ? [siteEdit(both, list)] : [])),
    ...[...ofPolicies].flatMap(([component, named]) =>
      [...named].flatMap(([name, list]) =>
        isSome(list) ? [policyEdit(both, { component, name }, list)] : [],
      ),
    ),
  ];
}

function isSome(list: readonly SiteChange[]): list is Changes {
  return list.length > 0;
}

/** And what is so only where a deployment narrows a policy: a place may name it no more, or name it now. */
function changesAt(both: Both, site: Site): readonly SiteChange[] {
  const general = compareSite(both, site);
  const component = site.pair[1].component.id;
  const narrowing = both.next.document.deployments.flatMap(({ abstract, name, policies }) => {
    const own = policies?.find((p) => p.component === component)?.policies ?? [];
    const joined = new Map(own.map((p) => [p.name, p.expression]));

    return own.length === 0 || abstract === true ? [] : [{ name, narrowing: joined }];
  });

  return [
    ...general,
    ...narrowing
      .flatMap((deployment) => compareSite(both, { ...site, deployment }))
      .flatMap((one) => newIn(one, general)),
  ];
}

/** Without what is so in all deployments. */
function newIn(one: SiteChange, general: readonly SiteChange[]): readonly SiteChange[] {
  const known = general.find((g) => g.policy === one.policy)?.change;

  if (one.change === 'undecided') return known === 'undecided' ? [] : [one];
  if (known === undefined || known === 'undecided') return [one];

  const { gains, loses } = one.change;
  const change = {
    ...(gains === undefined || known.gains !== undefined ? {} : { gains }),
    ...(loses === undefined || known.loses !== undefined ? {} : { loses }),
  };

  return Object.keys(change).length === 0 ? [] : [{ ...one, change }];
}

/** What a route says and the policies that it names stand in one component. */
function isTouched({ changed, components }: Both, [was, is]: RoutedPair): boolean {
  if (changed.has(is.component)) return true;

  return !components.kept.some(([old, next]) => old === was.component && next === is.component);
}

/** What heirs take over was edited once: at the farthest base that says the same. */
function editedIn(both: Both, component: ComponentDocument, name: string): ComponentDocument {
  const base = both.next.components.get(component.extends?.id ?? '');
  const old = base && oldComponent(both, base);

  if (base === undefined || old === undefined) return component;

  const [said, says] = [policyOf(base, name), policyOf(component, name)];
  const isTaken = isSame(said?.expression, says?.expression);

  return isTaken && changedPolicies(old, base).includes(name)
    ? editedIn(both, base, name)
    : component;
}

function listOf(
  lists: Map<ComponentDocument, Map<string, SiteChange[]>>,
  component: ComponentDocument,
  name: string,
): SiteChange[] {
  const named = lists.get(component) ?? new Map<string, SiteChange[]>();
  const list = named.get(name) ?? [];

  lists.set(component, named);
  named.set(name, list);

  return list;
}

/** The condition of the route, and those of inputs that both sides guard; others come and go, and are found as such. */
function sitesOf(both: Both, pair: RoutedPair): readonly Site[] {
  const [was, is] = [pair[0].route, pair[1].route];
  const place: Place = {
    component: pair[1].component.id,
    element: routeName(is),
    old: was.id,
    next: is.id,
  };
  const guards = matched(
    was.guards,
    is.guards,
    (g) => g.input.id,
    (g) => oldId(g.input.id, both.renames),
  );
  const allow: readonly Site[] =
    was.access === undefined || is.access === undefined
      ? []
      : [{ place, pair, says: [was.access.allow, is.access.allow] }];

  return [
    ...allow,
    ...guards.kept.map(
      ([old, next]): Site => ({
        place,
        pair,
        input: next.input.name,
        says: [old.access.allow, next.access.allow],
      }),
    ),
  ];
}
