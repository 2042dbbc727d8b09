// readX: from the checked wire to values. Copies; fills defaults in; leaves out what was not declared.
import {
  block,
  type Code,
  code,
  join,
  json,
  lines,
  member,
  name,
  objectKey,
  text,
  width,
} from '../code/code.ts';
import type { CheckedTypes } from './check-request.ts';
import { VALUE } from './constants.ts';
import { checkedField, fieldTexts } from './field-texts.ts';
import { armMember, fieldName, isAbsent } from './form.ts';
import { builtType, functionHead } from './function-head.ts';
import { placesInside } from './inside.ts';
import { assigned, type Choice, callWith, literal, when } from './layout.ts';
import { kindTest, partKind } from './part-kind.ts';
import { type Place, takesNull } from './place.ts';
import { type Converters, converted } from './project.ts';
import { isInherited, lib, placeFunction, property, type Scope } from './scope.ts';
import { defaultOf, isSecret } from './slot-shape.ts';

const DRAFT = name('draft');

const READ: Converters = {
  timestamp: 'readTimestamp',
  bigint: 'readBigint',
  bytes: 'readBytes',
  list: 'readList',
  map: 'readMap',
};

export function readFunction(place: Place, scope: Scope): Code {
  const nullable = takesNull(place) ? [code`if (value === null) return null;\n`] : [];

  return block(functionHead(place, scope), [...nullable, ...body(place, scope)]);
}

function body(place: Place, scope: Scope): readonly Code[] {
  const { type } = place.slot;

  if (place.origin.kind === 'arm') return recordBody(place, scope);
  if (isSecret(place.slot) && place.origin.kind !== 'field')
    return [code`return ${expression(place, VALUE, scope)};`];

  switch (type.kind) {
    case 'object':
      return type.open === true ? openBody(place, scope) : recordBody(place, scope);
    case 'union':
      return [unionBody(place, scope)];
    case 'either':
      return eitherBody(place, scope);
    default:
      return [code`return ${expression(place, VALUE, scope)};`];
  }
}

/** Required members at once, optional ones where they are there: absent is absent, not undefined. */
function recordBody(place: Place, scope: Scope): readonly Code[] {
  const members: Code[] = [...armMember(place)];
  const assignments: Code[] = [];

  for (const field of placesInside(place, scope)) {
    if (isAbsent(field) && fallback(field, scope) === undefined)
      assignments.push(assignment(field, scope));
    else members.push(required(field, scope));
  }

  const from = code`const fields = ${lib(scope, 'fieldsOf')}(value);`;

  if (assignments.length === 0) return [code`${from}\n`, literal(code`return`, members)];

  return [
    from,
    code`${draftStatement(place, members, scope)}\n`,
    ...assignments,
    code`\nreturn draft;`,
  ];
}

function draftStatement(place: Place, members: readonly Code[], scope: Scope): Code {
  const type = code`${lib(scope, 'Draft')}<${builtType(place, scope)}>`;

  // A literal without `constructor` is no `constructor?: string` to TypeScript: it sees the inherited one.
  if (placesInside(place, scope).some((f) => isAbsent(f) && isInherited(fieldName(f)))) {
    return callWith(code`const draft = ${lib(scope, 'trusted')}<${type}>`, members);
  }

  const flat = code`const draft: ${type} =`;

  if (width(flat) <= 96) return literal(flat, members);

  return literal(
    code`const draft: ${lib(scope, 'Draft')}<\n  ${builtType(place, scope)}\n> =`,
    members,
  );
}

function required(field: Place, scope: Scope): Code {
  return assigned(code`${fieldTexts(fieldName(field)).key}:`, fieldValue(field, scope));
}

function assignment(field: Place, scope: Scope): Code {
  const key = fieldName(field);
  const set =
    key === '__proto__'
      ? code`${lib(scope, 'put')}(draft, ${text(key)}, ${fieldExpression(field, scope)});`
      : code`${assigned(code`${member(DRAFT, key)} =`, fieldValue(field, scope))};`;

  return when([code`${checkedField(key, scope)} !== undefined`], set);
}

/** Other properties stay as they are. */
function openBody(place: Place, scope: Scope): readonly Code[] {
  const members = placesInside(place, scope)
    .filter((field) => differs(field, scope))
    .map((field) => {
      const entry = code`${objectKey(fieldName(field))}: ${fieldExpression(field, scope)}`;

      return isAbsent(field) && fallback(field, scope) === undefined
        ? code`...(${checkedField(fieldName(field), scope)} !== undefined && { ${entry} })`
        : entry;
    });

  return [
    code`const fields = ${lib(scope, 'fieldsOf')}(value);\n`,
    callWith(code`return ${lib(scope, 'trusted')}`, [code`...fields`, ...members]),
  ];
}

