// What a component needs to be told: each need lands on those who write deployments.

import type { Json } from '../../2-model/type-model.ts';
import { relate } from '../containment/relate.ts';
import type { ComponentDocument, DeploymentDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Place, placesText } from '../edit.ts';
import { judgeChange } from '../judge/judge-change.ts';
import { sideOf } from '../sets/slot-schema.ts';
import type { ShapeChange, Spot, Walk } from '../shape/change.ts';
import { compareFields } from '../shape/compare-fields.ts';
import { compareSlots } from '../shape/compare-slots.ts';

type Pair = readonly [ComponentDocument, ComponentDocument];

export function compareConfiguration(both: Both, [before, after]: Pair): readonly Edit[] {
  const none = { kind: 'object' as const, fields: [] };
  const [was, is] = [before.configuration ?? none, after.configuration ?? none];
  const ids = { old: `${before.id}/configuration`, next: `${after.id}/configuration` };
  const place: Place = { component: after.id, element: 'configuration', ...ids };
  const spot: Spot = { place, lands: ids, seen: new Set() };
  const walk: Walk = { both, changes: [] };

  compareFields(walk, spot, [was, is], compareSlots);

  return walk.changes.map((change) => settle(both, [before, after], change));
}

/** The names of settings' rules, and what deployments set today. */
function settle(both: Both, pair: Pair, change: ShapeChange): Edit {
  const { field, isTop } = memberOf(change, pair);
  const edit = isTop ? named(change, judgeChange(both, change)) : judgeChange(both, change);
  const set = valuesOf(both, pair, field);

  if (edit.rule === 'config-key-removed') return gone(edit, set);

  const refused = refusedBy(both, pair, { field, set });

  if (refused.length === 0) return edit;

  return {
    ...edit,
    impacts: edit.impacts.map((i) =>
      i.position === 'cfg' && i.level === 'BREAK'
        ? { ...i, text: `${i.text}: ${placesText(refused)}` }
        : i,
    ),
  };
}

function memberOf({ spot }: ShapeChange, [, after]: Pair): { field: string; isTop: boolean } {
  const [field = '', ...deeper] = spot.place.next
    .slice(`${after.id}/configuration/`.length)
    .split('/');

  return { field, isTop: deeper.length === 0 };
}

function named({ rule }: ShapeChange, edit: Edit): Edit {
  if (rule === 'default-changed') return { ...edit, rule: 'config-default-changed' };
  if (rule === 'field-removed' || rule === 'required-field-removed')
    return { ...edit, rule: 'config-key-removed' };

  return edit;
}

interface Set {
  readonly deployment: string;
  readonly value: Json;
}

/** What the deployments of the old side say. */
function valuesOf({ old }: Both, [before]: Pair, field: string): readonly Set[] {
  const concrete = old.document.deployments.filter((d) => d.abstract !== true);

  return concrete.flatMap((deployment) => {
    const value = settingsOf(deployment, before.id)[field];

    return value === undefined ? [] : [{ deployment: deployment.name, value }];
  });
}

export function settingsOf(
  { configuration }: DeploymentDocument,
  component: string,
): Readonly<Record<string, Json>> {
  const values = configuration?.find((c) => c.component === component)?.values.value;

  return isRecord(values) ? values : {};
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Who sets it has to take it away; nobody else notices. */
function gone(edit: Edit, set: readonly Set[]): Edit {
  const names = placesText(set.map((s) => s.deployment));
  const [first] = edit.impacts;
  const place = first?.place ?? edit.component;

  return editAt(
    { component: edit.component, element: edit.element, old: edit.old.id, next: edit.new.id },
    {
      rule: edit.rule,
      message: edit.message,
      before: edit.old.text,
      impacts: [
        set.length === 0
          ? impact(['cfg', 'RISK'], place, 'no deployment of this project sets it')
          : impact(['cfg', 'BREAK'], place, `deployments that set it are refused: ${names}`),
      ],
      rollout: 'the new build first, and its deployment with it',
    },
  );
}

/** Deployments whose value of today the new side does not take: `production sets 50`. */
function refusedBy(
  { next }: Both,
  [, after]: Pair,
  { field, set }: { readonly field: string; readonly set: readonly Set[] },
): readonly string[] {
  const slot = after.configuration?.fields.find((f) => f.name === field);

  if (slot === undefined) return [];

  const side = sideOf(slot, next, 'taken');
  const taken = (value: Json): boolean =>
    (typeof value === 'string' && value.startsWith('$')) ||
    relate({ schema: { kind: 'values', values: [value] }, definitions: new Map() }, side).forward
      .contained !== 'no';

  return set
    .filter(({ value }) => !taken(value))
    .map(({ deployment, value }) => `${deployment} sets ${JSON.stringify(value)}`);
}
