// readX: from the checked wire to values. Copies; fills defaults in; leaves out what was not declared.
import type { Type } from '../../2-model/type-model.ts';
import { block, type Code, code, json, lines, member, name, objectKey, text } from '../code/code.ts';
import { VALUE } from './constants.ts';
import { armMember, fieldName, isAbsent } from './form.ts';
import { functionHead, innerType } from './function-head.ts';
import { literal, when } from './layout.ts';
import { itemPlace, type Place, partPlace, takesNull, valuePlace } from './place.ts';
import { placesBelow } from './plan.ts';
import { kindTest } from './report-either.ts';
import { lib, placeFunction, property, type Scope, typeFunction } from './scope.ts';
import { defaultOf, isSecret, jsonKind } from './slot-shape.ts';

const FIELDS = name('fields');
const DRAFT = name('draft');

export function readFunction(place: Place, scope: Scope): Code {
  const nullable = takesNull(place) ? [code`if (value === null) return null;\n`] : [];

  return block(functionHead(place, scope), [...nullable, ...body(place, scope)]);
}

function body(place: Place, scope: Scope): readonly Code[] {
  const { type } = place.slot;

  if (place.origin.kind === 'arm') return recordBody(place, scope);
  if (isSecret(place.slot) && place.origin.kind !== 'field') return [code`return ${expression(place, VALUE, scope)};`];

  switch (type.kind) {
    case 'object':
      return type.open === true ? openBody(place, scope) : recordBody(place, scope);
    case 'union':
      return [unionBody(place, scope)];
    case 'either':
      return eitherBody(place, type.of, scope);
    default:
      return [code`return ${expression(place, VALUE, scope)};`];
  }
}

/** Required members at once, optional ones where they are there: absent is absent, not undefined. */
function recordBody(place: Place, scope: Scope): readonly Code[] {
  const fields = placesBelow(place, scope.plan.analysis);
  const optional = fields.filter((field) => isAbsent(field) && fallback(field, scope) === undefined);
  const members = [
    ...armMember(place),
    ...fields
      .filter((field) => !optional.includes(field))
      .map((field) => code`${objectKey(fieldName(field))}: ${fieldExpression(field, scope)}`),
  ];
  const from = code`const fields = ${lib(scope, 'fieldsOf')}(value);`;

  if (optional.length === 0) return [code`${from}\n`, literal(code`return`, members)];

  const draft = code`const draft: ${lib(scope, 'Draft')}<${innerType(place, 'value', scope)}> =`;

  return [
    from,
    code`${literal(draft, members)}\n`,
    ...optional.map((field) => assignment(field, scope)),
    code`\nreturn draft;`,
  ];
}

function assignment(field: Place, scope: Scope): Code {
  const key = fieldName(field);
  const value = fieldExpression(field, scope);
  const set =
    key === '__proto__'
      ? code`${lib(scope, 'put')}(draft, ${text(key)}, ${value});`
      : code`${member(DRAFT, key)} = ${value};`;

  return when([code`${property(FIELDS, key, scope)} !== undefined`], set);
}

