// Rules of single values: which rule of the runtime, and its bounds.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import type { NumericType, Size, StringType } from '../../2-model/type-model.ts';
import { unreachable } from '../../base/invariant.ts';
import { type Code, code, commas, text } from '../code/code.ts';
import { numberCode, rangeMembers, sizeArguments } from './bounds.ts';
import { pattern, values } from './constants.ts';
import type { Leaf } from './leaf-test.ts';
import type { Place } from './place.ts';
import { type Emission, lib } from './scope.ts';
import { integerBounds } from './slot-shape.ts';

/** Said once for a file: an entity's types stand in most inputs and outputs of its component again. */
export function leafRule(place: Place, type: Leaf, emission: Emission): Code {
  const known = emission.leafRules.get(type);

  if (known !== undefined) return known;

  const made = ruleOf(place, type, emission);

  emission.leafRules.set(type, made);

  return made;
}

function ruleOf(place: Place, type: Leaf, emission: Emission): Code {
  switch (type.kind) {
    case 'string':
      return stringRule(place, type, emission);
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return numberRule(type, emission);
    case 'timestamp':
    case 'date':
      return bounded(type.kind, rangeMembers(type.range, text), emission);
    case 'bytes':
      return sized('bytes', type.size, emission);
    case 'enum':
      return type.open
        ? sized('text', undefined, emission)
        : code`${lib(emission, 'oneOf')}(${values(place, type.values, emission)})`;
    case 'duration':
      return lib(emission, 'duration');
    case 'boolean':
      return lib(emission, 'flag');
    case 'ref':
      return lib(emission, 'id');
    case 'secret':
      return sized('text', undefined, emission);
    case 'any':
      return lib(emission, 'anything');
    default:
      return unreachable(type);
  }
}

function stringRule(place: Place, type: StringType, emission: Emission): Code {
  const { format, pattern: source, size } = type;

  if (format !== undefined) return lib(emission, format);
  if (source === undefined) return sized('text', size, emission);

  const matched = pattern(place, source, emission);

  return code`${lib(emission, 'match')}(${commas([matched, ...sizeArguments(size)])})`;
}

function numberRule(type: NumericType, emission: Emission): Code {
  switch (type.kind) {
    case 'integer': {
      const { min, max } = integerBounds(type.range);

      if (min !== undefined && max !== undefined)
        return code`${lib(emission, 'integer')}({ min: ${min}, max: ${max} })`;

      const members: Code[] = [];

      if (min !== undefined) members.push(code`min: ${min}`);
      if (max !== undefined) members.push(code`max: ${max}`);

      return bounded('integer', members, emission);
    }
    case 'number':
      return bounded('float', rangeMembers(type.range, numberCode), emission);
    case 'bigint':
      return bounded('int64', rangeMembers(type.range, text), emission);
    case 'decimal': {
      const { digits, scale } = type;
      const size =
        digits === undefined ? [] : [code`digits: ${digits}`, code`scale: ${scale ?? 0}`];

      return bounded('decimal', [...size, ...rangeMembers(type.range, text)], emission);
    }
    default:
      return unreachable(type.kind);
  }
}

function sized(symbol: SymbolName<'check'>, size: Size | undefined, emission: Emission): Code {
  return code`${lib(emission, symbol)}(${commas(sizeArguments(size))})`;
}

function bounded(symbol: SymbolName<'check'>, members: readonly Code[], emission: Emission): Code {
  const rule = lib(emission, symbol);

  return members.length === 0 ? code`${rule}()` : code`${rule}({ ${commas(members)} })`;
}
