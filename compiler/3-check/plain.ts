// A model's node as plain data with sorted keys: no positions, nothing that can be derived.

const DROPPED: ReadonlySet<string> = new Set([
  'at',
  'spans',
  'keys',
  'defaultAt',
  'kindAt',
  'timingAt',
  'zoneAt',
  'extendsAt',
  'misplaced',
  'autoMisplaced',
  'sound',
  'gateway',
  'service',
  'travels',
  'members',
  'uses',
  'file',
  'component',
]);

/** Marks whose value is a place: they are there or not. */
const MARKS: ReadonlySet<string> = new Set(['ensure', 'deletes', 'task', 'internal']);

export function plain(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;

  const source = value as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};

  for (const key of Object.keys(source).sort()) {
    const member = source[key];

    if (dropped(source, key, depth) || member === undefined) continue;

    result[key] = MARKS.has(key) ? true : plain(member, depth + 1);
  }

  return result;
}

/** Ids of slots follow from where they stand; those of declarations and references are kept. */
function dropped(source: Readonly<Record<string, unknown>>, key: string, depth: number): boolean {
  if (key === 'gateway') return 'allow' in source;
  if (key === 'id') return depth > 0 && 'type' in source && 'nullable' in source;
  if (key === 'name' || key === 'component') return key === 'component' && source['kind'] !== 'entity' && depth === 0;
  if (key === 'nullable' || key === 'optional') return source[key] === false;

  return DROPPED.has(key);
}
