// Ranges and sizes of types as arguments and conditions in generated code.
import type { Range, Size } from '../../2-model/type-model.ts';
import { type Code, code, json, objectKey } from '../code/code.ts';

/** `isText(value, 1, 64)`: what behind the value is left out stands for no bound. */
export function sizeArguments(size: Size | undefined): readonly Code[] {
  const { min, max } = size ?? {};

  if (max !== undefined) return [json(min ?? 0), json(max)];

  return min === undefined || min === 0 ? [] : [json(min)];
}

/** `min: 1`, `max: 64`: members of a rule; none where nothing is bound. */
export function ruleMembers(rule: Readonly<Record<string, Code | undefined>>): readonly Code[] {
  const members: Code[] = [];

  for (const key of Object.keys(rule)) {
    const value = rule[key];

    if (value !== undefined) members.push(code`${objectKey(key)}: ${value}`);
  }

  return members;
}

export function sizeRule(size: Size | undefined): Readonly<Record<string, Code | undefined>> {
  const { min, max } = size ?? {};

  return { min: min === undefined || min === 0 ? undefined : json(min), max: given(max) };
}

function given(value: number | undefined): Code | undefined {
  return value === undefined ? undefined : json(value);
}

const OPERATORS = {
  min: code`>=`,
  above: code`>`,
  max: code`<=`,
  below: code`<`,
} as const;

export type Bound = keyof typeof OPERATORS;

/** Each bound that is written: its operator, and its text as it was written. */
export function boundsOf(
  range: Range | undefined,
): readonly { readonly bound: Bound; readonly operator: Code; readonly text: string }[] {
  return (Object.keys(OPERATORS) as Bound[]).flatMap((bound) => {
    const written = range?.[bound];

    return written === undefined ? [] : [{ bound, operator: OPERATORS[bound], text: written }];
  });
}

/** As boundsOf, in the form of an argument. */
export function rangeRule(
  range: Range | undefined,
  print: (written: string) => Code,
): Readonly<Record<string, Code>> {
  return Object.fromEntries(boundsOf(range).map(({ bound, text }) => [bound, print(text)]));
}

export function numberCode(written: string): Code {
  return json(Number(written));
}
