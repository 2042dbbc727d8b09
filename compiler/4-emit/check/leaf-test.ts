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
import { type Code, code, commas, text } from '../code/code.ts';
import { boundsOf, numberCode, sizeArguments } from './bounds.ts';
import { pattern, values } from './constants.ts';
import type { Place } from './place.ts';
import { lib, type Scope } from './scope.ts';
import { integerBounds } from './slot-shape.ts';

export type Leaf = Exclude<Type, Composed>;

export interface Tested {
  readonly subject: Code;
  readonly scope: Scope;
}

/** One condition, or several that stand all. The subject is named twice where there are several. */
export function leafTests(place: Place, type: Leaf, { subject, scope }: Tested): readonly Code[] {
  const test = (symbol: SymbolName<'check'>, ...rest: readonly Code[]): Code =>
    code`${lib(scope, symbol)}(${commas([subject, ...rest])})`;

  switch (type.kind) {
    case 'string':
      return [stringTest(place, type, { subject, scope })];
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return numberTests(type, subject, scope);
    case 'timestamp':
    case 'date':
    case 'duration':
      return timeTests(type, subject, scope);
    case 'bytes':
      return [test('isBytes', ...sizeArguments(type.size))];
    case 'enum':
      return type.open ? [test('isText')] : [test('isOneOf', values(place, type.values, scope))];
    case 'boolean':
      return [test('isBoolean')];
    case 'ref':
      return [test('isId')];
    case 'secret':
      return [test('isText')];
    case 'any':
      return [test('isPresent')];
    default:
      return unreachable(type);
  }
}

export const FORMATS = {
  uuid: 'isUuid',
  email: 'isEmail',
  uri: 'isUri',
  hostname: 'isHostname',
} as const;

function stringTest(place: Place, type: StringType, { subject, scope }: Tested): Code {
  const size = sizeArguments(type.size);

  if (type.format !== undefined) return code`${lib(scope, FORMATS[type.format])}(${subject})`;
  if (type.pattern === undefined)
    return code`${lib(scope, 'isText')}(${commas([subject, ...size])})`;

  return code`${lib(scope, 'isMatch')}(${commas([subject, pattern(place, type.pattern, scope), ...size])})`;
}

function numberTests(type: NumericType, subject: Code, scope: Scope): readonly Code[] {
  switch (type.kind) {
    case 'integer':
      return integerTests(type, subject, scope);
    case 'number': {
      const bounds = boundsOf(type.range).map(
        (b) => code`${subject} ${b.operator} ${numberCode(b.text)}`,
      );

      return [code`${lib(scope, 'isNumber')}(${subject})`, ...bounds];
    }
    case 'bigint':
      return [code`${lib(scope, 'isBigint')}(${subject})`, ...textBounds(type, subject, scope)];
    case 'decimal': {
      const { digits, scale } = type;
      const size =
        digits === undefined ? [] : [numberCode(String(digits)), numberCode(String(scale ?? 0))];

      return [
        code`${lib(scope, 'isDecimal')}(${commas([subject, ...size])})`,
        ...textBounds(type, subject, scope),
      ];
    }
    default:
      return unreachable(type.kind);
  }
}

function integerTests(type: NumericType, subject: Code, scope: Scope): readonly Code[] {
  const { min, max } = integerBounds(type.range);
  const name = lib(scope, 'isInteger');

  if (min === undefined) {
    return [code`${name}(${subject})`, ...(max === undefined ? [] : [code`${subject} <= ${max}`])];
  }

  return [
    code`${name}(${commas([subject, ...[min, max].flatMap((b) => (b === undefined ? [] : code`${b}`))])})`,
  ];
}

function textBounds(type: NumericType, subject: Code, scope: Scope): readonly Code[] {
  return boundsOf(type.range).map(
    (b) => code`${lib(scope, 'compareDecimals')}(${subject}, ${text(b.text)}) ${b.operator} 0`,
  );
}

function timeTests(type: TimeType, subject: Code, scope: Scope): readonly Code[] {
  const bounds = boundsOf(type.range);

  switch (type.kind) {
    case 'duration':
      return [code`${lib(scope, 'isDuration')}(${subject})`];
    case 'date':
      return [
        code`${lib(scope, 'isDate')}(${subject})`,
        ...bounds.map((b) => code`${subject} ${b.operator} ${text(b.text)}`),
      ];
    case 'timestamp':
      return [
        code`${lib(scope, 'isTimestamp')}(${subject})`,
        ...bounds.map(
          (b) => code`${instant(subject, scope)} ${b.operator} ${instant(text(b.text), scope)}`,
        ),
      ];
    default:
      return unreachable(type.kind);
  }
}

function instant(subject: Code, { module }: Scope): Code {
  return code`${module.global('Date')}.parse(${subject})`;
}
