// What the structure check says, and the note that nobody reads what it has refused. It decides nothing.
import type { Report } from '../base/catalogue.ts';
import type { Span } from '../base/source.ts';
import type { MapShape, Shape } from './shape.ts';
import { choice, conversion, foundNoun, nounOf, otherCase, short } from './structure-messages.ts';
import {
  innerPlace,
  type KeyNode,
  type ListNode,
  type MapNode,
  type Node,
  type Place,
  type ScalarNode,
} from './tree.ts';

export interface Walk {
  readonly file: string;
  readonly text: string;
  readonly report: Report;
  readonly refused: Set<Node | KeyNode>;
  readonly missing: Map<MapNode, string[]>;
}

export interface At {
  readonly shape: Shape;
  /** What is underlined where the node itself is not there: its key. */
  readonly key: Place;
}

export function spanAt(walk: Walk, place: Place): Span {
  return { file: walk.file, start: place.start, end: place.end };
}

function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.style === 'empty';
}

export function wrongKind(walk: Walk, node: Node, { shape, key }: At): void {
  const empty = isEmpty(node);
  const at = spanAt(walk, empty ? key : firstLine(walk.text, node));
  const found = foundNoun(node, walk.text.slice(node.start, node.end));
  const more = empty ? {} : conversion(node, shape, at);

  walk.refused.add(node);
  walk.report('TOA1021', at, { expected: nounOf(shape), found }, more);
}

export function notOneOf(walk: Walk, node: ScalarNode, shape: Shape): void {
  const at = spanAt(walk, innerPlace(walk.text, node));
  const value = String(node.value);
  const words = (shape.words ?? []).map(String);
  const what = shape.noun ?? `one of ${words.join(', ')}`;

  walk.refused.add(node);
  walk.report('TOA1023', at, { value: short(value), what }, choice(value, at, words));
}

export function emptyText(walk: Walk, node: ScalarNode): void {
  walk.refused.add(node);
  walk.report('TOA1024', spanAt(walk, node), { problem: 'this text is empty' });
}

export function badText(walk: Walk, node: ScalarNode, shape: Shape): void {
  walk.refused.add(node);
  badForm(walk, { text: String(node.value), place: innerPlace(walk.text, node) }, shape);
}

export function badKey(walk: Walk, key: KeyNode, shape: Shape): void {
  walk.refused.add(key);
  badForm(walk, { text: key.text, place: key }, shape);
}

function badForm(
  walk: Walk,
  { text, place }: { readonly text: string; readonly place: Place },
  shape: Shape,
): void {
  const at = spanAt(walk, place);
  const form = shape.form ?? `is not ${nounOf(shape)}`;
  const more = shape.pattern === undefined ? {} : otherCase(text, at, shape.pattern);

  walk.report('TOA1025', at, { value: short(text), form }, more);
}

export function badNumber(
  walk: Walk,
  node: ScalarNode,
  { shape, low }: { readonly shape: Shape; readonly low: boolean },
): void {
  const bound = low ? lowBound(shape) : `more than ${shape.most}`;
  const problem = `${node.value} is ${shape.noun === undefined ? bound : `not ${shape.noun}`}`;

  walk.refused.add(node);
  walk.report('TOA1024', spanAt(walk, node), { problem });
}

function lowBound({ least, above }: Shape): string {
  return least === undefined ? `not more than ${above}` : `less than ${least}`;
}

export function badLength(walk: Walk, node: ListNode, shape: Shape): void {
  const { length } = node.items;
  const bound = length < shape.fewest ? `at least ${shape.fewest}` : `at most ${shape.longest}`;
  const problem =
    length === 0
      ? 'this list is empty'
      : `${shape.noun ?? 'this list'} holds ${length} items: ${bound}`;

  walk.refused.add(node);
  walk.report('TOA1024', spanAt(walk, length === 0 ? node : firstLine(walk.text, node)), {
    problem,
  });
}

export function tooFewKeys(walk: Walk, node: MapNode, { shape, key }: At): void {
  const noun = shape.noun ?? 'this map';
  const problem =
    node.entries.length === 0
      ? `${noun} is empty`
      : `${noun} has too little in it: at least ${shape.map?.fewest} keys`;

  walk.report('TOA1024', spanAt(walk, key), { problem });
}

export function reservedKey(
  walk: Walk,
  { key, value }: { readonly key: KeyNode; readonly value: Node },
): void {
  walk.refused.add(value);
  walk.report('TOA1026', spanAt(walk, key), { key: key.text });
}

/** The keys that could still be written here. */
export function freeKeys(node: MapNode, map: MapShape): readonly string[] {
  const taken = new Set(node.entries.map((entry) => entry.key.text));

  return [...map.properties]
    .filter(([name, lazy]) => !taken.has(name) && !lazy().never)
    .map(([name]) => name);
}

export function unknownKey(
  walk: Walk,
  key: KeyNode,
  { shape, free }: { readonly shape: Shape; readonly free: readonly string[] },
): void {
  const at = spanAt(walk, key);

  walk.refused.add(key);
  walk.report(
    'TOA1020',
    at,
    { key: short(key.text), owner: nounOf(shape) },
    choice(key.text, at, free),
  );
}

export function missingKey(
  walk: Walk,
  name: string,
  { node, shape, key }: At & { readonly node: MapNode },
): void {
  const hint = shape.map?.properties.get(name)?.().advice;

  lack(walk, node, name);
  walk.report('TOA1022', spanAt(walk, key), { key: name, owner: nounOf(shape) }, { hint });
}

export function notExactlyOne(
  walk: Walk,
  names: readonly string[],
  { node, shape, key }: At & { readonly node: MapNode },
): void {
  const keys = names.map((name) => `'${name}'`).join(', ');

  for (const name of names) lack(walk, node, name);

  walk.report('TOA1027', spanAt(walk, key), { owner: nounOf(shape), keys });
}

function lack(walk: Walk, node: MapNode, key: string): void {
  walk.missing.set(node, [...(walk.missing.get(node) ?? []), key]);
}

/** A map or list over many lines is underlined on its first one. */
function firstLine(text: string, node: Node): Place {
  if (node.kind === 'scalar') return node;

  const newline = text.slice(node.start, node.end).search(/[ \t]*\r?\n/);

  return { start: node.start, end: newline === -1 ? node.end : node.start + newline };
}
