// Texts of paths, query strings and headers as values of the wire, checked by the rules of the contract.
import { Problems } from '../check/problems.ts';
import type { Problem } from '../core/problem.ts';
import type { Value } from '../storage/values.ts';
import type { TextDefinition } from './definition.ts';
import { parseJson } from './json-text.ts';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LIMITS = { depth: 8, keys: 100, nodes: 1000 };

/** A value, or what is wrong with the text. */
export type Typed = { readonly value: Value } | { readonly problems: readonly Problem[] };

export function typedValue(definition: TextDefinition, text: string): Typed {
  const value = wireValue(definition.as, text);

  if (value === undefined) return { problems: [mistyped(definition.as)] };

  return checked(definition, value);
}

/** Of definitions that take several: each is typed, the rule is of the whole. */
export function typedList(definition: TextDefinition, texts: readonly string[]): Typed {
  const values: Value[] = [];

  for (const text of texts) {
    const value = wireValue(definition.as, text);

    if (value === undefined) return { problems: [mistyped(definition.as)] };

    values.push(value);
  }

  return checked(definition, values);
}

function checked({ rule }: TextDefinition, value: Value): Typed {
  const problems = new Problems();

  rule(value, problems, '');

  return problems.list.length === 0 ? { value } : { problems: problems.list };
}

function wireValue(as: TextDefinition['as'], text: string): Value | undefined {
  switch (as) {
    case 'text':
      return text;
    case 'number': {
      const number = NUMBER.test(text) ? Number(text) : Number.NaN;

      return Number.isFinite(number) ? number : undefined;
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'json':
      try {
        return parseJson(text, LIMITS);
      } catch {
        return undefined;
      }
  }
}

function mistyped(as: TextDefinition['as']): Problem {
  const what = { text: 'a text', number: 'a number', boolean: 'true or false', json: 'JSON' }[as];

  return { pointer: '', code: 'type', message: `must be ${what}` };
}
