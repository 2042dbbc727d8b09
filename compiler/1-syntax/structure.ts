// The structure check: walks a file's tree along the shapes of our schemas and reports what does not fit, at its exact place.
// On what fits it spends next to nothing. It knows no section by name.
import type { Report } from '../base/catalogue.ts';
import type { Span } from '../base/source.ts';
import { type Condition, type Lazy, type MapShape, type Shape, shapeOfFile } from './shape.ts';
import { choice, conversion, foundNoun, kindOf, nounOf, otherCase, short } from './structure-messages.ts';
import { type Entry, innerPlace, type KeyNode, type MapNode, type Node, type Place, type ScalarNode } from './tree.ts';

export interface Structure {
  /** Nodes that do not fit and were reported: nobody reads them. */
  readonly refused: ReadonlySet<Node | KeyNode>;
  /** Keys whose absence was reported. */
  readonly missing: ReadonlyMap<MapNode, readonly string[]>;
}

interface Walk {
  readonly file: string;
  readonly text: string;
  readonly report: Report;
  readonly refused: Set<Node | KeyNode>;
  readonly missing: Map<MapNode, string[]>;
}

interface At {
  readonly shape: Shape;
  /** What is underlined where the node itself is not there: its key. */
  readonly key: Place;
}

export function checkStructure(
  root: Node | undefined,
  schema: string,
  where: { readonly file: string; readonly text: string; readonly report: Report },
): Structure {
  const walk: Walk = { ...where, refused: new Set(), missing: new Map() };

  if (root !== undefined) {
    const shape = shapeOfFile(`contract/${schema}`);

    check(walk, root, { shape, key: { start: root.start, end: root.start } });
  }

  return walk;
}

function check(walk: Walk, node: Node, { shape, key }: At): void {
  if (node.kind === 'broken') return;

  // Nothing is no value, not even where null is one: that is written.
  if (node.start === node.end && isEmpty(node)) return wrongKind(walk, node, { shape, key });

  if (shape.arms.length > 0) return checkArm(walk, node, { shape, key });

  const kind = kindOf(node);

  if (shape.kinds !== undefined && !shape.kinds.includes(kind)) return wrongKind(walk, node, { shape, key });

  if (node.kind === 'scalar') return checkScalar(walk, node, shape);

  if (node.kind === 'list') return checkList(walk, node, { shape, key });

  if (shape.map !== undefined) checkMap(walk, node, { shape, key });

  for (const condition of shape.conditions) checkCondition(walk, node, { condition, key });
}

function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.style === 'empty';
}

/** The arm that takes this kind of value; its messages are then about it alone. */
function checkArm(walk: Walk, node: Exclude<Node, { kind: 'broken' }>, { shape, key }: At): void {
  const kind = kindOf(node);
  const arm = shape.arms.map((lazy) => lazy()).find((one) => takes(one, kind));

  if (arm === undefined) wrongKind(walk, node, { shape: { ...shape, kinds: kindsOf(shape) }, key });
  else check(walk, node, { shape: arm, key });
}

function takes(shape: Shape, kind: ReturnType<typeof kindOf>): boolean {
  if (shape.arms.length > 0) return shape.arms.some((arm) => takes(arm(), kind));

  return shape.kinds === undefined || shape.kinds.includes(kind);
}

function kindsOf(shape: Shape): Shape['kinds'] {
  return shape.arms.flatMap((arm) => arm().kinds ?? []);
}

function wrongKind(walk: Walk, node: Node, { shape, key }: At): void {
  const empty = isEmpty(node);
  const at = spanAt(walk, empty ? key : firstLine(walk.text, node));
  const found = foundNoun(node, walk.text.slice(node.start, node.end));
  const more = empty ? {} : conversion(node, shape, at);

  walk.refused.add(node);
  walk.report('TOA1021', at, { expected: nounOf(shape), found }, more);
}

function checkScalar(walk: Walk, node: ScalarNode, shape: Shape): void {
  const { value } = node;

  if (shape.words !== undefined && !shape.words.includes(value)) return notOneOf(walk, node, shape);

  if (typeof value === 'string') checkText(walk, node, shape);
  else if (typeof value === 'number') checkNumber(walk, { ...node, value }, { node, shape });
}

