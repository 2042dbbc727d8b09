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

export function membersText(source: Source, extra?: Readonly<Record<string, string>>): string {
  const keys = Object.keys(source);
  let text = '';

  if (extra !== undefined) keys.push(...Object.keys(extra));
  if (keys.length > 1) keys.sort();

  for (const key of keys) {
    const added = extra?.[key];
    const inner = added === undefined ? memberText(source, key) : JSON.stringify(added);

    if (inner !== undefined) text += text === '' ? `"${key}":${inner}` : `,"${key}":${inner}`;
  }

  return text;
}

/** Keys are the model's own: none needs escaping. */
function memberText(source: Source, key: string): string | undefined {
  const member = source[key];

  if (member === undefined || isDropped(source, key)) return undefined;
  if (typeof member === 'string') return JSON.stringify(member);
  if (typeof member === 'number') return String(member);
  if (MARKS.has(key)) return 'true';

  return VERBATIM.has(key) ? JSON.stringify(member) : plainText(member);
}

/** The same as data. */
export function plain(value: unknown): unknown {
  return JSON.parse(plainText(value));
}

function isDropped(source: Source, key: string): boolean {
  const member = source[key];

  if (DROPPED.has(key)) return true;
  if (typeof member !== 'object') return DEFAULTS[key] === member || (key === 'id' && isSlot(source)) || (key === 'component' && source['kind'] !== 'entity');
  if (Array.isArray(member) && member.length === 0) return key !== 'fields' && key !== 'values';

  switch (key) {
    case 'keys':
      return !Array.isArray(member);
    // A policy stands where it is declared.
    case 'of':
      return source['kind'] === 'policy';
    default:
      return false;
  }
}

/** Ids of slots follow from where they stand; those of declarations and references are kept. */
function isSlot(source: Source): boolean {
  return 'type' in source && 'nullable' in source;
}
