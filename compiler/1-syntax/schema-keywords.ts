// `$schema: { … }`: JSON Schema as far as it can be compared exactly. Which keywords there are, and what they hold, is in our schemas;
// here is what no schema can say of itself. Its conversion to types is the model's.
import { checkPattern } from './pattern-check.ts';
import { at, isRefused, type Reading } from './reading.ts';
import { choice, short } from './structure-messages.ts';
import type { ValueSyntax } from './syntax.ts';
import { type Entry, innerPlace, type MapNode, type Node, type Place } from './tree.ts';
import { readValue } from './values.ts';

/** Keywords whose value is a schema, a list of them, or a map to them. */
const NESTED: ReadonlySet<string> = new Set(
  (
    'properties patternProperties $defs additionalProperties propertyNames items contains not if then else ' +
    'prefixItems anyOf oneOf allOf'
  ).split(' '),
);
const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs']);
/** What `not` may hold, and what tells a discriminator apart in `if`. */
const PLAIN: ReadonlySet<string> = new Set(['type', 'enum', 'const']);
const DISCRIMINATING: ReadonlySet<string> = new Set(['properties', 'required', 'type']);

interface Checking {
  readonly reading: Reading;
  readonly root: MapNode;
}

/** The schema as data; undefined where it could not be read. */
export function checkSchema(reading: Reading, node: Node): ValueSyntax | undefined {
  if (node.kind !== 'map' || isRefused(reading, node)) return undefined;

  check({ reading, root: node }, node);

  return readValue(reading, node);
}

function check(checking: Checking, node: Node): void {
  if (node.kind !== 'map') return;

  for (const entry of node.entries) {
    if (!isRefused(checking.reading, entry.value)) checkKeyword(checking, entry);
  }

  checkRequired(checking, node);
}

/** A closed object has the properties that it lists: another one cannot be required of it. */
function checkRequired({ reading }: Checking, node: MapNode): void {
  const under = (key: string): Node | undefined =>
    node.entries.find((entry) => entry.key.text === key)?.value;
  const [rest, properties, required] = ['additionalProperties', 'properties', 'required'].map(
    under,
  );
  const isClosed = rest?.kind === 'scalar' && rest.value === false;

  if (!isClosed || required?.kind !== 'list' || under('patternProperties') !== undefined) return;

  const names = properties?.kind === 'map' ? properties.entries.map(({ key }) => key.text) : [];

  for (const item of required.items) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string' || names.includes(item.value))
      continue;

    const place = at(reading, innerPlace(reading.text, item));
    const problem = `'${short(item.value)}' is required, and this object takes no such property`;

    reading.report('TOA1050', place, { problem }, choice(item.value, place, names));
  }
}

function checkKeyword(checking: Checking, { key, value }: Entry): void {
  switch (key.text) {
    case '$ref':
      checkReference(checking, value);
      break;
    case 'pattern':
      checkText(checking, value);
      break;
    case 'patternProperties':
      checkKeys(checking, value);
      break;
    case 'not':
      checkOnly(
        checking,
        { key, value },
        {
          allowed: PLAIN,
          problem: 'not takes type, enum or const only: anything else cannot be compared',
        },
      );
      break;
    case 'if':
      checkOnly(
        checking,
        { key, value },
        {
          allowed: DISCRIMINATING,
          problem: 'if takes the value of a field only: anything else cannot be compared',
        },
      );
      break;
    default:
  }

  if (NESTED.has(key.text)) descend(checking, value, MAPS.has(key.text));
}

function descend(checking: Checking, value: Node, map: boolean): void {
  if (value.kind === 'list') for (const item of value.items) check(checking, item);
  else if (value.kind === 'map' && map)
    for (const entry of value.entries) check(checking, entry.value);
  else check(checking, value);
}

function checkOnly(
  { reading }: Checking,
  { value }: Entry,
  { allowed, problem }: { readonly allowed: ReadonlySet<string>; readonly problem: string },
): void {
  if (value.kind !== 'map') return;

  const wrong = value.entries.find(({ key }) => !allowed.has(key.text));

  if (wrong !== undefined) reading.report('TOA1050', at(reading, wrong.key), { problem });
}

function checkText({ reading }: Checking, value: Node): void {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return;

  checkPattern(
    reading,
    value.value,
    patternPlace(
      reading,
      value.value,
      value.style === 'single'
        ? { start: value.start + 1, end: value.end - 1 }
        : innerPlace(reading.text, value),
    ),
  );
}

function checkKeys({ reading }: Checking, value: Node): void {
  if (value.kind !== 'map') return;

  for (const { key } of value.entries)
    checkPattern(reading, key.text, patternPlace(reading, key.text, key));
}

function patternPlace(reading: Reading, source: string, place: Place) {
  return {
    place,
    doubled:
      place.end - place.start > source.length &&
      reading.text.slice(place.start, place.end).includes("''"),
  };
}

/** References stay inside: `#` or `#/$defs/<name>`. */
function checkReference({ reading, root }: Checking, value: Node): void {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return;

  const place = at(reading, innerPlace(reading.text, value));
  const name = /^#(?:\/\$defs\/([^/]+))?$/.exec(value.value);
  const wanted = name?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');

  if (name === null) {
    const problem = 'references stay inside this schema';

    reading.report('TOA1050', place, { problem }, { hint: "write '#/$defs/<name>'" });
  } else if (wanted !== undefined && !isDefined(root, wanted)) {
    reading.report('TOA1050', place, {
      problem: `there is no '${wanted}' under $defs of this schema`,
    });
  }
}

function isDefined(root: MapNode, name: string): boolean {
  const definitions = root.entries.find(({ key }) => key.text === '$defs')?.value;

  return definitions?.kind === 'map' && definitions.entries.some(({ key }) => key.text === name);
}
