// The structure check: walks a file's tree along the shapes of our schemas and reports what does not fit, at its exact place.
// On what fits it spends next to nothing. It knows no section by name.

import type { Report } from '../base/catalogue.ts';
import { slipOf } from '../base/suggest.ts';
import { type Condition, type Lazy, type MapShape, type Shape, shapeOfFile } from './shape.ts';
import { armFor, chainOf, FORMS, formFor, misspeltForm } from './structure-forms.ts';
import { kindOf } from './structure-messages.ts';
import {
  type At,
  badKey,
  badLength,
  freeKeys,
  missingKey,
  notExactlyOne,
  reservedKey,
  tooFewKeys,
  unknownKey,
  type Walk,
  wrongKind,
} from './structure-report.ts';
import { isRest, isRestEntry } from './structure-rest.ts';
import { checkScalar } from './structure-scalar.ts';
import type { BrokenNode, Entry, KeyNode, ListNode, MapNode, Node, Place } from './tree.ts';

export interface Structure {
  /** Nodes that do not fit and were reported: nobody reads them. */
  readonly refused: ReadonlySet<Node | KeyNode>;
  /** Keys whose absence was reported. */
  readonly missing: ReadonlyMap<MapNode, readonly string[]>;
}

/** A map with more unknown keys is something else altogether: the rest of them says nothing new. */
const MOST_UNKNOWN = 50;
/** Keys of one kind of map that are remembered. */
const MOST_FOUND = 1_000;

export function checkStructure(
  root: Node | undefined,
  schema: string,
  where: { readonly file: string; readonly text: string; readonly report: Report },
): Structure {
  const walk: Walk = { refused: new Set(), missing: new Map(), ...where };

  if (root !== undefined) {
    const shape = shapeOfFile(`contract/${schema}`);

    check(walk, root, shape, { start: root.start, end: root.start });
  }

  return walk;
}

function check(walk: Walk, node: Node, shape: Shape, key: Place): void {
  if (node.kind === 'broken') return;

  const form = formFor(shape, kindOf(node));

  if (form === undefined) refuseKind(walk, node, { shape, key });
  else if (node.kind === 'map') checkMap(walk, node, form, key);
  else if (node.kind === 'list') checkList(walk, node, form, key);
  // Nothing is no value, not even where null is one: that is written.
  else if (node.style === 'empty') refuseKind(walk, node, { shape, key });
  else checkScalar(walk, node, form);
}

function refuseKind(walk: Walk, node: Exclude<Node, BrokenNode>, { shape, key }: At): void {
  wrongKind(walk, node, { shape: armFor(shape, kindOf(node)) ?? shape, key });
}

function checkList(walk: Walk, node: ListNode, shape: Shape, key: Place): void {
  const { items } = node;

  if (items.length < shape.fewest || items.length > shape.longest) badLength(walk, node, shape);

  if (shape.items === undefined) return;

  const each = shape.items();

  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Node;

    if (isRest(items[i - 1], item)) walk.refused.add(item);
    else check(walk, item, each, item.start === item.end ? key : item);
  }
}

function checkMap(walk: Walk, node: MapNode, shape: Shape, key: Place): void {
  const { map } = shape;

  if (map !== undefined) {
    checkEntries(walk, node, shape, map);

    // Of what invalid YAML has destroyed nothing is missed.
    if (node.cut !== true) {
      checkRequired(walk, node, shape, key);

      if (map.exactlyOne.length > 0) checkExactlyOne(walk, node, shape, key);
    }
  }

  if (shape.conditions.length > 0) checkConditions(walk, node, shape, key);
}

function checkConditions(walk: Walk, node: MapNode, shape: Shape, key: Place): void {
  const { conditions } = shape;
  const { asked, otherwise } = chainOf(shape);

  if (otherwise !== undefined && !hasOneOf(node, asked)) {
    check(walk, node, otherwise, key);

    return;
  }

  for (let i = 0; i < conditions.length; i++) {
    const condition = conditions[i] as Condition;
    const lazy = holds(node, condition) ? condition.met : condition.unmet;

    if (lazy !== undefined) check(walk, node, lazy(), key);
  }
}

function hasOneOf({ entries }: MapNode, keys: ReadonlySet<string>): boolean {
  for (let i = 0; i < entries.length; i++) {
    if (keys.has((entries[i] as Entry).key.text)) return true;
  }

  return false;
}

