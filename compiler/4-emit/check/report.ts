// checkX: every problem with its pointer. Decides the same as fast.ts, which is asked first.

import type { Size } from '../../2-model/type-model.ts';
import { unreachable } from '../../base/invariant.ts';
import {
  block,
  type Code,
  code,
  commas,
  empty,
  lines,
  name,
  suffixed,
  text,
} from '../code/code.ts';
import { ruleMembers, sizeRule } from './bounds.ts';
import { keys, kinds, VALUE } from './constants.ts';
import { allRemembered } from './field-texts.ts';
import { asksForMore, fieldName, isAbsent, isClosed, isFree, isGuarded, isLeaf } from './form.ts';
import { functionHead } from './function-head.ts';
import { itemOf, placesInside } from './inside.ts';
import { call, when } from './layout.ts';
import { leafReport } from './leaf-report.ts';
import { type Place, takesNull } from './place.ts';
import { eitherBody } from './report-either.ts';
import { lib, placeFunction, property, type Scope, typeFunction } from './scope.ts';

const POINTER = name('pointer');
const PROBLEMS = name('problems');

export function reportFunction(place: Place, scope: Scope): Code {
  return block(functionHead(place, scope), [
    ...(takesNull(place) ? [code`if (value === null) return;`] : []),
    ...(isGuarded(place, scope)
      ? [code`if (!${lib(scope, 'checkShallow')}(value, problems, pointer)) return;`]
      : []),
    ...body(place, scope),
  ]);
}

function body(place: Place, scope: Scope): readonly Code[] {
  const { type } = place.slot;

  if (place.origin.kind === 'arm') return armStatements(place, scope);

  switch (type.kind) {
    case 'object':
      return objectBody(place, scope);
    case 'union':
      return unionBody(place, scope);
    case 'either':
      return [
        eitherBody(place, scope, (part) => statement(part, VALUE, { pointer: POINTER, scope })),
      ];
    default:
      return [statement(place, VALUE, { pointer: POINTER, scope })];
  }
}

function objectBody(place: Place, scope: Scope): readonly Code[] {
  const test = code`${lib(scope, 'checkRecord')}(value, problems, pointer)`;
  const inner = [...fieldStatements(place, scope), ...closing(place, [], scope)];

  return inner.length === 0 ? [code`${test};`] : [code`if (!${test}) return;\n`, ...inner];
}

function armStatements(place: Place, scope: Scope): readonly Code[] {
  const discriminator = place.origin.kind === 'arm' ? [place.origin.discriminator] : [];

  return [...fieldStatements(place, scope), ...closing(place, discriminator, scope)];
}

function closing(place: Place, more: readonly string[], scope: Scope): readonly Code[] {
  if (!isClosed(place)) return [];

  const known = [...more, ...placesInside(place, scope).map(fieldName)];

  return [
    code`${lib(scope, 'checkKeys')}(value, problems, pointer, ${keys(place, known, scope)});`,
  ];
}

function fieldStatements(place: Place, scope: Scope): readonly Code[] {
  return allRemembered(placesInside(place, scope), scope, fieldStatement);
}

function fieldStatement(place: Place, scope: Scope): readonly Code[] {
  const { type, nullable } = place.slot;
  const subject = property(VALUE, fieldName(place), scope);
  const absent = isAbsent(place);

  if (isFree(place)) return [];

  const conditions = [
    ...(absent ? [code`${subject} !== undefined`] : []),
    ...(nullable && type.kind !== 'any' ? [code`${subject} !== null`] : []),
  ];
  const pointer = suffixed(POINTER, `/${escaped(fieldName(place))}`);

  return [when(conditions, statement(place, subject, { pointer, scope }))];
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

interface At {
  readonly pointer: Code;
  readonly scope: Scope;
}

/** The call that reports on a value that is not null. */
function statement(place: Place, subject: Code, { pointer, scope }: At): Code {
  const { type } = place.slot;
  const report = (of: Code, more: readonly Code[] = [], rule: readonly Code[] = []): Code =>
    call(of, [subject, PROBLEMS, pointer, ...more], rule);

  switch (type.kind) {
    case 'list':
      return report(lib(scope, 'checkList'), [], itemsRule(place, type.size, scope));
    case 'map':
      return report(lib(scope, 'checkMap'), [], itemsRule(place, type.size, scope));
    case 'object':
    case 'union':
    case 'either':
      return report(placeFunction(place, scope));
    case 'named':
    case 'entity':
      return report(typeFunction(type, place, scope));
    case 'stream':
      return empty;
    default: {
      const { symbol, value, rule } = leafReport(place, type, scope);

      return report(lib(scope, symbol), value === undefined ? [] : [value], rule);
    }
  }
}

function itemsRule(place: Place, size: Size | undefined, scope: Scope): readonly Code[] {
  return ruleMembers({ item: itemFunction(itemOf(place, scope), scope), ...sizeRule(size) });
}

function itemFunction(place: Place, scope: Scope): Code {
  const { type, nullable } = place.slot;

  if (nullable && type.kind !== 'any') return placeFunction(place, scope);
  if (type.kind === 'named' || type.kind === 'entity') return typeFunction(type, place, scope);
  if (!isLeaf(type)) return placeFunction(place, scope);

  const { symbol, value, rule } = leafReport(place, type, scope);
  const bare = value === undefined && rule.length === 0;

  return bare ? lib(scope, symbol) : placeFunction(place, scope);
}

function unionBody(place: Place, scope: Scope): readonly Code[] {
  const { type } = place.slot;

  if (type.kind !== 'union') return unreachable(type as never);

  const arms = placesInside(place, scope);
  const names = type.arms.map((arm) => arm.name);
  const cases = arms.map((arm, i) => {
    const own = asksForMore(arm, scope)
      ? code`    ${placeFunction(arm, scope)}(value, problems, pointer);\n`
      : empty;

    return code`  case ${text(names[i] ?? '')}:\n${own}    break;`;
  });
  const kind = property(VALUE, type.discriminator, scope);
  const at = suffixed(POINTER, `/${escaped(type.discriminator)}`);
  const wrong = code`${lib(scope, 'checkOneOf')}(${commas([kind, PROBLEMS, at, kinds(place, type, scope)])})`;

  return [
    code`if (!${lib(scope, 'checkRecord')}(value, problems, pointer)) return;\n`,
    lines([code`switch (${kind}) {`, ...cases, code`  default:\n    ${wrong};\n}`]),
  ];
}
