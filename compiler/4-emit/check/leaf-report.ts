// Calls that report on single values: which function of the runtime, and with which rule.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import type { NumericType, StringType } from '../../2-model/type-model.ts';
import { unreachable } from '../../base/invariant.ts';
import { type Code, json, text } from '../code/code.ts';
import { numberCode, rangeRule, ruleMembers, sizeRule } from './bounds.ts';
import { pattern, values } from './constants.ts';
import type { Leaf } from './leaf-test.ts';
import type { Place } from './place.ts';
import type { Scope } from './scope.ts';
import { integerBounds } from './slot-shape.ts';

export interface LeafReport {
  readonly symbol: SymbolName<'check'>;
  /** The argument behind the pointer, of functions that take a word or a list. */
  readonly value?: Code;
  /** Members of the argument behind the pointer, of functions that take a rule. */
  readonly rule: readonly Code[];
}

export function leafReport(place: Place, type: Leaf, scope: Scope): LeafReport {
  switch (type.kind) {
    case 'string':
      return stringReport(place, type, scope);
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return numberReport(type);
    case 'timestamp':
      return { symbol: 'checkTimestamp', rule: ruleMembers(rangeRule(type.range, text)) };
    case 'date':
      return { symbol: 'checkDate', rule: ruleMembers(rangeRule(type.range, text)) };
    case 'duration':
      return { symbol: 'checkDuration', rule: [] };
    case 'bytes':
      return { symbol: 'checkBytes', rule: ruleMembers(sizeRule(type.size)) };
    case 'enum':
      return type.open
        ? { symbol: 'checkText', rule: [] }
        : { symbol: 'checkOneOf', value: values(place, type.values, scope), rule: [] };
    case 'boolean':
      return { symbol: 'checkBoolean', rule: [] };
    case 'ref':
      return { symbol: 'checkFormat', value: text('id'), rule: [] };
    case 'secret':
      return { symbol: 'checkText', rule: [] };
    case 'any':
      return { symbol: 'checkPresent', rule: [] };
    default:
      return unreachable(type);
  }
}

function stringReport(place: Place, type: StringType, scope: Scope): LeafReport {
  if (type.format !== undefined)
    return { symbol: 'checkFormat', value: text(type.format), rule: [] };

  const match = type.pattern === undefined ? undefined : pattern(place, type.pattern, scope);

  const { min, max } = sizeRule(type.size);

  return { symbol: 'checkText', rule: ruleMembers({ min, max, pattern: match }) };
}

function numberReport(type: NumericType): LeafReport {
  switch (type.kind) {
    case 'integer': {
      const { min, max } = integerBounds(type.range);
      const rule = {
        min: min === undefined ? undefined : json(min),
        max: max === undefined ? undefined : json(max),
      };

      return { symbol: 'checkInteger', rule: ruleMembers(rule) };
    }
    case 'number':
      return { symbol: 'checkNumber', rule: ruleMembers(rangeRule(type.range, numberCode)) };
    case 'bigint':
      return { symbol: 'checkBigint', rule: ruleMembers(rangeRule(type.range, text)) };
    case 'decimal': {
      const { digits, scale } = type;
      const size = digits === undefined ? {} : { digits: json(digits), scale: json(scale ?? 0) };

      return {
        symbol: 'checkDecimal',
        rule: ruleMembers({ ...size, ...rangeRule(type.range, text) }),
      };
    }
    default:
      return unreachable(type.kind);
  }
}
