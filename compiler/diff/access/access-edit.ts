// What an edit did to who may, as one finding: of a route, of who may set an input, or of a policy that many name.

import { expressionText } from '../../2-model/expression-text.ts';
import type { ComponentDocument } from '../document.ts';
import { type Both, type Edit, editAt, type Place, type Said } from '../edit.ts';
import type { Impact, Level } from '../finding.ts';
import type { Case } from './change-of-access.ts';
import { anonymousCase, type SiteChange } from './compare-site.ts';
import { sentenceOf, witnessOf } from './sentence.ts';
import { oldComponent, policyOf } from './site.ts';

type Changes = readonly [SiteChange, ...SiteChange[]];

/** An edit of what stands at a route: what it does everywhere, then in deployments that narrow a policy. */
export function siteEdit(both: Both, changes: Changes): Edit {
  const [{ site }] = changes;
  const { input, place, says } = site;
  const [before, after] = says.map(expressionText);
  const rule = input === undefined ? ruleOf(changes) : guardRule(changes);

  return editAt(place, {
    rule,
    message: `${place.element}: ${messageOf(both, changes[0])}`,
    before: input === undefined ? before : `${input}: ${before}`,
    after: input === undefined ? after : `${input}: ${after}`,
    impacts: impactsOf(both, changes),
    rollout: changes.some(isLoss) ? CALLERS_FIRST : undefined,
  });
}

/** What is not decided may be one. */
function isLoss({ change }: SiteChange): boolean {
  return change === 'undecided' || change.loses !== undefined;
}

const CALLERS_FIRST = 'callers first, then the service';

/** An edit of a policy: one line for each place that it changes. */
export function policyEdit(
  both: Both,
  { component, name }: { readonly component: ComponentDocument; readonly name: string },
  changes: Changes,
): Edit {
  const was = oldComponent(both, component) ?? changes[0].site.pair[0].component;
  const [old, next] = [policyOf(was, name), policyOf(component, name)];
  const place: Place = {
    component: component.id,
    element: `policies.${name}`,
    old: old?.id ?? was.id,
    next: next?.id ?? component.id,
  };
  const said: Said = {
    rule: ruleOf(changes),
    message: `the policy ${name}: ${messageOf(both, heaviestOf(changes))}`,
    before: old && expressionText(old.expression),
    after: next && expressionText(next.expression),
    impacts: impactsOf(both, changes),
    rollout: changes.some(isLoss) ? CALLERS_FIRST : undefined,
  };

  return editAt(place, said);
}

/** That everybody may come in is worse than anything else. */
function ruleOf(changes: readonly SiteChange[]): string {
  const known = changes.flatMap(({ change }) => (change === 'undecided' ? [] : [change]));
  const [gained, lost] = [
    known.some((c) => c.gains !== undefined),
    known.some((c) => c.loses !== undefined),
  ];

  if (changes.some((c) => anonymousCase(c.change) !== undefined)) return 'access-anonymous-enabled';
  if (gained === lost || known.length < changes.length) return 'access-crossing';

  return gained ? 'access-widened' : 'access-narrowed';
}

function guardRule(changes: Changes): string {
  return changes.some(isLoss) ? 'auth-input-restricted' : 'auth-input-unrestricted';
}

function heaviestOf(changes: Changes): SiteChange {
  const found =
    changes.find((c) => anonymousCase(c.change) !== undefined) ??
    changes.find((c) => c.change !== 'undecided' && c.change.gains !== undefined);

  return found ?? changes[0];
}

function messageOf(both: Both, one: SiteChange): string {
  return linesOf(both, one)
    .map((line) => line.text)
    .join('; ');
}

/** More of them say nothing new. */
const MOST_PLACES = 5;

/** Those who lose first, then those who gain, anonymous ones before the others. */
function impactsOf(both: Both, changes: readonly SiteChange[]): readonly Impact[] {
  const all = changes.flatMap((one) => linesOf(both, one));

  return (['BREAK', 'SEC', 'RISK'] as const).flatMap((level) =>
    bounded(
      all.filter((line) => line.level === level),
      level,
    ),
  );
}

function bounded(lines: readonly Impact[], level: Level): readonly Impact[] {
  const [first] = lines;
  const more = lines.length - MOST_PLACES;

  if (more <= 0 || first === undefined) return lines;

  const rest = { position: first.position, level, place: `and ${more} more` };

  return [...lines.slice(0, MOST_PLACES), { ...rest, text: 'as well' }];
}

function linesOf(both: Both, { change, site }: SiteChange): readonly Impact[] {
  const { deployment, place } = site;
  const element =
    deployment === undefined ? place.element : `${place.element} in ${deployment.name}`;

  if (change === 'undecided')
    return [
      {
        position: 'acc',
        level: 'RISK',
        place: element,
        text: 'cannot be decided: the condition has too many parts',
      },
    ];

  const line = (one: Case | undefined, level: Level): readonly Impact[] =>
    one === undefined
      ? []
      : [
          {
            position: 'acc',
            level,
            place: element,
            text: sentenceOf(both, site, one, level === 'SEC'),
            witness: witnessOf(one),
          },
        ];

  return [...line(change.loses, 'BREAK'), ...line(change.gains, 'SEC')];
}
