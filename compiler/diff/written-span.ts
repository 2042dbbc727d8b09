// Where an element is written, found by its id in the YAML of one contract: much less work than building everything. What a contract
// inherits is not in it; then only a Program knows.
import { readTree } from '../1-syntax/read-tree.ts';
import type { Entry, MapNode, Node, Place } from '../1-syntax/tree.ts';
import type { NodeId } from '../2-model/node.ts';
import { oncePer } from '../base/once-per.ts';
import type { SourceFile, Span } from '../base/source.ts';

export interface Written {
  /** Below the contracts folder. */
  readonly file: string;
  /** Keys from the root on. */
  readonly path: readonly string[];
}

/** `shop.orders/entity/fields/phone`, `types/Money`, `deployments/local`, `toac/version`, or '' for the project. */
export function writtenAs(id: NodeId): Written {
  const [head = '', ...rest] = id
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

  if (head === '' || head === 'toac') return { file: 'toac.yaml', path: rest };
  if (head === 'types') return { file: 'types.yaml', path: ['types', ...rest] };
  if (head === 'deployments')
    return { file: `deployments/${rest[0] ?? ''}.yaml`, path: rest.slice(1) };

  return { file: `${head.replaceAll('.', '/')}.yaml`, path: rest };
}

/** The nearest that holds it, where it has no key of its own; undefined where nothing of it is here. */
export function writtenSpan(path: readonly string[], source: SourceFile): Span | undefined {
  const root = treeOf(source).root;
  const found = path.length === 0 || root === undefined ? undefined : walk(root, path);

  if (path.length === 0) return { file: source.path, start: 0, end: 0 };

  // Its section alone does not say where it is.
  return found === undefined || found.depth < Math.min(2, path.length)
    ? undefined
    : { file: source.path, start: found.place.start, end: found.place.end };
}

/** What is wrong with it has been said when it was built. */
const treeOf = oncePer((source: SourceFile) => readTree(source, () => {}));

interface Met {
  readonly place: Place;
  /** How many segments led here. */
  readonly depth: number;
}

function walk(node: Node, path: readonly string[]): Met | undefined {
  const [segment, ...rest] = path;

  if (segment === undefined) return undefined;
  if (node.kind === 'list') return listed(node.items, segment);
  if (node.kind !== 'map') return undefined;
  if (segment.startsWith('/')) return routeIn(node, segment, rest);

  const entry = node.entries.find(({ key }) => key.text === segment || key.text === `${segment}?`);

  return entry === undefined ? undefined : below(entry, rest, segment.length);
}

function below({ key, value }: Entry, rest: readonly string[], length: number): Met {
  const inner = walk(value, rest);
  const place = { start: key.start, end: Math.min(key.end, key.start + length) };

  return inner === undefined ? { place, depth: 1 } : { ...inner, depth: inner.depth + 1 };
}

/** `errors: [GONE]` */
function listed(items: readonly Node[], name: string): Met | undefined {
  const item = items.find((one) => one.kind === 'scalar' && one.value === name);

  return item === undefined ? undefined : { place: item, depth: 1 };
}

/** Paths may be written in parts, one inside of the other. */
function routeIn(node: MapNode, path: string, rest: readonly string[]): Met | undefined {
  for (const entry of node.entries) {
    const { text } = entry.key;

    if (text === path) return below(entry, rest, text.length);

    const inner =
      text.startsWith('/') && path.startsWith(`${text}/`) && entry.value.kind === 'map'
        ? routeIn(entry.value, path.slice(text.length), rest)
        : undefined;

    if (inner !== undefined) return inner;
  }

  return undefined;
}
