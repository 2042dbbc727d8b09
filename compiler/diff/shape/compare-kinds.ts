// Another kind of value: named by what the kinds are, and else by what the sets are to each other.
import type { TypeNode } from '../document.ts';
import { relateShapes } from '../sets/relate-shapes.ts';
import { type Spot, slotOf, valueChange, type Walk } from './change.ts';

type Types = readonly [TypeNode, TypeNode];

/** What is text on the wire. */
const TEXTS: ReadonlySet<TypeNode['kind']> = new Set([
  'string',
  'bigint',
  'decimal',
  'timestamp',
  'date',
  'duration',
  'bytes',
  'ref',
]);

export function compareKinds(walk: Walk, spot: Spot, types: Types): void {
  const change = valueChange(walk, ...types);

  walk.changes.push({
    rule: ruleOf(walk, types),
    spot,
    message: `is ${change.after} now`,
    lost: `what is no ${change.after}`,
    gained: `what is no ${change.before}`,
    typed: true,
    ...change,
  });
}

function ruleOf(walk: Walk, [before, after]: Types): string {
  const is = (kind: TypeNode['kind']): boolean => before.kind === kind || after.kind === kind;

  if (before.kind === 'secret' || after.kind === 'secret')
    return after.kind === 'secret' ? 'config-became-secret' : 'config-secret-exposed';
  if (before.kind === 'string' && after.kind === 'enum' && isFree(before))
    return enumRule(after, 'introduced');
  if (before.kind === 'enum' && after.kind === 'string' && isFree(after))
    return enumRule(before, 'dropped');
  if (before.kind === 'ref' && after.kind === 'ref') return 'reference-changed';

  const isText = TEXTS.has(before.kind) && TEXTS.has(after.kind);

  if (isText && is('bytes')) return 'encoding-changed';

  return isText ? by(walk, [before, after], FORMAT) : by(walk, [before, after], TYPE);
}

/** Any text at all, or a part of it that no format names. */
function isFree(type: Extract<TypeNode, { kind: 'string' }>): boolean {
  return type.format === undefined;
}

function enumRule({ open, values }: Extract<TypeNode, { kind: 'enum' }>, action: string): string {
  return !open && values.length === 1 ? `const-${action}` : `enum-${action}`;
}

interface Names {
  readonly widened: string;
  readonly narrowed: string;
  readonly crossing: string;
  readonly equal: string;
}

const FORMAT: Names = {
  widened: 'format-relaxed',
  narrowed: 'format-tightened',
  crossing: 'format-changed',
  equal: 'ref-retargeted',
};

const TYPE: Names = {
  widened: 'type-widened',
  narrowed: 'type-narrowed',
  crossing: 'type-replaced',
  equal: 'ref-retargeted',
};

export function by(walk: Walk, [before, after]: Types, names: Names): string {
  const { old, next } = walk.both;
  const { relation } = relateShapes(
    { slot: slotOf(before), index: old },
    { slot: slotOf(after), index: next },
  );

  if (relation === 'undecided') return 'schema-undecided';
  if (relation === 'crossing' && names === TYPE && overlap(before, after)) return 'schema-crossing';

  return names[relation];
}

/** Of two lists of types, where one stays: no finer rule names what happened. */
function overlap(before: TypeNode, after: TypeNode): boolean {
  const kinds = (type: TypeNode): readonly string[] =>
    type.kind === 'either' ? type.of.map((one) => one.kind) : [type.kind];

  return kinds(before).some((kind) => kinds(after).includes(kind));
}
