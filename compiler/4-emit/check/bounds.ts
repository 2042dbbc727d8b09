// Ranges and sizes of types as arguments and conditions in generated code.
import type { Range, Size } from '../../2-model/type-model.ts';
import { type Code, code, json, name } from '../code/code.ts';

/** `isText(value, 1, 64)`: what behind the value is left out stands for no bound. */
export function sizeArguments(size: Size | undefined): readonly Code[] {
  const { min, max } = size ?? {};

  if (max !== undefined) return [json(min ?? 0), json(max)];

  return min === undefined || min === 0 ? [] : [json(min)];
}

const OPERATORS = {
  min: code`>=`,
  above: code`>`,
  max: code`<=`,
  below: code`<`,
} as const;

export type Bound = keyof typeof OPERATORS;

const BOUNDS = Object.keys(OPERATORS) as readonly Bound[];

/** Each bound that is written: its operator, and its text as it was written. */
export function boundsOf(
  range: Range | undefined,
): readonly { readonly bound: Bound; readonly operator: Code; readonly text: string }[] {
  if (range === undefined) return [];

  return BOUNDS.flatMap((bound) => {
    const written = range[bound];

    return written === undefined ? [] : [{ bound, operator: OPERATORS[bound], text: written }];
  });
}

/** `min: 1`, `below: 64`: as members of a rule. */
export function rangeMembers(
  range: Range | undefined,
  print: (written: string) => Code,
): readonly Code[] {
  return boundsOf(range).map(({ bound, text }) => code`${name(bound)}: ${print(text)}`);
}

export function numberCode(written: string): Code {
  return json(Number(written));
}