/** Other properties stay as they are. */
function openBody(place: Place, scope: Scope): readonly Code[] {
  const { analysis } = scope.plan;
  const members = placesBelow(place, analysis)
    .filter((field) => differs(field, scope))
    .map((field) => {
      const entry = code`${objectKey(fieldName(field))}: ${fieldExpression(field, scope)}`;

      return isAbsent(field) && fallback(field, scope) === undefined
        ? code`...(${property(FIELDS, fieldName(field), scope)} !== undefined && { ${entry} })`
        : entry;
    });

  return [
    code`const fields = ${lib(scope, 'fieldsOf')}(value);\n`,
    code`${block(code`return ${lib(scope, 'trusted')}(`, [code`...fields`, ...members].map((m) => code`${m},`))});`,
  ];
}

function differs(place: Place, { plan }: Scope): boolean {
  return plan.analysis.differs(place.slot, place.position) || hasDefault(place, plan.analysis.types);
}

function hasDefault({ origin, position }: Place, types: Parameters<typeof jsonKind>[1]): boolean {
  return origin.kind === 'field' && defaultOf(origin.field, position, types) !== undefined;
}

/** The default as an expression. */
function fallback({ origin, position }: Place, scope: Scope): Code | undefined {
  if (origin.kind !== 'field') return undefined;

  const value = defaultOf(origin.field, position, scope.plan.analysis.types);

  return value === undefined ? undefined : json(value);
}

function fieldExpression(field: Place, scope: Scope): Code {
  const subject = property(FIELDS, fieldName(field), scope);
  const instead = fallback(field, scope);
  const nullable = field.slot.nullable && field.slot.type.kind !== 'any';

  if (!nullable) {
    return expression(field, instead === undefined ? subject : code`${subject} ?? ${instead}`, scope);
  }

  if (!scope.plan.analysis.differs(field.slot, field.position)) {
    const given = code`${subject} === undefined ? ${instead ?? code`null`} : ${subject}`;

    return code`${lib(scope, 'trusted')}(${instead === undefined ? subject : given})`;
  }

  const read = code`${subject} === null ? null : ${expression(field, subject, scope)}`;

  if (instead === undefined) return read;

  const standIn = instead.text === 'null' ? instead : expression(field, instead, scope);

  return code`${subject} === undefined ? ${standIn} : ${read}`;
}

/** Of a value that is there and not null. */
function expression(place: Place, subject: Code, scope: Scope): Code {
  const { slot } = place;

  if (!isSecret(slot)) return inner(place, subject, scope);

  return code`${lib(scope, 'readSecret')}(${inner(place, subject, scope)})`;
}

function inner(place: Place, subject: Code, scope: Scope): Code {
  const { type } = place.slot;

  if (!changes(place, scope)) return code`${lib(scope, 'trusted')}(${subject})`;

  switch (type.kind) {
    case 'timestamp':
      return code`${lib(scope, 'readTimestamp')}(${subject})`;
    case 'bigint':
      return code`${lib(scope, 'readBigint')}(${subject})`;
    case 'bytes':
      return code`${lib(scope, 'readBytes')}(${subject})`;
    case 'list':
      return code`${lib(scope, 'readList')}(${subject}, ${itemFunction(itemPlace(place, type.item), scope)})`;
    case 'map':
      return code`${lib(scope, 'readMap')}(${subject}, ${itemFunction(valuePlace(place, type.value), scope)})`;
    case 'named':
    case 'entity':
      return code`${typeFunction(type, place, scope)}(${subject})`;
    default:
      return code`${placeFunction(place, scope)}(${subject})`;
  }
}

/** Whether the value behind a secret, if it is one, is another than the wire's. */
function changes({ slot, position }: Place, { plan }: Scope): boolean {
  const { id, at, type } = slot;

  return type.kind !== 'secret' && plan.analysis.differs({ id, at, type, nullable: false }, position);
}

function itemFunction(place: Place, scope: Scope): Code {
  const { slot } = place;
  const { type } = slot;

  if (slot.nullable || isSecret(slot)) return placeFunction(place, scope);
  if (type.kind === 'named' || type.kind === 'entity') return typeFunction(type, place, scope);

  switch (type.kind) {
    case 'timestamp':
      return lib(scope, 'readTimestamp');
    case 'bigint':
      return lib(scope, 'readBigint');
    case 'bytes':
      return lib(scope, 'readBytes');
    default:
      return placeFunction(place, scope);
  }
}

function unionBody(place: Place, scope: Scope): Code {
  const { type } = place.slot;
  const discriminator = type.kind === 'union' ? type.discriminator : '';
  const cases = placesBelow(place, scope.plan.analysis).map((arm) => {
    const kind = arm.origin.kind === 'arm' ? arm.origin.arm : '';

    const empty = placesBelow(arm, scope.plan.analysis).length === 0;
    const answer = empty ? literal(code`return`, armMember(arm)) : code`return ${placeFunction(arm, scope)}(value);`;

    return code`  case ${text(kind)}:\n    ${answer}`;
  });
  const kind = property(code`${lib(scope, 'fieldsOf')}(value)`, discriminator, scope);

  return lines([
    code`switch (${kind}) {`,
    ...cases,
    code`  default:\n    return ${lib(scope, 'unreadable')}(${text(discriminator)});\n}`,
  ]);
}

function eitherBody(place: Place, of: readonly Type[], scope: Scope): readonly Code[] {
  const { types } = scope.plan.analysis;
  const branches = of.flatMap((type) => {
    const part = partPlace(place, type, jsonKind(type, types));

    if (!changes(part, scope)) return [];

    return [code`if (${kindTest(jsonKind(type, types), VALUE, scope)}) return ${inner(part, VALUE, scope)};`];
  });

  return [...branches, code`\nreturn ${lib(scope, 'trusted')}(value);`];
}
