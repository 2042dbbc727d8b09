// Composed YAML nodes → our tree: duplicate keys, keys that are no text, aliases within bounds.
// It must not report what YAML itself reports.
import type { Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Report } from '../base/catalogue.ts';
import { MOST_DEPTH, MOST_NODES } from './limits.ts';
import type { Entry, KeyNode, ListNode, MapNode, Node } from './tree.ts';
import { yamlPackage } from './yaml-package.ts';
import { empty, keyOf, scalar } from './yaml-scalars.ts';

interface Anchored {
  readonly node: Node;
  readonly size: number;
  readonly height: number;
}

interface Building {
  readonly file: string;
  readonly text: string;
  readonly report: Report;
  readonly anchors: Map<string, Anchored>;
  /** Nodes so far, those behind aliases counted each time. */
  size: number;
  full: boolean;
}

/** A node and how many levels it has. */
interface Built {
  readonly node: Node;
  readonly height: number;
}

type Yaml = ParsedNode | null;

export function buildTree(
  root: Yaml,
  where: { readonly file: string; readonly text: string; readonly report: Report },
): Node | undefined {
  if (root === null) return undefined;

  return build({ ...where, anchors: new Map(), size: 0, full: false }, root, { at: 0, depth: 0 })
    .node;
}

interface Context {
  /** Where an empty value stands. */
  readonly at: number;
  readonly depth: number;
}

function build(b: Building, yaml: Yaml, context: Context): Built {
  const { isAlias, isMap, isSeq } = yamlPackage();

  b.size += 1;

  if (yaml === null) return { node: empty(context.at), height: 0 };

  if (isAlias(yaml)) return alias(b, yaml.source, yaml.range, context);

  const before = b.size;
  const built = isMap(yaml)
    ? map(b, yaml as YAMLMap.Parsed, context)
    : isSeq(yaml)
      ? list(b, yaml as YAMLSeq.Parsed, context)
      : { node: scalar(b, yaml as Scalar.Parsed, context.at), height: 0 };

  const anchor = yaml.anchor;

  if (anchor !== undefined) {
    b.anchors.set(anchor, { ...built, size: b.size - before + 1 });
  }

  return built;
}

function alias(b: Building, name: string, range: readonly number[], context: Context): Built {
  const place = { start: range[0] ?? 0, end: range[1] ?? 0 };
  const broken: Built = { node: { kind: 'broken', ...place }, height: 0 };
  const at = { file: b.file, ...place };
  const found = b.anchors.get(name);

  if (found === undefined) {
    b.report('TOA1007', at, { name });

    return broken;
  }

  if (context.depth + found.height > MOST_DEPTH) {
    b.report('TOA1008', at, { what: 'this nesting', most: `${MOST_DEPTH} levels` });

    return broken;
  }

  b.size += found.size - 1;

  if (b.size <= MOST_NODES) return found;

  b.size -= found.size - 1;

  if (!b.full)
    b.report('TOA1008', at, { what: 'what aliases repeat', most: `${MOST_NODES} values` });

  b.full = true;

  return broken;
}

function list(b: Building, yaml: YAMLSeq.Parsed, context: Context): Built {
  const items: Node[] = [];
  let height = 0;

  for (const item of yaml.items as Yaml[]) {
    const at = item?.range[0] ?? yaml.range[0];
    const built = build(b, item, { at, depth: context.depth + 1 });

    items.push(built.node);
    height = Math.max(height, built.height);
  }

  const place = yaml.flow === true ? flowPlace(yaml.range) : blockPlace(yaml.range, items);
  const node: ListNode = { kind: 'list', start: place.start, end: place.end, items };

  return { node, height: height + 1 };
}

function map(b: Building, yaml: YAMLMap.Parsed, context: Context): Built {
  const entries: Entry[] = [];
  const seen = new Map<string, KeyNode | 'reported'>();
  let height = 0;

  for (const pair of yaml.items as Pair<ParsedNode, ParsedNode | null>[]) {
    const key = keyOf(b, pair.key);
    // Duplicates are built too, for the anchors in them.
    const value = build(b, pair.value, { at: key?.after ?? 0, depth: context.depth + 1 });

    if (key === undefined || isDuplicate(b, seen, key.node)) continue;

    entries.push({ key: key.node, value: value.node });
    height = Math.max(height, value.height);
  }

  const place = yaml.flow === true ? flowPlace(yaml.range) : mapPlace(yaml.range, entries);
  const node: MapNode = { kind: 'map', start: place.start, end: place.end, entries };

  return { node, height: height + 1 };
}

/** A key that stands there three times is one mistake. */
function isDuplicate(b: Building, seen: Map<string, KeyNode | 'reported'>, key: KeyNode): boolean {
  const first = seen.get(key.text);

  seen.set(key.text, first === undefined ? key : 'reported');

  if (first === undefined || first === 'reported') return first !== undefined;

  b.report(
    'TOA1002',
    { file: b.file, start: key.start, end: key.end },
    { key: key.text },
    {
      related: [
        { message: 'first written here', at: { file: b.file, start: first.start, end: first.end } },
      ],
    },
  );

  return true;
}

function flowPlace(range: readonly number[]) {
  return { start: range[0] ?? 0, end: range[1] ?? 0 };
}

// A block's range in YAML runs on over blank lines and comments; ours ends where its last child ends.
function blockPlace(range: readonly number[], items: readonly Node[]) {
  const start = range[0] ?? 0;

  return { start, end: items.at(-1)?.end ?? start };
}

function mapPlace(range: readonly number[], entries: readonly Entry[]) {
  const start = range[0] ?? 0;

  return { start, end: entries.at(-1)?.value.end ?? start };
}