function checkEntries(walk: Walk, node: MapNode, shape: Shape, map: MapShape): void {
  const { entries } = node;
  const form = map.takesForms ? misspeltForm(node, map) : undefined;

  if (form !== undefined) {
    unknownKey(walk, form, { shape, free: FORMS });
    walk.refused.add(node);

    return;
  }

  let unknown: Unknown | undefined;

  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;
    const { key, value } = entry;

    if (value.start === value.end && isRestEntry(entries[i - 1], entry)) {
      walk.refused.add(key).add(value);
    } else if (key.wrong !== true) {
      const found = map.found.get(key.text);

      if (found !== undefined) check(walk, value, found, key);
      else if (!checkKey(walk, entry, map) && !map.open) {
        unknown ??= { node, shape, map, free: freeKeys(node, map), count: 0 };
        checkUnknown(walk, unknown, i);
      }
    }
  }
}

/** An entry whose key was not met before; false where the map does not know it. */
function checkKey(walk: Walk, entry: Entry, map: MapShape): boolean {
  const { text } = entry.key;
  const keys = map.keys?.();
  const fits = keys?.pattern?.test(text) !== false;

  if (!fits) badKey(walk, entry.key, keys as Shape);

  const shape = (map.properties.get(text) ?? otherShape(map, text))?.();

  if (shape === undefined) return false;

  if (fits && !shape.never) {
    // Each holds the text that it was read from.
    if (map.found.size === MOST_FOUND) map.found.clear();

    map.found.set(text, shape);
  }

  checkEntry(walk, entry, shape);

  return true;
}

interface Unknown {
  readonly node: MapNode;
  readonly shape: Shape;
  readonly map: MapShape;
  free: readonly string[];
  count: number;
}

function checkUnknown(walk: Walk, unknown: Unknown, i: number): void {
  const { node, shape, map, free } = unknown;
  const { key } = node.entries[i] as Entry;

  if (unknown.count++ >= MOST_UNKNOWN) return;

  unknownKey(walk, key, { shape, free });

  const meant = readAsMeant(node, i, { map, free });

  if (meant === undefined) return;

  walk.refused.delete(key);
  checkEntry(walk, meant, (map.properties.get(meant.key.text) as Lazy)());
  unknown.free = freeKeys(node, map);
}

/**
 * A key with a slip in it was reported; it is read as what it was meant to be, so that nobody misses what stands there.
 * Undefined where its value would not fit.
 */
function readAsMeant(
  node: MapNode,
  i: number,
  { map, free }: { readonly map: MapShape; readonly free: readonly string[] },
): Entry | undefined {
  const { key, value } = node.entries[i] as Entry;
  const word = slipOf(key.text, free);
  const shape = word === undefined ? undefined : map.properties.get(word)?.();

  if (word === undefined || shape === undefined || value.kind === 'broken') return undefined;
  if (formFor(shape, kindOf(value)) === undefined) return undefined;

  const meant: Entry = { key: { ...key, text: word }, value };

  (node.entries as Entry[])[i] = meant;

  return meant;
}

function otherShape(map: MapShape, key: string): Lazy | undefined {
  const { patterns } = map;

  for (let i = 0; i < patterns.length; i++) {
    const pattern = patterns[i] as MapShape['patterns'][number];

    if (pattern.key.test(key)) return pattern.value;
  }

  return map.others;
}

function checkEntry(walk: Walk, entry: Entry, shape: Shape): void {
  if (shape.never) reservedKey(walk, entry);
  else check(walk, entry.value, shape, entry.key);
}

function checkRequired(walk: Walk, node: MapNode, shape: Shape, key: Place): void {
  const { required, fewest } = shape.map as MapShape;

  if (node.entries.length < fewest) tooFewKeys(walk, node, { shape, key });

  for (let i = 0; i < required.length; i++) {
    const name = required[i] as string;

    if (entryAt(node, name) === undefined) missingKey(walk, name, { node, shape, key });
  }
}

function checkExactlyOne(walk: Walk, node: MapNode, shape: Shape, key: Place): void {
  const { exactlyOne } = shape.map as MapShape;
  const present = node.entries.filter((entry) => exactlyOne.includes(entry.key.text));

  if (present.length !== 1)
    notExactlyOne(walk, exactlyOne, { node, shape, key: present[1]?.key ?? key });
}

function entryAt({ entries }: MapNode, name: string): Entry | undefined {
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;

    if (entry.key.text === name) return entry;
  }

  return undefined;
}

function holds(node: MapNode, { keys, constant }: Condition): boolean {
  for (let i = 0; i < keys.length; i++) {
    const name = keys[i] as string;
    const value = entryAt(node, name)?.value;

    if (value === undefined) return false;

    if (constant?.key === name && (value.kind !== 'scalar' || value.value !== constant.value))
      return false;
  }

  return true;
}
