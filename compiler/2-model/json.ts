// Literals and data of contracts as JSON, in the wire form of the type that they are meant for.
import type { LiteralSyntax, ValueSyntax } from '../1-syntax/syntax.ts';
import type { Json, Type } from './type-model.ts';

/** Decimals and bigints travel as text, so a number written for them is taken as written. */
export function literalJson(literal: LiteralSyntax, type: Type): Json {
  switch (literal.kind) {
    case 'null':
      return null;
    case 'number':
      return type.kind === 'decimal' || type.kind === 'bigint'
        ? literal.text
        : Number(literal.text);
    case 'duration':
    case 'boolean':
    case 'text':
    case 'word':
      return literal.value;
  }
}

export function jsonOf(value: ValueSyntax, type?: Type): Json {
  if (value.kind === 'list') return value.items.map((item) => jsonOf(item));

  if (value.kind === 'map') {
    return Object.fromEntries(value.entries.map((entry) => [entry.key.value, jsonOf(entry.value)]));
  }

  const textual = type?.kind === 'decimal' || type?.kind === 'bigint';

  return textual && typeof value.value === 'number' ? String(value.value) : value.value;
}
