// Types as nodes: a scalar, `[T]`, an object, or a long form with `$` keys.
import type { AnnotationsContract } from './contract.generated.ts';
import { readDeprecation } from './deprecation.ts';
import { readRange } from './range.ts';
import { at, isRefused, type Reading, type Section, section, take } from './reading.ts';
import { checkSchema } from './schema-keywords.ts';
import type {
  Annotations,
  BrokenSyntax,
  FieldSyntax,
  Name,
  ObjectTypeSyntax,
  TypeDeclarationSyntax,
  TypeSyntax,
} from './syntax.ts';
import type { Entry, MapNode, Node } from './tree.ts';
import { NO_ANNOTATIONS, parseType } from './type-parser.ts';
import { nameOfKey, readFlag, readName, readText, readValue } from './values.ts';

export function readType(reading: Reading, node: Node): TypeSyntax {
  if (isRefused(reading, node)) return broken(reading, node);

  switch (node.kind) {
    case 'scalar':
      return node.value === null ? broken(reading, node) : parseType(reading, node);
    case 'list': {
      const item = node.items[0];

      return item === undefined
        ? broken(reading, node)
        : {
            kind: 'list',
            at: at(reading, node),
            item: readType(reading, item),
            annotations: NO_ANNOTATIONS,
          };
    }
    case 'map':
      return readMap(reading, node);
    case 'broken':
      return broken(reading, node);
  }
}

/** A type under a key, for `take`. */
export function takeType(reading: Reading, node: Node): TypeSyntax | undefined {
  const type = readType(reading, node);

  return type.kind === 'broken' ? undefined : type;
}

/** An object's fields: `configuration`, `fields`. */
export function readObject(reading: Reading, node: Node): ObjectTypeSyntax | undefined {
  return node.kind === 'map' ? objectOf(reading, node) : undefined;
}

export function readDeclarations(
  reading: Reading,
  node: Node,
): readonly TypeDeclarationSyntax[] | undefined {
  if (node.kind !== 'map') return undefined;

  return node.entries.map((entry) => declaration(reading, entry));
}

function declaration(reading: Reading, entry: Entry): TypeDeclarationSyntax {
  return { name: nameOfKey(reading, entry.key), type: readType(reading, entry.value) };
}

function readMap(reading: Reading, node: MapNode): TypeSyntax {
  const fields = plainEntries(node);
  const form = fields === node.entries ? undefined : formOf(annotatedSection(reading, node));

  return form ?? objectOf(reading, node, fields);
}

function formOf(of: Section<AnnotationsContract>): TypeSyntax | undefined {
  const { entries } = of.node;

  for (let i = 0; i < entries.length; i++) {
    const { key, value } = entries[i] as Entry;
    const form = isKeyword(key.text) ? readForm(of, key.text, value) : undefined;

    if (form !== undefined) return form;
  }

  return undefined;
}

function annotatedSection(reading: Reading, node: MapNode): Section<AnnotationsContract> {
  return section<AnnotationsContract>(reading, node) as Section<AnnotationsContract>;
}

/** Keys of the language, among fields and arms. */
function isKeyword(key: string): boolean {
  return key.charCodeAt(0) === DOLLAR;
}

const DOLLAR = 36;

function readForm(
  of: Section<AnnotationsContract>,
  key: string,
  value: Node,
): TypeSyntax | undefined {
  const { reading, node } = of;
  const place = at(reading, node);

  switch (key) {
    case '$type':
      return readLong(of, value);
    case '$list':
      return {
        kind: 'list',
        at: place,
        item: readType(reading, value),
        annotations: annotationsOf(of),
      };
    case '$map':
      return {
        kind: 'map',
        at: place,
        value: readType(reading, value),
        annotations: annotationsOf(of),
      };
    case '$union':
      return readUnion(of, value);
    case '$schema':
      return readSchema(of, value);
    default:
      return undefined;
  }
}

