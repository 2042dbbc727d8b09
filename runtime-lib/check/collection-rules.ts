// Rules of lists and maps, which walk into them. The fast forms in collections.ts decide the same.
import { isList } from './collections.ts';
import { amount, type Problems, segment } from './problems.ts';
import { isRecord } from './record.ts';
import type { Rule } from './rule.ts';
import { isPlain } from './text.ts';

export function list(item: Rule, min = 0, max: number = Number.POSITIVE_INFINITY): Rule {
  return (value, problems, pointer = '', opened = false) => {
    if (!isList(value)) {
      problems.mistyped(value, pointer, 'a list');

      return;
    }

    checkSize(value.length, problems, pointer, { min, max, unit: ['item', 'items'] });

    for (let i = 0; i < value.length && !problems.full; i++) {
      item(value[i], problems, `${pointer}/${i}`, opened);
    }
  };
}

export function map(entry: Rule, min = 0, max: number = Number.POSITIVE_INFINITY): Rule {
  return (value, problems, pointer = '', opened = false) => {
    if (!isRecord(value)) {
      problems.mistyped(value, pointer, 'an object');

      return;
    }

    let size = 0;

    for (const key in value) {
      size++;

      if (problems.full) continue;

      const at = `${pointer}/${segment(key)}`;

      if (!isPlain(key))
        problems.add(at, 'text', 'must have a name of Unicode text without U+0000');

      entry(value[key], problems, at, opened);
    }

    checkSize(size, problems, pointer, { min, max, unit: ['entry', 'entries'] });
  };
}

interface Sized {
  readonly min: number;
  readonly max: number;
  readonly unit: readonly [string, string];
}

function checkSize(
  size: number,
  problems: Problems,
  pointer: string,
  { min, max, unit }: Sized,
): void {
  if (size < min || size > max) {
    problems.add(pointer, 'size', `must have ${amount(min, max, unit)}`);
  }
}
