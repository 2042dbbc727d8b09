// isX: one expression per object, nothing allocated. Decides the same as rules.ts, which says why.
import type { Size } from '../../2-model/type-model.ts';
import { block, type Code, code, commas, lines, text } from '../code/code.ts';
import { applied, line } from '../code/parts.ts';
import { sizeArguments } from './bounds.ts';
import { VALUE } from './field-texts.ts';
import { asksForMore, isClosed, isFree, isGuarded, isLeaf } from './form.ts';
import { functionHead } from './function-head.ts';
import { fieldsInside, itemOf, placesInside } from './inside.ts';
import { allOf, anyOf, returned } from './layout.ts';
import { type Leaf, leafCall, leafTests, type Tested } from './leaf-test.ts';
import { type FieldPlace, type Place, takesNull } from './place.ts';
import { keysOf } from './rules.ts';
import { lib, placeFunction, property, type Scope, typeFunction, unknownField } from './scope.ts';

const COMMA = code`, `;

export function fastFunction(place: Place, scope: Scope): Code {
  const head = functionHead(place, scope);
  const nullable = takesNull(place) ? [code`if (value === null) return true;\n`] : [];

  if (place.origin.kind !== 'arm' && place.slot.type.kind === 'union') {
    return block(head, [...nullable, unionBody(place, scope)]);
  }

  return block(head, [
    ...nullable,
    returned([...guard(place, scope), ...wholeTests(place, scope)]),
  ]);
}

function guard(place: Place, scope: Scope): readonly Code[] {
  return isGuarded(place, scope) ? [applied(lib(scope, 'isShallow'), VALUE)] : [];
}

/** Conditions of a value that is not null, in the function of its own place. */
function wholeTests(place: Place, scope: Scope): readonly Code[] {
  const { type } = place.slot;

  if (place.origin.kind === 'arm') return [...fieldTests(place, scope), ...closing(place, scope)];
  if (type.kind !== 'object') return tests(place, { subject: VALUE, narrows: true, scope });

  return [
    applied(lib(scope, 'isRecord'), VALUE),
    ...fieldTests(place, scope),
    ...closing(place, scope),
  ];
}

function closing(place: Place, scope: Scope): readonly Code[] {
  if (!isClosed(place)) return [];

  return [applied(lib(scope, 'hasOnly'), VALUE, line(COMMA, keysOf(place, scope)))];
}

function fieldTests(place: Place, scope: Scope): readonly Code[] {
  const found: Code[] = [];
  const fields = fieldsInside(place, scope);

  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as FieldPlace;

    if (!isFree(field)) addFieldTest(field, found, scope);
  }

  return found;
}

function addFieldTest(field: FieldPlace, found: Code[], scope: Scope): void {
  const { type, nullable } = field.slot;
  const { texts, absent } = field.origin;
  const subject = unknownField(field, scope);
  const narrows = !texts.inherited;
  const orNull = nullable && type.kind !== 'any';
  const only = onlyTest(field, subject, scope);

  if (!absent && !orNull) {
    if (only === undefined) found.push(...tests(field, { subject, narrows, scope }));
    else found.push(only);

    return;
  }

  const enough: Code[] = [];

  if (absent) enough.push(narrows ? texts.missing : code`${subject} === undefined`);
  if (orNull) enough.push(narrows ? texts.isNull : code`${subject} === null`);
  if (only === undefined) enough.push(...parts(field, { subject, narrows, scope }));
  else enough.push(only);

  found.push(anyOf(enough));
}

interface Subject extends Tested {
  /** TypeScript narrows it, so that it may be named several times. */
  readonly narrows: boolean;
}

/** One of these is enough: the types of an `either`, or the one type. */
function parts(place: Place, subject: Subject): readonly Code[] {
  if (place.slot.type.kind !== 'either') return [allOf(tests(place, subject))];

  return placesInside(place, subject.scope).flatMap((part) => parts(part, subject));
}

/** Conditions of a value that is present and not null. */
function tests(place: Place, of: Subject): readonly Code[] {
  const { subject, narrows, scope } = of;
  const { type } = place.slot;
  const only = onlyTest(place, subject, scope);

  if (only !== undefined) return [only];
  if (type.kind === 'either') return [anyOf(parts(place, of))];
  if (!isLeaf(type)) return [];

  return narrows ? leafTests(place, type, of) : [applied(placeFunction(place, scope), subject)];
}

/** The condition of most values; none where it takes several, or nothing is asked. */
function onlyTest(place: Place, subject: Code, scope: Scope): Code | undefined {
  const { type } = place.slot;

  switch (type.kind) {
    case 'list':
      return itemsTest(place, 'isListOf', type.size, { subject, scope });
    case 'map':
      return itemsTest(place, 'isMapOf', type.size, { subject, scope });
    case 'object':
    case 'union':
      return applied(placeFunction(place, scope), subject);
    case 'named':
    case 'entity':
      return applied(typeFunction(type, place, scope), subject);
    case 'either':
    case 'stream':
      return undefined;
    default: {
      const { of, rest, range } = leafCall(place, type, scope);

      return range === undefined ? applied(of, subject, rest) : undefined;
    }
  }
}

function itemsTest(
  place: Place,
  symbol: 'isListOf' | 'isMapOf',
  size: Size | undefined,
  { subject, scope }: Tested,
): Code {
  const item = itemFunction(itemOf(place, scope), scope);

  return code`${lib(scope, symbol)}(${commas([subject, item, ...sizeArguments(size)])})`;
}

/** A function that takes a value alone: one that exists where it says all, else one of the place's own. */
function itemFunction(place: Place, scope: Scope): Code {
  const { type, nullable } = place.slot;

  if (nullable && type.kind !== 'any') return placeFunction(place, scope);
  if (type.kind === 'named' || type.kind === 'entity') return typeFunction(type, place, scope);

  return (isLeaf(type) ? bare(type, scope) : undefined) ?? placeFunction(place, scope);
}

function bare(type: Leaf, scope: Scope): Code | undefined {
  const symbol = bareSymbol(type);

  return symbol === undefined ? undefined : lib(scope, symbol);
}

function bareSymbol(type: Leaf): Parameters<typeof lib>[1] | undefined {
  switch (type.kind) {
    case 'boolean':
      return 'isBoolean';
    case 'ref':
      return 'isId';
    case 'any':
      return 'isPresent';
    case 'secret':
      return 'isText';
    case 'duration':
      return 'isDuration';
    default:
      return undefined;
  }
}

function unionBody(place: Place, scope: Scope): Code {
  const { type } = place.slot;

  if (type.kind !== 'union') return code``;

  const shallow = isGuarded(place, scope) ? code`!${lib(scope, 'isShallow')}(value) || ` : code``;
  const cases = placesInside(place, scope).map((arm) => {
    const name = arm.origin.kind === 'arm' ? arm.origin.arm : '';
    const answer = asksForMore(arm, scope) ? code`${placeFunction(arm, scope)}(value)` : code`true`;

    return code`  case ${text(name)}:\n    return ${answer};`;
  });

  return lines([
    code`if (${shallow}!${lib(scope, 'isRecord')}(value)) return false;\n`,
    code`switch (${property(VALUE, type.discriminator, scope)}) {`,
    ...cases,
    code`  default:\n    return false;\n}`,
  ]);
}