function readLong(of: Section<AnnotationsContract>, value: Node): TypeSyntax {
  const type = readType(of.reading, value);

  return type.kind === 'scalar'
    ? { ...type, annotations: annotationsOf(of) }
    : broken(of.reading, value);
}

function readUnion(of: Section<AnnotationsContract>, value: Node): TypeSyntax {
  const { reading, node } = of;
  const discriminator = isRefused(reading, value) ? undefined : readName(reading, value);

  if (discriminator === undefined) return broken(reading, value);

  const arms = plainEntries(node).map((entry) => declaration(reading, entry));

  return {
    kind: 'union',
    at: at(reading, node),
    discriminator,
    arms,
    annotations: annotationsOf(of),
  };
}

function readSchema(of: Section<AnnotationsContract>, value: Node): TypeSyntax {
  const { reading, node } = of;
  const schema = checkSchema(reading, value);

  return schema === undefined
    ? broken(reading, value)
    : { kind: 'schema', at: at(reading, node), schema, annotations: annotationsOf(of) };
}

function objectOf(
  reading: Reading,
  node: MapNode,
  entries: readonly Entry[] = plainEntries(node),
): ObjectTypeSyntax {
  const fields = entries.map((entry) => field(reading, entry));
  const annotations =
    entries === node.entries ? NO_ANNOTATIONS : annotationsOf(annotatedSection(reading, node));

  return { kind: 'object', at: at(reading, node), fields, annotations };
}

function plainEntries({ entries }: MapNode): readonly Entry[] {
  for (let i = 0; i < entries.length; i++) {
    if (isKeyword((entries[i] as Entry).key.text))
      return entries.filter((entry) => !isKeyword(entry.key.text));
  }

  return entries;
}

function field(reading: Reading, entry: Entry): FieldSyntax {
  const { text, start, end } = entry.key;
  const optional = text.endsWith('?');
  const name: Name = optional
    ? { value: text.slice(0, -1), at: at(reading, { start, end: end - 1 }) }
    : nameOfKey(reading, entry.key);

  return { name, optional, type: readType(reading, entry.value) };
}

function annotationsOf(of: Section<AnnotationsContract>): Annotations {
  const annotations: { -readonly [K in keyof Annotations]: Annotations[K] } = {};

  // Types carry few annotations, mostly none: only what is there is read.
  for (const { key } of of.node.entries) {
    if (isKeyword(key.text)) annotate(of, key.text, annotations);
  }

  return annotations;
}

function annotate(
  of: Section<AnnotationsContract>,
  key: string,
  into: { -readonly [K in keyof Annotations]: Annotations[K] },
): void {
  switch (key) {
    case '$description':
      put(into, 'description', take(of, key, readText));
      break;
    case '$default':
      put(into, 'default', take(of, key, readValue));
      break;
    case '$null':
      put(into, 'null', take(of, key, readFlag));
      break;
    case '$secret':
      put(into, 'secret', take(of, key, readFlag));
      break;
    case '$deprecated':
      put(into, 'deprecated', take(of, key, readDeprecation));
      break;
    case '$was':
      put(into, 'was', take(of, key, readWas));
      break;
    case '$size':
      put(into, 'size', take(of, key, readRange));
      break;
    case '$range':
      put(into, 'range', take(of, key, readRange));
      break;
    default:
  }
}

function put<K extends keyof Annotations>(
  into: { -readonly [P in keyof Annotations]: Annotations[P] },
  key: K,
  value: Annotations[K] | undefined,
): void {
  if (value !== undefined) into[key] = value;
}

/** A former name; of an enum, a map of new to old values. */
function readWas(reading: Reading, node: Node): Annotations['was'] | undefined {
  if (node.kind !== 'map') return readName(reading, node);

  return node.entries.flatMap((entry) => {
    const old = isRefused(reading, entry.value) ? undefined : readName(reading, entry.value);

    return old === undefined ? [] : [{ now: nameOfKey(reading, entry.key), old }];
  });
}

function broken(reading: Reading, node: Node): BrokenSyntax {
  return { kind: 'broken', at: at(reading, node) };
}
