// Conditions of single values: the expressions that isX functions are made of.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import type { Composed, NumericType, TimeType, Type } from '../../2-model/type-model.ts';
import { unreachable } from '../../base/invariant.ts';
import { oncePer } from '../../base/once-per.ts';
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

/** One condition, or several that stand all: those name the subject each. */
export function leafTests(place: Place, type: Leaf, { subject, scope }: Tested): readonly Code[] {
  const { of, rest, range } = leafCall(place, type, scope);
  const test = applied(of, subject, rest);

  return range === undefined ? [test] : [test, ...boundTests(range, subject, scope)];
}

export function leafCall(place: Place, type: Leaf, scope: Scope): LeafCall {
  const known = scope.leafCalls.get(type);

  if (known !== undefined) return known;

  const made = callOf(place, type, scope);

  scope.leafCalls.set(type, made);

  return made;
}

/** Constants are the file's own; everything else is said alike in all files. */
function callOf(place: Place, type: Leaf, scope: Scope): LeafCall {
  if (type.kind === 'enum' && !type.open) {
    const of = lib(scope, 'isOneOf');

    return { of, rest: behind([values(place, type.values, scope)]), range: undefined };
  }

  if (type.kind === 'string' && type.format === undefined && type.pattern !== undefined) {
    const of = lib(scope, 'isMatch');
    const matched = pattern(place, type.pattern, scope);

    return { of, rest: behind([matched, ...sizeArguments(type.size)]), range: undefined };
  }

  const { symbol, rest, range } = wordsOf(type);

  return { of: lib(scope, symbol), rest, range };
}

function behind(more: readonly Code[]): Code {
  return more.length === 0 ? empty : code`, ${commas(more)}`;
}

interface Words extends Pick<LeafCall, 'rest' | 'range'> {
  readonly symbol: SymbolName<'check'>;
}

const wordsOf = oncePer((type: Leaf): Words => {
  switch (type.kind) {
    case 'string':
      return type.format === undefined
        ? words('isText', sizeArguments(type.size))
        : words(FORMATS[type.format]);
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return { ...words(NUMBERS[type.kind], numberSize(type)), range: ranged(type) };
    case 'timestamp':
    case 'date':
    case 'duration':
      return { ...words(TIMES[type.kind]), range: ranged(type) };
    case 'bytes':
      return words('isBytes', sizeArguments(type.size));
    case 'enum':
    case 'secret':
      return words('isText');
    case 'boolean':
      return words('isBoolean');
    case 'ref':
      return words('isId');
    case 'any':
      return words('isPresent');
    default:
      return unreachable(type);
  }
});

function words(symbol: SymbolName<'check'>, more: readonly Code[] = []): Words {
  return { symbol, rest: behind(more), range: undefined };
}

/** Where bounds are conditions of their own. */
function ranged(type: NumericType | TimeType): LeafCall['range'] {
  switch (type.kind) {
    case 'integer': {
      const { min, max } = integerBounds(type.range);

      return min === undefined && max !== undefined ? type : undefined;
    }
    case 'duration':
      return undefined;
    default:
      return boundsOf(type.range).length === 0 ? undefined : type;
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