function differs(place: Place, { plan }: Scope): boolean {
  return (
    plan.analysis.differs(place.slot, place.position) || hasDefault(place, plan.analysis.types)
  );
}

function hasDefault({ origin, position }: Place, types: CheckedTypes): boolean {
  return origin.kind === 'field' && defaultOf(origin.field, position, types) !== undefined;
}

/** The default as an expression. */
function fallback({ origin, position }: Place, scope: Scope): Code | undefined {
  if (origin.kind !== 'field') return undefined;

  const value = defaultOf(origin.field, position, scope.plan.analysis.types);

  return value === undefined ? undefined : json(value);
}

/** On one line, where a statement needs it so. */
function fieldExpression(field: Place, scope: Scope): Code {
  const { cases, otherwise } = fieldValue(field, scope);
  const chosen = cases.map(([condition, value]) => code`${condition} ? ${value} : `);

  return code`${join(chosen, code``)}${otherwise}`;
}

function fieldValue(field: Place, scope: Scope): Choice {
  const { slot, position } = field;
  const subject = checkedField(fieldName(field), scope);
  const instead = fallback(field, scope);

  if (!slot.nullable || slot.type.kind === 'any') {
    const given = instead === undefined ? subject : code`${subject} ?? ${instead}`;

    return { cases: [], otherwise: expression(field, given, scope) };
  }

  const absent = code`${subject} === undefined`;

  if (!scope.plan.analysis.differs(slot, position)) {
    const given = instead === undefined ? subject : code`${absent} ? ${instead} : ${subject}`;

    return { cases: [], otherwise: code`${lib(scope, 'trusted')}(${given})` };
  }

  const read = expression(field, subject, scope);
  const isNull = code`${subject} === null`;

  if (instead === undefined) return { cases: [[isNull, code`null`]], otherwise: read };
  if (instead.text === 'null')
    return { cases: [[code`${absent} || ${isNull}`, instead]], otherwise: read };

  const standIn = [absent, expression(field, instead, scope)] as const;

  return { cases: [standIn, [isNull, code`null`]], otherwise: read };
}

/** Of a value that is there and not null. */
function expression(place: Place, subject: Code, scope: Scope): Code {
  const { slot } = place;

  if (!isSecret(slot)) return inner(place, subject, scope);

  return code`${lib(scope, 'readSecret')}(${inner(place, subject, scope)})`;
}

function inner(place: Place, subject: Code, scope: Scope): Code {
  if (!changes(place, scope)) return code`${lib(scope, 'trusted')}(${subject})`;

  return converted(place, subject, scope, READ);
}

/** Whether the value behind a secret, if it is one, is another than the wire's. */
function changes({ slot, position }: Place, { plan }: Scope): boolean {
  const { type } = slot;

  return type.kind !== 'secret' && plan.analysis.typeDiffers(type, position);
}

function unionBody(place: Place, scope: Scope): Code {
  const { type } = place.slot;
  const discriminator = type.kind === 'union' ? type.discriminator : '';
  const cases = placesInside(place, scope).map((arm) => {
    const kind = arm.origin.kind === 'arm' ? arm.origin.arm : '';

    const empty = placesInside(arm, scope).length === 0;
    const answer = empty
      ? literal(code`return`, armMember(arm))
      : code`return ${placeFunction(arm, scope)}(value);`;

    return code`  case ${text(kind)}:\n    ${answer}`;
  });
  const kind = property(code`${lib(scope, 'fieldsOf')}(value)`, discriminator, scope);

  return lines([
    code`switch (${kind}) {`,
    ...cases,
    code`  default:\n    return ${lib(scope, 'unreadable')}(${text(discriminator)});\n}`,
  ]);
}

function eitherBody(place: Place, scope: Scope): readonly Code[] {
  const branches = placesInside(place, scope).flatMap((part) => {
    if (!changes(part, scope)) return [];

    const test = kindTest(partKind(part), VALUE, scope);

    return [code`if (${test}) return ${inner(part, VALUE, scope)};`];
  });

  return [...branches, code`\nreturn ${lib(scope, 'trusted')}(value);`];
}