function notOneOf(walk: Walk, node: ScalarNode, shape: Shape): void {
  const at = spanAt(walk, innerPlace(walk.text, node));
  const value = String(node.value);
  const words = (shape.words ?? []).map(String);

  walk.refused.add(node);
  walk.report('TOA1023', at, { value: short(value), what: shape.noun ?? `one of ${words.join(', ')}` }, choice(value, at, words));
}

function checkText(walk: Walk, node: ScalarNode, shape: Shape): void {
  const value = node.value as string;
  const at = () => spanAt(walk, innerPlace(walk.text, node));

  if (value.length < shape.shortest) {
    walk.refused.add(node);
    walk.report('TOA1024', spanAt(walk, node), { problem: 'this text is empty' });
  } else if (shape.pattern !== undefined && !shape.pattern.test(value)) {
    walk.refused.add(node);
    walk.report('TOA1025', at(), { value: short(value), form: shape.form ?? `is not ${nounOf(shape)}` }, otherCase(value, at(), shape.pattern));
  }
}

function checkNumber(
  walk: Walk,
  { value }: { readonly value: number },
  { node, shape }: { readonly node: ScalarNode; readonly shape: Shape },
): void {
  const low = (shape.least !== undefined && value < shape.least) || (shape.above !== undefined && value <= shape.above);
  const high = shape.most !== undefined && value > shape.most;

  if (shape.whole && !Number.isInteger(value)) return wrongKind(walk, node, { shape, key: node });

  if (!low && !high) return;

  const bound = low ? lowBound(shape) : `more than ${shape.most}`;
  const problem = shape.noun === undefined ? `${value} is ${bound}` : `${value} is not ${shape.noun}`;

  walk.refused.add(node);
  walk.report('TOA1024', spanAt(walk, node), { problem });
}

function lowBound({ least, above }: Shape): string {
  return least === undefined ? `not more than ${above}` : `less than ${least}`;
}

function checkList(walk: Walk, node: Extract<Node, { kind: 'list' }>, { shape, key }: At): void {
  const { items } = node;
  const few = items.length < shape.fewest;
  const many = shape.longest !== undefined && items.length > shape.longest;

  if (few || many) {
    const at = spanAt(walk, items.length === 0 ? node : firstLine(walk.text, node));
    const problem = items.length === 0 ? 'this list is empty' : `${shape.noun ?? 'this list'} holds ${items.length} items: ${few ? `at least ${shape.fewest}` : `at most ${shape.longest}`}`;

    walk.refused.add(node);
    walk.report('TOA1024', at, { problem });
  }

  if (shape.items === undefined) return;

  const each = shape.items();

  for (const [i, item] of items.entries()) {
    if (isRest(items[i - 1], item)) walk.refused.add(item);
    else check(walk, item, { shape: each, key: item.start === item.end ? key : item });
  }
}

function checkMap(walk: Walk, node: MapNode, { shape, key }: At): void {
  const map = shape.map as MapShape;
  const keys = map.keys?.();

  for (const [i, entry] of node.entries.entries()) {
    if (isRestEntry(node.entries[i - 1], entry)) {
      walk.refused.add(entry.key).add(entry.value);
      continue;
    }

    if (entry.key.wrong === true) continue;

    if (keys !== undefined) checkKey(walk, entry.key, keys);

    const lazy = valueShape(map, entry.key.text);

    if (lazy !== undefined) checkEntry(walk, entry, lazy);
    else if (!map.open) unknownKey(walk, entry.key, { node, shape });
  }

  if (node.cut === true) return;

  if (node.entries.length < map.fewest) {
    walk.report('TOA1024', spanAt(walk, key), { problem: `${shape.noun ?? 'this map'} ${node.entries.length === 0 ? 'is empty' : `has too little: at least ${map.fewest} keys`}` });
  }

  checkPresence(walk, node, { shape, key });
}

