// writeX: from values to the wire. Copies; what the contract does not name stays behind, whatever the value holds.
import { block, type Code, code, lines, member, name, text, wrapped } from '../code/code.ts';
import { beside } from '../code/parts.ts';
import { VALUE } from './field-texts.ts';
import { armMember } from './form.ts';
import { functionHead } from './function-head.ts';
import { fieldsInside, placesInside } from './inside.ts';
import { returnedLiteral } from './layout.ts';
import { partKind } from './part-kind.ts';
import { type FieldPlace, type Place, takesNull } from './place.ts';
import { type Converters, converted } from './project.ts';
import { lib, placeFunction, type Scope } from './scope.ts';
import { isSecret, resolved } from './slot-shape.ts';

const VALUE_COLON = code`value:`;
const UNUSED_COLON = code`_value:`;
/** Left of a member's value: indentation, quotes, a colon; and a comma behind it. */
const DEPTH = 10;

const WRITE: Converters = {
  timestamp: 'writeTimestamp',
  bigint: 'writeBigint',
  bytes: 'writeBytes',
  list: 'writeList',
  map: 'writeMap',
};

export function writeFunction(place: Place, scope: Scope): Code {
  const nullable = takesNull(place) ? [code`if (value === null) return null;\n`] : [];

  const statements = [...nullable, ...body(place, scope)];

  // Of an object without fields nothing is written.
  const unused = !statements.some((statement) => statement.includes('value'));

  return block(functionHead(place, scope, unused ? UNUSED_COLON : VALUE_COLON), statements);
}

function body(place: Place, scope: Scope): readonly Code[] {
  const { type } = place.slot;

  if (place.origin.kind === 'arm') return [recordBody(place, scope)];
  if (isSecret(place.slot) && place.origin.kind !== 'field')
    return [code`return ${expression(place, VALUE, scope)};`];

  switch (type.kind) {
    case 'object':
      return [recordBody(place, scope)];
    case 'union':
      return [unionBody(place, type.discriminator, scope)];
    case 'either':
      return eitherBody(place, scope);
    default:
      return [code`return ${expression(place, VALUE, scope)};`];
  }
}

function recordBody(place: Place, scope: Scope): Code {
  const { type } = place.slot;
  const open = place.origin.kind !== 'arm' && type.kind === 'object' && type.open === true;
  const members: Code[] = open ? [code`...value`] : [...armMember(place)];
  const fields = fieldsInside(place, scope);

  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as FieldPlace;

    if (!open || projects(field, scope)) members.push(fieldMember(field, scope));
  }

  return returnedLiteral(members);
}

/** Most fields: what the value has is what is written. */
function fieldMember(field: FieldPlace, scope: Scope): Code {
  const { absent, texts } = field.origin;
  const differs = projects(field, scope);

  if (absent && texts.inherited) {
    const subject = code`${lib(scope, 'own')}(value, ${text(field.origin.field.name)})`;

    return beside(texts.member, differs ? optional(field, subject, scope) : subject);
  }

  return differs ? beside(texts.member, fieldExpression(field, scope)) : texts.same;
}

function projects({ slot, position, origin }: FieldPlace, { plan }: Scope): boolean {
  return !origin.plain && plan.analysis.projects(slot, position);
}

/** Undefined members are nothing on the wire; a literal of one shape is what engines like best. */
function fieldExpression(field: FieldPlace, scope: Scope): Code {
  const { absent, texts } = field.origin;
  const subject = texts.typed;

  if (!absent && !field.slot.nullable) return projected(field, subject, scope);
  if (mayBeFalsy(field, scope)) return optional(field, subject, scope);

  return code`${subject} && ${projected(field, subject, scope)}`;
}

/** A call cannot be narrowed, and 0n is a value. */
function optional(field: FieldPlace, subject: Code, scope: Scope): Code {
  const written = projected(field, name('inner'), scope);
  const plain = /^(\w+)\(inner\)$/.exec(written)?.[1];
  const by = plain === undefined ? code`(inner) => ${written}` : name(plain);

  const before = field.origin.field.name.length + DEPTH;

  return wrapped([code`${lib(scope, 'writeOptional')}(`, code`)`], [subject, by], before);
}

/** Whether the written form of a falsy value is another than the value: 0n only. */
function mayBeFalsy({ slot }: Place, { plan }: Scope): boolean {
  const { type } = resolved(slot, plan.analysis.types);

  return !isSecret(slot) && (type.kind === 'bigint' || type.kind === 'either');
}

function expression(place: Place, subject: Code, scope: Scope): Code {
  return inner(place, isSecret(place.slot) ? code`${subject}.reveal()` : subject, scope);
}

/** Of a field whose written form is another: a secret's may be so because it is one, and for no other reason. */
function projected(field: FieldPlace, subject: Code, scope: Scope): Code {
  return isSecret(field.slot)
    ? expression(field, subject, scope)
    : converted(field, subject, scope, WRITE);
}

function inner(place: Place, subject: Code, scope: Scope): Code {
  if (!changes(place, scope)) return subject;

  return converted(place, subject, scope, WRITE);
}

function changes({ slot, position }: Place, { plan }: Scope): boolean {
  const { type } = slot;

  return type.kind !== 'secret' && plan.analysis.typeProjects(type, position);
}

function unionBody(place: Place, discriminator: string, scope: Scope): Code {
  const cases = placesInside(place, scope).map((arm) => {
    const kind = arm.origin.kind === 'arm' ? arm.origin.arm : '';

    const empty = placesInside(arm, scope).length === 0;
    const answer = empty
      ? returnedLiteral(armMember(arm))
      : code`return ${placeFunction(arm, scope)}(value);`;

    return code`  case ${text(kind)}:\n    ${answer}`;
  });

  return lines([
    code`switch (${member(VALUE, discriminator)}) {`,
    ...cases,
    code`  default:\n    return undefined;\n}`,
  ]);
}

/** Objects come last: what is left is one. */
function eitherBody(place: Place, scope: Scope): readonly Code[] {
  const ordered = [...placesInside(place, scope)].sort((a, b) => rank(a) - rank(b));
  const branches = ordered.flatMap((part) => {
    const test = valueTest(part, scope);

    return test === undefined ? [] : [code`if (${test}) return ${inner(part, VALUE, scope)};`];
  });

  return [...branches, code`\nreturn value;`];
}

function rank(part: Place): number {
  return ['list', 'record'].indexOf(partKind(part));
}

/** Tells a value's kind in TypeScript, where it matters. */
function valueTest(part: Place, scope: Scope): Code | undefined {
  const { type } = resolved(part.slot, scope.plan.analysis.types);

  switch (type.kind) {
    case 'timestamp':
      return code`value instanceof ${scope.module.global('Date')}`;
    case 'bytes':
      return code`value instanceof ${scope.module.global('Uint8Array')}`;
    case 'bigint':
      return code`typeof value === 'bigint'`;
    case 'list':
      return code`${lib(scope, 'isList')}(value)`;
    case 'map':
    case 'object':
    case 'union':
      return changes(part, scope) ? code`typeof value === 'object'` : undefined;
    default:
      return undefined;
  }
}
