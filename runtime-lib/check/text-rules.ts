// Rules of strings. The fast forms in text.ts and formats.ts decide the same.
import { isEmail, isHostname, isId, isUri, isUuid } from './formats.ts';
import { amount, type Problems } from './problems.ts';
import type { Rule } from './rule.ts';
import { hasSize, isOneOf, isPlain } from './text.ts';

/** `text(1, 120)`: from 1 to 120 code points. */
export function text(min = 0, max: number = Number.POSITIVE_INFINITY): Rule {
  return (value, problems, pointer = '') => {
    checkText(value, problems, pointer, { min, max });
  };
}

/** As text, and the pattern matches somewhere. */
export function match(pattern: RegExp, min = 0, max: number = Number.POSITIVE_INFINITY): Rule {
  return (value, problems, pointer = '') => {
    checkText(value, problems, pointer, { min, max, pattern });
  };
}

interface TextRule {
  readonly min: number;
  readonly max: number;
  readonly pattern?: RegExp;
}

function checkText(
  value: unknown,
  problems: Problems,
  pointer: string,
  { min, max, pattern }: TextRule,
): void {
  if (typeof value !== 'string') {
    problems.mistyped(value, pointer, 'a string');

    return;
  }

  if (!isPlain(value)) problems.add(pointer, 'text', 'must be Unicode text without U+0000');

  if (!hasSize(value, min, max)) {
    problems.add(pointer, 'size', `must have ${amount(min, max, ['character', 'characters'])}`);

    // What is too long is matched against nothing.
    if (value.length > max) return;
  }

  if (pattern !== undefined && !pattern.test(value)) {
    problems.add(pointer, 'pattern', `must match ${pattern.source}`);
  }
}

export function oneOf(values: readonly string[]): Rule {
  return (value, problems, pointer = '') => {
    if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string');
    else if (!isOneOf(value, values)) {
      problems.add(pointer, 'value', `must be one of ${values.join(', ')}`);
    }
  };
}

export function id(value: unknown, problems: Problems, pointer = ''): void {
  checkFormat(value, problems, pointer, [isId, 'an id']);
}

export function uuid(value: unknown, problems: Problems, pointer = ''): void {
  checkFormat(value, problems, pointer, [isUuid, 'a UUID']);
}

export function email(value: unknown, problems: Problems, pointer = ''): void {
  checkFormat(value, problems, pointer, [isEmail, 'an email address']);
}

export function hostname(value: unknown, problems: Problems, pointer = ''): void {
  checkFormat(value, problems, pointer, [isHostname, 'a host name']);
}

export function uri(value: unknown, problems: Problems, pointer = ''): void {
  checkFormat(value, problems, pointer, [isUri, 'a URI with a scheme']);
}

function checkFormat(
  value: unknown,
  problems: Problems,
  pointer: string,
  [holds, what]: readonly [(value: unknown) => boolean, string],
): void {
  if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string');
  else if (!holds(value)) problems.add(pointer, 'format', `must be ${what}`);
}
