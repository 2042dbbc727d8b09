// A model's node as JSON text with sorted keys: no positions, nothing that can be derived, nothing that goes without saying.

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

/** `extra` members are put among the node's own. */
export function plainText(value: unknown, extra?: Readonly<Record<string, string>>): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => plainText(item)).join()}]`;

  return `{${membersText(value as Source, extra)}}`;
}

type Source = Readonly<Record<string, unknown>>;

export function membersText(source: Source, extra: Readonly<Record<string, string>> = {}): string {
  const keys = Object.keys(extra).length === 0 ? Object.keys(source).sort() : [...Object.keys(source), ...Object.keys(extra)].sort();
  let text = '';

  for (const key of keys) {
    const added = Object.hasOwn(extra, key) ? extra[key] : undefined;
    const member = source[key];

    if (added === undefined && (member === undefined || isDropped(source, key))) continue;

    const inner = added !== undefined ? JSON.stringify(added) : MARKS.has(key) ? 'true' : VERBATIM.has(key) ? JSON.stringify(member) : plainText(member);

    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${inner}`;
  }

  return text;
}

/** The same as data. */
export function plain(value: unknown): unknown {
  return JSON.parse(plainText(value));
}

function isDropped(source: Source, key: string): boolean {
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
