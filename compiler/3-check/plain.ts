// A model's node as plain data with sorted keys: no positions, nothing that can be derived.

const DROPPED: ReadonlySet<string> = new Set([
  'at',
  'spans',
  'defaultAt',
  'keyAt',
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
]);

/** Marks whose value is a place: they are there or not. */
const MARKS: ReadonlySet<string> = new Set(['ensure', 'deletes', 'task', 'internal']);

/** What goes without saying. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  abstract: false,
  concurrency: 'retry',
  embedded: false,
  external: false,
  hide: false,
  nullable: false,
  optional: false,
};

/** Data of the contract's own, taken as it is. */
const VERBATIM: ReadonlySet<string> = new Set(['value', 'default', 'was']);

export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;

  const source = value as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};

  for (const key of Object.keys(source).sort()) {
    const member = source[key];

    if (member === undefined || isDropped(source, key)) continue;
    if (VERBATIM.has(key)) result[key] = member;
    else result[key] = MARKS.has(key) ? true : plain(member);
  }

  return result;
}

function isDropped(source: Readonly<Record<string, unknown>>, key: string): boolean {
  const member = source[key];

  if (DEFAULTS[key] === member) return true;
  if (Array.isArray(member) && member.length === 0) return key !== 'fields' && key !== 'values';

  switch (key) {
    case 'keys':
      return !Array.isArray(member);
    // Ids of slots follow from where they stand; those of declarations and references are kept.
    case 'id':
      return 'type' in source && 'nullable' in source;
    case 'component':
      return source['kind'] !== 'entity';
    // A policy stands where it is declared.
    case 'of':
      return source['kind'] === 'policy';
    default:
      return DROPPED.has(key);
  }
}
