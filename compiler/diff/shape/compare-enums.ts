// Edits of a list of values: one for each that came, went or has another name, and whether the list is open.
import type { TypeNode } from '../document.ts';
import { isSame } from '../same.ts';
import { type Spot, valueChange, type Walk } from './change.ts';

type EnumNode = Extract<TypeNode, { readonly kind: 'enum' }>;

export function compareEnums(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [EnumNode, EnumNode],
): void {
  if (isConstant(before) && isConstant(after) && !isSame(before.values, after.values))
    return constantChanged(walk, spot, [before, after]);

  const opened = compareOpen(walk, spot, [before, after]);
  const renamed = compareNames(walk, spot, [opened, after]);
  const compared = compareValues(walk, spot, [renamed, after]);

  if (!isSame(compared.values, after.values))
    walk.changes.push({
      rule: 'enum-reordered',
      spot,
      message: 'lists its values in another order',
      before: before.values.join('|'),
      after: after.values.join('|'),
    });
}

function isConstant({ open, values }: EnumNode): boolean {
  return !open && values.length === 1;
}

function constantChanged(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [EnumNode, EnumNode],
): void {
  walk.changes.push({
    rule: 'const-changed',
    spot,
    message: `is always '${after.values[0]}' now`,
    lost: `'${before.values[0]}'`,
    gained: `'${after.values[0]}'`,
    typed: true,
    ...valueChange(walk, before, after),
  });
}

function compareOpen(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [EnumNode, EnumNode],
): EnumNode {
  if (before.open === after.open) return before;

  const next = { ...before, open: after.open };

  walk.changes.push({
    rule: after.open ? 'enum-became-extensible' : 'enum-became-closed',
    spot,
    message: after.open ? 'may have values that are not listed' : 'has the listed values alone',
    ...(after.open
      ? { gained: 'values that are not listed' }
      : { lost: 'values that are not listed' }),
    typed: true,
    ...valueChange(walk, before, next),
  });

  return next;
}

/** The list with the names of the new one. */
function compareNames(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [EnumNode, EnumNode],
): EnumNode {
  let current = before;

  for (const [name, was] of Object.entries(after.was ?? {})) {
    const isNew = current.values.includes(was) && !before.values.includes(name);

    if (!isNew || after.values.includes(was)) continue;

    const next = { ...current, values: current.values.map((v) => (v === was ? name : v)) };

    walk.changes.push({
      rule: 'enum-value-renamed',
      spot,
      message: `'${was}' is '${name}' now`,
      lost: `'${was}'`,
      gained: `'${name}'`,
      typed: true,
      ...valueChange(walk, current, next),
      before: was,
      after: name,
    });
    current = next;
  }

  return current;
}

function compareValues(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [EnumNode, EnumNode],
): EnumNode {
  let current = before;

  for (const value of after.values.filter((v) => !before.values.includes(v))) {
    const next = { ...current, values: [...current.values, value] };

    walk.changes.push({
      rule: 'enum-value-added',
      spot,
      message: `has the value '${value}' now`,
      gained: `'${value}'`,
      typed: true,
      after: value,
      sets: valueChange(walk, current, next).sets,
    });
    current = next;
  }

  for (const value of before.values.filter((v) => !after.values.includes(v))) {
    const next = { ...current, values: current.values.filter((v) => v !== value) };

    walk.changes.push({
      rule: 'enum-value-removed',
      spot,
      message: `has the value '${value}' no more`,
      lost: `'${value}'`,
      typed: true,
      before: value,
      sets: valueChange(walk, current, next).sets,
    });
    current = next;
  }

  return current;
}
