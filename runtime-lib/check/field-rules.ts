// Rules around rules: what may be missing, null, hidden, or contain itself.
import type { Problems } from './problems.ts';
import { isShallow, MOST_LEVELS } from './record.ts';
import type { Rule } from './rule.ts';

export function optional(rule: Rule): Rule {
  return (value, problems, pointer, opened) => {
    if (value !== undefined) rule(value, problems, pointer, opened);
  };
}

/** A default stands in for what is missing; what others send has it filled in. */
export function defaulted(rule: Rule): Rule {
  return (value, problems, pointer, opened) => {
    if (value !== undefined || opened === true) rule(value, problems, pointer, opened);
  };
}

/** Never travels: to readers of what others send it is a property like any other that they do not know. */
export function secret(rule: Rule): Rule {
  return (value, problems, pointer, opened) => {
    if (opened !== true) rule(value, problems, pointer, opened);
  };
}

export function nullable(rule: Rule): Rule {
  return (value, problems, pointer, opened) => {
    if (value !== null) rule(value, problems, pointer, opened);
  };
}

/** For what contains itself; what nests too deep is not walked. */
export function shallow(rule: Rule): Rule {
  return (value, problems, pointer = '', opened = false) => {
    if (isShallow(value)) rule(value, problems, pointer, opened);
    else problems.add(pointer, 'depth', `must not nest deeper than ${MOST_LEVELS} levels`);
  };
}

/** A rule that is declared further down. */
export function lazy(rule: () => Rule): Rule {
  return (value, problems, pointer, opened) => rule()(value, problems, pointer, opened);
}

const KINDS = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  record: 'an object',
  any: 'a value',
} as const;

type Kind = keyof typeof KINDS;

/** One of several types, by what the value is in JSON; the first that fits speaks. */
export function either(rules: Partial<Readonly<Record<Kind, Rule>>>): Rule {
  const kinds = Object.keys(rules) as readonly Kind[];

  return (value, problems, pointer = '', opened = false) => {
    for (const kind of kinds) {
      if (isOf(kind, value)) {
        rules[kind]?.(value, problems, pointer, opened);

        return;
      }
    }

    mistyped(value, problems, pointer, kinds);
  };
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind === 'any') return value !== undefined;
  if (kind === 'list') return Array.isArray(value);
  if (kind === 'record')
    return typeof value === 'object' && value !== null && !Array.isArray(value);

  return typeof value === kind;
}

function mistyped(
  value: unknown,
  problems: Problems,
  pointer: string,
  kinds: readonly Kind[],
): void {
  const words = kinds.map((kind) => KINDS[kind]);
  const last = words.at(-1) ?? '';
  const what = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;

  problems.mistyped(value, pointer, what);
}
