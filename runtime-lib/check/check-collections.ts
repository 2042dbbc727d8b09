// Says what is wrong with objects, lists and maps, and walks into them. The fast forms decide the same.
import { isList } from './collections.ts';
import { amount, type Problems, segment } from './problems.ts';
import { isRecord, isShallow, MOST_LEVELS, type UnknownRecord } from './record.ts';
import { isPlain } from './text.ts';

export type ItemCheck = (value: unknown, problems: Problems, pointer: string) => void;

export interface ItemsRule {
  readonly item: ItemCheck;
  readonly min?: number;
  readonly max?: number;
}

export function checkRecord(
  value: unknown,
  problems: Problems,
  pointer: string,
): value is UnknownRecord {
  if (isRecord(value)) return true;

  problems.mistyped(value, pointer, 'an object');

  return false;
}

/** Every property that is not among the keys. */
export function checkKeys(
  record: UnknownRecord,
  problems: Problems,
  pointer: string,
  keys: readonly string[],
): void {
  for (const key in record) {
    if (problems.full) return;

    if (!keys.includes(key)) {
      problems.add(`${pointer}/${segment(key)}`, 'unknown', 'is not a known property');
    }
  }
}

export function checkList(
  value: unknown,
  problems: Problems,
  pointer: string,
  rule: ItemsRule,
): void {
  if (!isList(value)) {
    problems.mistyped(value, pointer, 'a list');

    return;
  }

  checkSize(value.length, problems, pointer, { rule, unit: ['item', 'items'] });

  for (let i = 0; i < value.length && !problems.full; i++) {
    rule.item(value[i], problems, `${pointer}/${i}`);
  }
}

export function checkMap(
  value: unknown,
  problems: Problems,
  pointer: string,
  rule: ItemsRule,
): void {
  if (!isRecord(value)) {
    problems.mistyped(value, pointer, 'an object');

    return;
  }

  let size = 0;

  for (const key in value) {
    size++;

    if (problems.full) continue;

    const at = `${pointer}/${segment(key)}`;

    if (!isPlain(key)) problems.add(at, 'text', 'must have a name of Unicode text without U+0000');

    rule.item(value[key], problems, at);
  }

  checkSize(size, problems, pointer, { rule, unit: ['entry', 'entries'] });
}

interface Sized {
  readonly rule: ItemsRule;
  readonly unit: readonly [string, string];
}

function checkSize(size: number, problems: Problems, pointer: string, { rule, unit }: Sized): void {
  const { min = 0, max = Number.POSITIVE_INFINITY } = rule;

  if (size < min || size > max) {
    problems.add(pointer, 'size', `must have ${amount(min, max, unit)}`);
  }
}

/** For types that contain themselves; what nests too deep is not walked. */
export function checkShallow(value: unknown, problems: Problems, pointer: string): boolean {
  if (isShallow(value)) return true;

  problems.add(pointer, 'depth', `must not nest deeper than ${MOST_LEVELS} levels`);

  return false;
}
