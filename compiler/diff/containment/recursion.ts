// Which definitions come back to themselves, and the text of one that does: equal texts are equal graphs, whatever the
// names are. A definition that comes back without going into a value says nothing that can be compared.

import { unreachable } from '../../base/invariant.ts';
import { oncePer } from '../../base/once-per.ts';
import { jsonText } from './json-text.ts';
import type { Definitions, Schema } from './schema.ts';

/** What stands directly inside. `inPlace`: only what is about the same value. */
function innerSchemas(schema: Schema, inPlace = false): readonly Schema[] {
  switch (schema.kind) {
    case 'any-of':
    case 'all-of':
    case 'one-of':
      return schema.of;
    case 'not':
      return [schema.of];
    case 'array':
      return inPlace
        ? []
        : [...(schema.prefix ?? []), ...present(schema.rest), ...present(schema.contains?.schema)];
    case 'object':
      return inPlace
        ? []
        : [
            ...(schema.properties ?? []).map((p) => p.schema),
            ...(schema.patterns ?? []).map((p) => p.schema),
            ...present(schema.rest),
            ...present(schema.names),
          ];
    default:
      return [];
  }
}

function present(schema: Schema | undefined): readonly Schema[] {
  return schema === undefined ? [] : [schema];
}

function namesIn(schema: Schema, inPlace: boolean): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (inner: Schema): void => {
    if (inner.kind === 'ref') names.add(inner.to);

    innerSchemas(inner, inPlace).forEach(visit);
  };

  visit(schema);

  return names;
}

interface Links {
  readonly all: ReadonlyMap<string, ReadonlySet<string>>;
  readonly inPlace: ReadonlyMap<string, ReadonlySet<string>>;
  readonly recursive: Map<string, boolean>;
}

const linksOf = oncePer((definitions: Definitions): Links => {
  const links = (inPlace: boolean) =>
    new Map([...definitions].map(([name, schema]) => [name, namesIn(schema, inPlace)]));

  return { all: links(false), inPlace: links(true), recursive: new Map() };
});

function returns(links: ReadonlyMap<string, ReadonlySet<string>>, name: string): boolean {
  const reached = new Set(links.get(name));

  for (const next of reached) {
    for (const further of links.get(next) ?? []) reached.add(further);
  }

  return reached.has(name);
}

export function isRecursive(definitions: Definitions, name: string): boolean {
  const { all, recursive } = linksOf(definitions);
  const found = recursive.get(name);

  if (found !== undefined) return found;

  const made = returns(all, name);

  recursive.set(name, made);

  return made;
}

/** The first name behind this one that only leads to itself, or to nothing. */
export function brokenName(name: string, definitions: Definitions): string | undefined {
  const { all, inPlace } = linksOf(definitions);
  const reached = new Set([name]);

  for (const next of reached) {
    if (!definitions.has(next) || returns(inPlace, next)) return next;

    for (const further of all.get(next) ?? []) reached.add(further);
  }

  return undefined;
}

/** The graph behind a name, in the order in which it is met; what was met before is a number. */
export function recursiveText(definitions: Definitions, name: string): string {
  const met = new Map<string, number>();
  const follow = (to: string): string => {
    const known = met.get(to);

    if (known !== undefined) return `#${known}`;

    met.set(to, met.size);

    const schema = definitions.get(to);

    // The mark counts the names: a number means the same in every graph.
    return schema === undefined ? '@none' : `@${text(schema)}`;
  };
  const text = (schema: Schema): string => {
    if (schema.kind === 'ref') return follow(schema.to);
    if (schema.kind === 'values') return `values ${schema.values.map(jsonText).sort().join(',')}`;

    return `{${outline(schema)};${innerSchemas(schema).map(text).join(';')}}`;
  };

  return `recursive ${follow(name)}`;
}

/** Everything but what stands inside. */
function outline(schema: Exclude<Schema, { kind: 'ref' | 'values' }>): string {
  switch (schema.kind) {
    case 'array': {
      const { prefix = [], rest, contains, min, max, unique } = schema;

      return JSON.stringify([
        'array',
        prefix.length,
        rest !== undefined,
        min,
        max,
        unique,
        contains && [contains.min, contains.max],
      ]);
    }
    case 'object': {
      const { properties = [], patterns = [], rest, names, min, max } = schema;

      return JSON.stringify([
        'object',
        properties.map((p) => [p.name, p.required]),
        patterns.map((p) => p.pattern),
        rest !== undefined,
        names !== undefined,
        min,
        max,
      ]);
    }
    case 'any-of':
    case 'all-of':
    case 'one-of':
    case 'not':
    case 'all':
    case 'none':
    case 'null':
    case 'boolean':
      return schema.kind;
    case 'number':
    case 'string':
      return JSON.stringify(schema);
    default:
      return unreachable(schema);
  }
}
