// Conditions of single values: the expressions that isX functions are made of.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import type {
  Composed,
  NumericType,
  StringType,
  TimeType,
  Type,
} from '../../2-model/type-model.ts';
import { unreachable } from '../../base/invariant.ts';
import { type Code, code, commas, empty, json, text } from '../code/code.ts';
import { applied } from '../code/parts.ts';
import { boundsOf, numberCode, sizeArguments } from './bounds.ts';
import { pattern, values } from './constants.ts';
import type { Place } from './place.ts';
import { type LeafCall, lib, type Scope } from './scope.ts';
import { integerBounds } from './slot-shape.ts';

export type Leaf = Exclude<Type, Composed>;

export interface Tested {
  readonly subject: Code;
  readonly scope: Scope;
}

/** One condition, or several that stand all. The subject is named twice where there are several. */
export function leafTests(place: Place, type: Leaf, { subject, scope }: Tested): readonly Code[] {
  const { of, rest } = leafCall(place, type, scope);
  const test = applied(of, subject, rest);

  return 'range' in type && type.range !== undefined
    ? [test, ...boundTests(type, subject, scope)]
    : [test];
}

function leafCall(place: Place, type: Leaf, scope: Scope): LeafCall {
  const known = scope.leafCalls.get(type);

  if (known !== undefined) return known;

  const made = makeCall(place, type, scope);

  scope.leafCalls.set(type, made);

  return made;
}

function makeCall(place: Place, type: Leaf, scope: Scope): LeafCall {
  const call = (symbol: SymbolName<'check'>, more: readonly Code[] = []): LeafCall => ({
    of: lib(scope, symbol),
    rest: more.length === 0 ? empty : code`, ${commas(more)}`,
  });

  switch (type.kind) {
    case 'string':
      return stringCall(place, type, call, scope);
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return call(NUMBERS[type.kind], numberSize(type));
    case 'timestamp':
    case 'date':
    case 'duration':
      return call(TIMES[type.kind]);
    case 'bytes':
      return call('isBytes', sizeArguments(type.size));
    case 'enum':
      return type.open ? call('isText') : call('isOneOf', [values(place, type.values, scope)]);
    case 'boolean':
      return call('isBoolean');
    case 'ref':
      return call('isId');
    case 'secret':
      return call('isText');
    case 'any':
      return call('isPresent');
    default:
      return unreachable(type);
  }
}

const NUMBERS = {
  integer: 'isInteger',
  number: 'isNumber',
  bigint: 'isBigint',
  decimal: 'isDecimal',
} as const;

const TIMES = { timestamp: 'isTimestamp', date: 'isDate', duration: 'isDuration' } as const;

const FORMATS = {
  uuid: 'isUuid',
  email: 'isEmail',
  uri: 'isUri',
  hostname: 'isHostname',
} as const;

type Call = (symbol: SymbolName<'check'>, more?: readonly Code[]) => LeafCall;

function stringCall(place: Place, type: StringType, call: Call, scope: Scope): LeafCall {
  const size = sizeArguments(type.size);

  if (type.format !== undefined) return call(FORMATS[type.format]);
  if (type.pattern === undefined) return call('isText', size);

  return call('isMatch', [pattern(place, type.pattern, scope), ...size]);
}

/** What the function of the runtime takes; other bounds are conditions of their own. */
function numberSize(type: NumericType): readonly Code[] {
  switch (type.kind) {
    case 'integer': {
      const { min, max } = integerBounds(type.range);

      if (min === undefined) return [];

      return max === undefined ? [json(min)] : [json(min), json(max)];
    }
    case 'decimal':
      return type.digits === undefined ? [] : [json(type.digits), json(type.scale ?? 0)];
    default:
      return [];
  }
}

function boundTests(type: NumericType | TimeType, subject: Code, scope: Scope): readonly Code[] {
  switch (type.kind) {
    case 'integer': {
      const { min, max } = integerBounds(type.range);

      return min === undefined && max !== undefined ? [code`${subject} <= ${max}`] : [];
    }
    case 'number':
      return boundsOf(type.range).map((b) => code`${subject} ${b.operator} ${numberCode(b.text)}`);
    case 'bigint':
    case 'decimal':
      return boundsOf(type.range).map(
        (b) => code`${lib(scope, 'compareDecimals')}(${subject}, ${text(b.text)}) ${b.operator} 0`,
      );
    case 'date':
      return boundsOf(type.range).map((b) => code`${subject} ${b.operator} ${text(b.text)}`);
    case 'timestamp':
      return boundsOf(type.range).map(
        (b) => code`${instant(subject, scope)} ${b.operator} ${instant(text(b.text), scope)}`,
      );
    case 'duration':
      return [];
    default:
      return unreachable(type);
  }
}

function instant(subject: Code, { module }: Scope): Code {
  return code`${module.global('Date')}.parse(${subject})`;
}
