// Types with nothing inside. Those that are written alike are one object, in all contracts: what is found out about
// it, and what is written for it, is found out and written once.

import type { ArgumentsSyntax } from '../1-syntax/syntax.ts';
import { rangeProblem, sizeProblem } from './bounds.ts';
import { rangeOf, sizeOf } from './range.ts';
import type { Range, Size, Type } from './type-model.ts';

const known = new Map<string, Type>();
const MOST_KNOWN = 10_000;

/** Undefined where the word or its arguments are of another type. */
export function leafType(word: string, args: ArgumentsSyntax | undefined): Type | undefined {
  const key = keyOf(word, args);
  const found = known.get(key);

  if (found !== undefined) return found;

  const made = settled(madeOf(word, args));

  if (made !== undefined && isEverywhere(made) && known.size < MOST_KNOWN) known.set(key, made);

  return made;
}

function keyOf(word: string, args: ArgumentsSyntax | undefined): string {
  switch (args?.kind) {
    case 'range': {
      const { min, max } = args.range;
      const low = min === undefined ? '' : `${min.exclusive ? '>' : ''}${min.text}`;
      const high = max === undefined ? '' : `${max.exclusive ? '<' : ''}${max.text}`;

      return `${word}(${low}..${high})`;
    }
    case 'pattern':
      return `${word}/${args.source}/`;
    case 'digits':
      return `${word}(${args.digits}.${args.scale})`;
    default:
      return word;
  }
}

function madeOf(word: string, args: ArgumentsSyntax | undefined): Type | undefined {
  const bounds = args?.kind === 'range' ? args.range : undefined;

  switch (word) {
    case 'string':
      if (bounds !== undefined) return { kind: 'string', size: sizeOf(bounds) };

      return args?.kind === 'pattern'
        ? { kind: 'string', pattern: args.source }
        : { kind: 'string' };
    case 'uuid':
    case 'email':
    case 'uri':
    case 'hostname':
      return { kind: 'string', format: word };
    case 'decimal':
      return args?.kind === 'digits'
        ? { kind: word, digits: args.digits, scale: args.scale }
        : { kind: word };
    case 'integer':
    case 'number':
    case 'bigint':
    case 'timestamp':
    case 'date':
      return bounds === undefined ? { kind: word } : { kind: word, range: rangeOf(bounds) };
    case 'bytes':
      return bounds === undefined ? { kind: word } : { kind: word, size: sizeOf(bounds) };
    case 'duration':
    case 'boolean':
    case 'secret':
    case 'any':
      return { kind: word };
    default:
      return undefined;
  }
}

/** Bounds that make sense need no place: nobody will speak of them. */
function settled(type: Type | undefined): Type | undefined {
  if (type === undefined) return undefined;

  if ('size' in type && type.size !== undefined && sizeProblem(type.size) === undefined)
    return { ...type, size: placeless(type.size) };
  if (
    'range' in type &&
    type.range !== undefined &&
    rangeProblem(type.kind, type.range) === undefined
  )
    return { ...type, range: placeless(type.range) };

  return type;
}

function placeless<Bounds extends Size | Range>({ at: _, ...bounds }: Bounds): Omit<Bounds, 'at'> {
  return bounds;
}

function isEverywhere(type: Type): boolean {
  const bounds = 'size' in type ? type.size : 'range' in type ? type.range : undefined;

  return bounds?.at === undefined;
}
