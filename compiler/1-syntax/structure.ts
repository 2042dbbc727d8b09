// The structure check: walks a file's tree along the shapes of our schemas and reports what does not fit, at its exact place.
// On what fits it spends next to nothing. It knows no section by name.

import type { Report } from '../base/catalogue.ts';
import { slipOf, suggestion } from '../base/suggest.ts';
import { type Condition, type Lazy, type MapShape, type Shape, shapeOfFile } from './shape.ts';
import { armFor, formFor } from './structure-forms.ts';
import { kindOf } from './structure-messages.ts';
import {
  type At,
  badKey,
  badLength,
  badNumber,
  badText,
  emptyText,
  freeKeys,
  isEmpty,
  missingKey,
  notExactlyOne,
  notOneOf,
  reservedKey,
  tooFewKeys,
  unknownKey,
  type Walk,
  wrongKind,
} from './structure-report.ts';
import { isRest, isRestEntry } from './structure-rest.ts';
import type {
  BrokenNode,
  Entry,
  KeyNode,
  ListNode,
  MapNode,
  Node,
  Place,
  ScalarNode,
} from './tree.ts';

export interface Structure {
  /** Nodes that do not fit and were reported: nobody reads them. */
  readonly refused: ReadonlySet<Node | KeyNode>;
  /** Keys whose absence was reported. */
  readonly missing: ReadonlyMap<MapNode, readonly string[]>;
}

/** A map with more unknown keys is something else altogether: the rest of them says nothing new. */
const MOST_UNKNOWN = 50;

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

  // Nothing is no value, not even where null is one: that is written.
  if (form === undefined || isEmpty(node)) refuseKind(walk, node, { shape, key });
  else if (node.kind === 'scalar') checkScalar(walk, node, form);
  else if (node.kind === 'list') checkList(walk, node, form, key);
  else checkMap(walk, node, form, key);
}

function refuseKind(walk: Walk, node: Exclude<Node, BrokenNode>, { shape, key }: At): void {
  wrongKind(walk, node, { shape: armFor(shape, kindOf(node)) ?? shape, key });
}

function checkScalar(walk: Walk, node: ScalarNode, shape: Shape): void {
  const { value } = node;

  if (shape.words?.includes(value) === false) notOneOf(walk, node, shape);
  else if (typeof value === 'string') checkText(walk, { node, value }, shape);
  else if (typeof value === 'number') checkNumber(walk, { node, value }, shape);
}

interface Valued<T> {
  readonly node: ScalarNode;
  readonly value: T;
}

function checkText(walk: Walk, { node, value }: Valued<string>, shape: Shape): void {
  if (value.length < shape.shortest) emptyText(walk, node);
  else if (shape.pattern?.test(value) === false) badText(walk, node, shape);
}

function checkNumber(walk: Walk, { node, value }: Valued<number>, shape: Shape): void {
  const { least, above, most } = shape;
  const low = (least !== undefined && value < least) || (above !== undefined && value <= above);

  if (shape.whole && !Number.isInteger(value)) wrongKind(walk, node, { shape, key: node });
  else if (low || (most !== undefined && value > most)) badNumber(walk, node, { shape, low });
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

  const { conditions } = shape;

  for (let i = 0; i < conditions.length; i++) {
    const condition = conditions[i] as Condition;
    const lazy = holds(node, condition) ? condition.met : condition.unmet;

    if (lazy !== undefined) check(walk, node, lazy(), key);
  }
}

function checkEntries(walk: Walk, node: MapNode, shape: Shape, map: MapShape): void {
  const keys = map.keys?.().pattern;
  const { entries } = node;
  const form = map.takesForms ? misspeltForm(node, map) : undefined;

  if (form !== undefined) {
    unknownKey(walk, form, { shape, free: FORMS });
    walk.refused.add(node);

    return;
  }

  let free: readonly string[] | undefined;
  let unknown = 0;

  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;
    const { key, value } = entry;

    if (isRestEntry(entries[i - 1], entry)) walk.refused.add(key).add(value);
    else if (key.wrong !== true) {
      if (keys?.test(key.text) === false) badKey(walk, key, (map.keys as Lazy)());

      const lazy = map.properties.get(key.text) ?? otherShape(map, key.text);

      if (lazy !== undefined) checkEntry(walk, entry, lazy());
      else if (!map.open && unknown++ < MOST_UNKNOWN) {
        free ??= freeKeys(node, map);
        unknownKey(walk, key, { shape, free });

        const meant = readAsMeant(node, i, { map, free });

        if (meant !== undefined) {
          walk.refused.delete(key);
          checkEntry(walk, meant, (map.properties.get(meant.key.text) as Lazy)());
          free = freeKeys(node, map);
        }
      }
    }
  }
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

/** The keys that say what kind of type a map is. */
const FORMS: readonly string[] = ['$type', '$list', '$map', '$union', '$schema'];

const DOLLAR = 36;

/** Where none of them is written, but one misspelt, all other keys would be taken for fields. */
function misspeltForm(node: MapNode, map: MapShape): KeyNode | undefined {
  const { entries } = node;

  for (let i = 0; i < entries.length; i++) {
    const { key } = entries[i] as Entry;

    if (key.text.charCodeAt(0) !== DOLLAR || map.properties.has(key.text)) continue;
    if (suggestion(key.text, FORMS) !== undefined) return key;
  }

  return undefined;
}
