// Rules of single values: which rule of the runtime, and its bounds.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import type { NumericType, Size } from '../../2-model/type-model.ts';
import { unreachable } from '../../base/invariant.ts';
import { oncePer } from '../../base/once-per.ts';
import { type Code, code, commas, empty, name, text } from '../code/code.ts';
import { line } from '../code/parts.ts';
import { numberCode, rangeMembers, sizeArguments } from './bounds.ts';
import { pattern, values } from './constants.ts';
import type { Leaf } from './leaf-test.ts';
import { type LeafEmission, lib, type Stem } from './scope.ts';
import { integerBounds } from './slot-shape.ts';

/** Said once for a file: an entity's types stand in most inputs and outputs of its component again. */
export function leafRule(stem: Stem, type: Leaf, emission: LeafEmission): Code {
  const known = emission.leafRules.get(type);

  if (known !== undefined) return known;

  const made = ruleOf(stem, type, emission);

  emission.leafRules.set(type, made);

  return made;
}

/** Constants are the file's own; everything else is said alike in all files. */
function ruleOf(stem: Stem, type: Leaf, emission: LeafEmission): Code {
  if (type.kind === 'enum' && !type.open)
    return code`${lib(emission, 'oneOf')}(${values(stem, type.values, emission)})`;

  if (type.kind === 'string' && type.format === undefined && type.pattern !== undefined) {
    const matched = pattern(stem, type.pattern, emission);

    return code`${lib(emission, 'match')}(${commas([matched, ...sizeArguments(type.size)])})`;
  }

  const { symbol, rest, usual } = rememberedWords(type);
  const own = lib(emission, symbol);

  return own === symbol ? usual : line(own, rest);
}

/** `text` and `(1, 120)`. */
interface Words {
  readonly symbol: SymbolName<'check'>;
  readonly rest: Code;
}

const rememberedWords = oncePer((type: Leaf) => {
  const { symbol, rest } = wordsOf(type);

  return { symbol, rest, usual: line(name(symbol), rest) };
});

function wordsOf(type: Leaf): Words {
  switch (type.kind) {
    case 'string':
      return type.format === undefined ? sized('text', type.size) : bare(type.format);
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return numberWords(type);
    case 'timestamp':
    case 'date':
      return bounded(type.kind, rangeMembers(type.range, text));
    case 'bytes':
      return sized('bytes', type.size);
    case 'enum':
    case 'secret':
      return sized('text', undefined);
    case 'duration':
      return bare('duration');
    case 'boolean':
      return bare('flag');
    case 'ref':
      return bare('id');
    case 'any':
      return bare('anything');
    default:
      return unreachable(type);
  }
}

function numberWords(type: NumericType): Words {
  switch (type.kind) {
    case 'integer': {
      const { min, max } = integerBounds(type.range);
      const members: Code[] = [];

      if (min !== undefined) members.push(code`min: ${min}`);
      if (max !== undefined) members.push(code`max: ${max}`);

      return bounded('integer', members);
    }
    case 'number':
      return bounded('float', rangeMembers(type.range, numberCode));
    case 'bigint':
      return bounded('int64', rangeMembers(type.range, text));
    case 'decimal': {
      const { digits, scale } = type;
      const size =
        digits === undefined ? [] : [code`digits: ${digits}`, code`scale: ${scale ?? 0}`];

      return bounded('decimal', [...size, ...rangeMembers(type.range, text)]);
    }
    default:
      return unreachable(type.kind);
  }
}

function bare(symbol: SymbolName<'check'>): Words {
  return { symbol, rest: empty };
}

function sized(symbol: SymbolName<'check'>, size: Size | undefined): Words {
  return { symbol, rest: code`(${commas(sizeArguments(size))})` };
}

function bounded(symbol: SymbolName<'check'>, members: readonly Code[]): Words {
  return { symbol, rest: members.length === 0 ? code`()` : code`({ ${commas(members)} })` };
}