/** In `{ x: integer(1,2) }` the comma ends the value: `2)` is no key, and what is wrong is reported at `x`. */
function isRestEntry(before: Entry | undefined, { key, value }: Entry): boolean {
  return value.start === value.end && key.text.includes(')') && before !== undefined && isOpen(before.value);
}

function isRest(before: Node | undefined, node: Node): boolean {
  return before !== undefined && isOpen(before) && node.kind === 'scalar' && String(node.value).includes(')');
}

function isOpen(node: Node): boolean {
  if (node.kind !== 'scalar' || node.style !== 'plain' || typeof node.value !== 'string') return false;

  const open = node.value.lastIndexOf('(');

  return open !== -1 && !node.value.includes(')', open);
}

function valueShape(map: MapShape, key: string): Lazy | undefined {
  const own = map.properties.get(key);

  if (own !== undefined) return own;

  return map.patterns.find((pattern) => pattern.key.test(key))?.value ?? map.others;
}

function checkEntry(walk: Walk, { key, value }: Entry, lazy: Lazy): void {
  const shape = lazy();

  if (!shape.never) return check(walk, value, { shape, key });

  walk.refused.add(value);
  walk.report('TOA1026', spanAt(walk, key), { key: key.text });
}

function checkKey(walk: Walk, key: KeyNode, shape: Shape): void {
  if (shape.pattern === undefined || shape.pattern.test(key.text)) return;

  const at = spanAt(walk, key);

  walk.refused.add(key);
  walk.report('TOA1025', at, { value: short(key.text), form: shape.form ?? `is not ${nounOf(shape)}` }, otherCase(key.text, at, shape.pattern));
}

function unknownKey(walk: Walk, key: KeyNode, { node, shape }: { readonly node: MapNode; readonly shape: Shape }): void {
  const at = spanAt(walk, key);
  const taken = new Set(node.entries.map((entry) => entry.key.text));
  const known = [...(shape.map?.properties ?? [])].filter(([name, lazy]) => !taken.has(name) && !lazy().never).map(([name]) => name);

  walk.report('TOA1020', at, { key: short(key.text), owner: nounOf(shape) }, choice(key.text, at, known));
}

function checkPresence(walk: Walk, node: MapNode, { shape, key }: At): void {
  const { required, exactlyOne, properties } = shape.map as MapShape;

  for (const name of required) {
    if (node.entries.some((entry) => entry.key.text === name)) continue;

    lack(walk, node, name);
    walk.report('TOA1022', spanAt(walk, key), { key: name, owner: nounOf(shape) }, { hint: properties.get(name)?.().advice });
  }

  if (exactlyOne.length === 0) return;

  const present = node.entries.filter((entry) => exactlyOne.includes(entry.key.text));

  if (present.length === 1) return;

  for (const name of exactlyOne) lack(walk, node, name);

  walk.report('TOA1027', spanAt(walk, present[1]?.key ?? key), { owner: nounOf(shape), keys: exactlyOne.map((name) => `'${name}'`).join(', ') });
}

function lack(walk: Walk, node: MapNode, key: string): void {
  walk.missing.set(node, [...(walk.missing.get(node) ?? []), key]);
}

function checkCondition(walk: Walk, node: MapNode, { condition, key }: { readonly condition: Condition; readonly key: Place }): void {
  const lazy = holds(node, condition) ? condition.then : condition.other;

  if (lazy !== undefined) check(walk, node, { shape: lazy(), key });
}

function holds(node: MapNode, { keys, constant }: Condition): boolean {
  for (const name of keys) {
    const entry = node.entries.find(({ key }) => key.text === name);

    if (entry === undefined) return false;

    if (constant?.key === name && (entry.value.kind !== 'scalar' || entry.value.value !== constant.value)) return false;
  }

  return true;
}

function spanAt(walk: Walk, place: Place): Span {
  return { file: walk.file, start: place.start, end: place.end };
}

/** A map or list over many lines is underlined on its first one. */
function firstLine(text: string, node: Node): Place {
  if (node.kind === 'scalar') return node;

  const newline = text.slice(node.start, node.end).search(/[ \t]*\r?\n/);

  return { start: node.start, end: newline === -1 ? node.end : node.start + newline };
}

