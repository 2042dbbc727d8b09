// Says what is wrong with a string. The fast forms in text.ts and formats.ts decide the same.
import { isEmail, isHostname, isId, isUri, isUuid } from './formats.ts';
import { amount, type Problems } from './problems.ts';
import { hasSize, isOneOf, isPlain } from './text.ts';

export interface TextRule {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
}

const FORMATS = {
  id: [isId, 'an id'],
  uuid: [isUuid, 'a UUID'],
  email: [isEmail, 'an email address'],
  hostname: [isHostname, 'a host name'],
  uri: [isUri, 'a URI with a scheme'],
} as const;

export function checkText(
  value: unknown,
  problems: Problems,
  pointer: string,
  rule: TextRule = {},
): void {
  if (typeof value !== 'string') {
    problems.mistyped(value, pointer, 'a string');

    return;
  }

  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = rule;

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

export function checkFormat(
  value: unknown,
  problems: Problems,
  pointer: string,
  format: keyof typeof FORMATS,
): void {
  const [holds, what] = FORMATS[format];

  if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string');
  else if (!holds(value)) problems.add(pointer, 'format', `must be ${what}`);
}

export function checkOneOf(
  value: unknown,
  problems: Problems,
  pointer: string,
  values: readonly string[],
): void {
  if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string');
  else if (!isOneOf(value, values)) {
    problems.add(pointer, 'value', `must be one of ${values.join(', ')}`);
  }
}
