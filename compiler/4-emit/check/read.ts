// readX: from the checked wire to values. Copies; fills defaults in; leaves out what was not declared.
import { block, type Code, code, join, json, lines, text, width } from '../code/code.ts';
import { applied, line } from '../code/parts.ts';
import { VALUE } from './field-texts.ts';
import { armMember } from './form.ts';
import { builtType, functionHead } from './function-head.ts';
import { fieldsInside, placesInside } from './inside.ts';
import {
  assigned,
  type Choice,
  callWith,
  literal,
  placed,
  returnedLiteral,
  when,
} from './layout.ts';
import { kindTest, partKind } from './part-kind.ts';
import { type FieldPlace, type Place, takesNull } from './place.ts';
import { type Converters, converted } from './project.ts';
import { checkedField, lib, placeFunction, property, type Scope } from './scope.ts';
import { isSecret } from './slot-shape.ts';

const OR_ELSE = code` ?? `;

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

  const fields = fieldsInside(place, scope);

  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as FieldPlace;

    if (isLeftOut(field)) assignments.push(assignment(field, scope));
    else members.push(taken(field.origin.texts.member, field, scope));
  }

  const from = code`const fields = ${lib(scope, 'fieldsOf')}(value);`;

  if (assignments.length === 0) return [code`${from}\n`, returnedLiteral(members)];

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
  if (fieldsInside(place, scope).some(({ origin }) => origin.absent && origin.texts.inherited)) {
    return callWith(code`const draft = ${lib(scope, 'trusted')}<${type}>`, members);
  }

  const flat = code`const draft: ${type} =`;

  if (width(flat) <= 96) return literal(flat, members);

  return literal(
    code`const draft: ${lib(scope, 'Draft')}<\n  ${builtType(place, scope)}\n> =`,
    members,
  );
}

/** Where it is missing, nothing stands in for it. */
function isLeftOut({ origin }: FieldPlace): boolean {
  return origin.absent && origin.instead === undefined;
}

function assignment(field: FieldPlace, scope: Scope): Code {
  const { texts, field: of } = field.origin;
  const set =
    of.name === '__proto__'
      ? code`${lib(scope, 'put')}(draft, ${text(of.name)}, ${fieldExpression(field, scope)});`
      : code`${taken(texts.drafted, field, scope)};`;

  return when(given(field, scope), set);
}

function given(field: FieldPlace, scope: Scope): Code {
  const { texts } = field.origin;

  return texts.inherited ? code`${checkedField(field, scope)} !== undefined` : texts.given;
}

/** Other properties stay as they are. */
function openBody(place: Place, scope: Scope): readonly Code[] {
  const members = fieldsInside(place, scope)
    .filter((field) => differs(field, scope))
    .map((field) => {
      const entry = code`${field.origin.texts.member} ${fieldExpression(field, scope)}`;

      return isLeftOut(field) ? code`...(${given(field, scope)} && { ${entry} })` : entry;
    });

  return [
    code`const fields = ${lib(scope, 'fieldsOf')}(value);\n`,
    callWith(code`return ${lib(scope, 'trusted')}`, [code`...fields`, ...members]),
  ];
}

function differs({ slot, position, origin }: FieldPlace, { plan }: Scope): boolean {
  return origin.instead !== undefined || plan.analysis.differs(slot, position);
}

/** On one line, where a statement needs it so. */
function fieldExpression(field: FieldPlace, scope: Scope): Code {
  const { cases, otherwise } = fieldValue(field, scope);
  const chosen = cases.map(([condition, value]) => code`${condition} ? ${value} : `);

  return code`${join(chosen, code``)}${otherwise}`;
}

/** `head value`. Most fields are what was given, as it is. */
function taken(head: Code, field: FieldPlace, scope: Scope): Code {
  return field.origin.plain && !field.slot.nullable
    ? placed(head, applied(lib(scope, 'trusted'), givenOrDefault(field, scope)))
    : assigned(head, fieldValue(field, scope));
}

function givenOrDefault(field: FieldPlace, scope: Scope): Code {
  const { instead } = field.origin;
  const subject = checkedField(field, scope);

  return instead === undefined ? subject : line(subject, OR_ELSE, json(instead));
}

function fieldValue(field: FieldPlace, scope: Scope): Choice {
  const { slot, position, origin } = field;

  if (!slot.nullable || slot.type.kind === 'any')
    return { cases: [], otherwise: expression(field, givenOrDefault(field, scope), scope) };

  const subject = checkedField(field, scope);
  const instead = origin.instead === undefined ? undefined : json(origin.instead);
  const absent = code`${subject} === undefined`;

  if (!scope.plan.analysis.differs(slot, position)) {
    const given = instead === undefined ? subject : code`${absent} ? ${instead} : ${subject}`;

    return { cases: [], otherwise: applied(lib(scope, 'trusted'), given) };
  }

  const read = expression(field, subject, scope);
  const isNull = code`${subject} === null`;

  if (instead === undefined) return { cases: [[isNull, code`null`]], otherwise: read };
  if (instead === 'null')
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
  if (!changes(place, scope)) return applied(lib(scope, 'trusted'), subject);

  return converted(place, subject, scope, READ);
}

/** Whether the value behind a secret, if it is one, is another than the wire's. */
function changes({ slot, position, origin }: Place, { plan }: Scope): boolean {
  const { type } = slot;

  if (origin.kind === 'field' && origin.plain) return false;

  return type.kind !== 'secret' && plan.analysis.typeDiffers(type, position);
}

function unionBody(place: Place, scope: Scope): Code {
  const { type } = place.slot;
  const discriminator = type.kind === 'union' ? type.discriminator : '';
  const cases = placesInside(place, scope).map((arm) => {
    const kind = arm.origin.kind === 'arm' ? arm.origin.arm : '';

    const empty = placesInside(arm, scope).length === 0;
    const answer = empty
      ? returnedLiteral(armMember(arm))
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
