// A model's node as JSON text with sorted keys: no positions, nothing that can be derived, nothing that goes without saying.
import type { Field, Slot, Type } from '../2-model/type-model.ts';
import { oncePer } from '../base/once-per.ts';
import { isAccess, type Kind, kindIn } from './plain-kind.ts';

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
  'service',
  'travels',
  'members',
  'uses',
  'file',
]);

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

/** `extra` members are put among the node's own. */
export function plainText(value: unknown, extra?: Readonly<Record<string, string>>): string {
  if (typeof value === 'string') return jsonText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return listText(value, itemText);
  if (extra === undefined && isSlot(value)) return slotText(value);

  return nodeText(value as Source, extra);
}

/** Most texts need no escape, and looking is faster than JSON.stringify. */
const SIMPLE = /^[ !#-[\]-~]*$/;

export function jsonText(text: string): string {
  return SIMPLE.test(text) ? `"${text}"` : JSON.stringify(text);
}

export function listText<T>(items: readonly T[], print: (item: T) => string): string {
  let text = '[';

  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += ',';

    text += print(items[i] as T);
  }

  return `${text}]`;
}

function itemText(item: unknown): string {
  return plainText(item);
}

type Source = Readonly<Record<string, unknown>>;

function nodeText(source: Source, extra?: Readonly<Record<string, string>>): string {
  const members = membersOf(source, extra);
  let text = '';

  for (let i = 0; i < members.length; i++) {
    const { key, first, next, kind, usual } = members[i] as Member;
    const value = extra === undefined ? source[key] : (extra[key] ?? source[key]);

    if (value === undefined || value === usual) continue;

    const inner =
      typeof value === 'string' && kind !== 'component'
        ? jsonText(value)
        : memberText(value, kind, source);

    if (inner !== undefined) text += (text === '' ? first : next) + inner;
  }

  return text === '' ? '{}' : `${text}}`;
}

interface Member {
  readonly key: string;
  /** What stands before it where it is the first, and where it is not. Keys are the model's own: none needs escaping. */
  readonly first: string;
  readonly next: string;
  readonly kind: Kind;
  /** What goes without saying. */
  readonly usual: unknown;
}

/** Objects whose keys begin alike, in the order in which they were set; `members` of those that have no more. */
interface Form {
  readonly keys: readonly string[];
  members: readonly Member[] | undefined;
  /** What was asked for last, and mostly is again. */
  last: Form | undefined;
  lastKey: string;
  readonly longer: Map<string, Form>;
}

function formOf(keys: readonly string[]): Form {
  return { keys, members: undefined, last: undefined, lastKey: '', longer: new Map() };
}

const START = formOf([]);
let forms = 0;

/** In order, without those that are dropped. The model has few forms of objects, and many of each. */
function membersOf(source: Source, extra: Readonly<Record<string, string>> | undefined) {
  let form = START;

  for (const key in source)
    form = form.lastKey === key && form.last !== undefined ? form.last : longer(form, key);

  for (const key in extra) form = longer(form, key);

  form.members ??= membersFor(form.keys);

  return form.members;
}

function longer(form: Form, key: string): Form {
  let found = form.longer.get(key);

  if (found === undefined) {
    found = formOf([...form.keys, key]);

    // Names of the contract's own are keys, too.
    if (forms < MOST_FORMS) form.longer.set(key, found);

    forms += 1;
  }

  form.last = found;
  form.lastKey = key;

  return found;
}

function membersFor(keys: readonly string[]): readonly Member[] {
  // Ids of slots follow from where they stand; those of declarations and references are kept.
  const slot = keys.includes('type') && keys.includes('nullable');

  return keys
    .filter((key) => !DROPPED.has(key) && !(slot && key === 'id'))
    .filter((key) => key !== 'gateway' || !isAccess(keys))
    .sort()
    .map(
      (key): Member => ({
        key,
        first: `{"${key}":`,
        next: `,"${key}":`,
        kind: kindIn(keys, key),
        usual: DEFAULTS[key],
      }),
    );
}

const MOST_FORMS = 10_000;

function memberText(member: unknown, kind: Kind, source: Source): string | undefined {
  if (typeof member === 'string')
    return kind === 'component' && source['kind'] !== 'entity' ? undefined : jsonText(member);

  if (typeof member === 'number') return String(member);
  if (typeof member !== 'object' || member === null)
    return kind === 'mark' ? 'true' : JSON.stringify(member);

  return isLeftOut(member, kind, source) ? undefined : objectText(member, kind);
}

function isLeftOut(member: object, kind: Kind, source: Source): boolean {
  if (Array.isArray(member) && member.length === 0) return kind !== 'list' && kind !== 'verbatim';
  if (kind === 'keys') return !Array.isArray(member);

  // A policy stands where it is declared.
  return kind === 'of' && source['kind'] === 'policy';
}

function objectText(member: object, kind: Kind): string {
  switch (kind) {
    case 'mark':
      return 'true';
    case 'verbatim':
      return JSON.stringify(member);
    case 'type':
      return typeText(member);
    default:
      if (Array.isArray(member)) return listText(member, itemText);

      return isSlot(member) ? slotText(member) : nodeText(member as Source);
  }
}

const textOfLeaf = oncePer((type: object): string => nodeText(type as Source));

/**
 * Leaves that are written alike are one object, and `.` takes the type of the entity's field. Objects stand where they
 * are declared, and their texts are long.
 */
export function typeText(type: object): string {
  const { kind } = type as Partial<Type>;

  return kind === 'object' || kind === 'union' ? nodeText(type as Source) : textOfLeaf(type);
}

type Printed =
  | 'default'
  | 'deprecated'
  | 'doc'
  | 'from'
  | 'name'
  | 'nullable'
  | 'optional'
  | 'secret'
  | 'type'
  | 'was';
type Dropped = 'id' | 'at' | 'defaultAt' | 'misplaced';

/** A member of slots that is neither printed below nor dropped does not compile. */
type Printable =
  Exclude<keyof Field, Printed | Dropped> extends never ? Slot & Partial<Field> : never;

/** Nothing else in a model says whether it is nullable. */
function isSlot(value: object): value is Printable {
  return (value as Partial<Slot>).nullable !== undefined;
}

/** What nodeText() would write, member by member: most nodes of a model are fields. */
export function slotText(slot: Printable): string {
  const { default: initial, deprecated, doc, from, name, secret, was } = slot;
  let text = '{';

  if (initial !== undefined) text += `"default":${JSON.stringify(initial)},`;
  if (deprecated !== undefined) text += `"deprecated":${plainText(deprecated)},`;
  if (doc !== undefined) text += `"doc":${jsonText(doc)},`;
  if (from !== undefined && from.length > 0) text += `"from":${listText(from, jsonText)},`;
  if (name !== undefined) text += `"name":${jsonText(name)},`;
  if (slot.nullable) text += '"nullable":true,';
  if (slot.optional === true) text += '"optional":true,';
  if (secret !== undefined) text += '"secret":true,';

  text += `"type":${typeText(slot.type)}`;

  return was === undefined ? `${text}}` : `${text},"was":${jsonText(was)}}`;
}

/** The same as data. */
export function plain(value: unknown): unknown {
  return JSON.parse(plainText(value));
}
