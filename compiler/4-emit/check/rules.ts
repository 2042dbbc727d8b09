// checkX: tables of rules, which say every problem with its pointer. Decide the same as fast.ts, which is asked first.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import { invariant } from '../../base/invariant.ts';
import { type Code, code, name, objectKey, text } from '../code/code.ts';
import { around, braced, call, entry, line } from '../code/parts.ts';
import { sizeArguments } from './bounds.ts';
import { isGuarded, isLeaf } from './form.ts';
import { fieldsInside, itemOf, placesInside } from './inside.ts';
import { leafRule } from './leaf-rule.ts';
import { partKind } from './part-kind.ts';
import { type FieldPlace, isExported, type Place, takesNull } from './place.ts';
import { type Emission, importedName, lib, typePlace } from './scope.ts';
import { isSecret, targetOf, typeAt } from './slot-shape.ts';

/** Columns left of an argument that stands on a line of its own. */
const DEPTH = 8;
/** Columns left of a table in a table, or in a declaration. */
const NAMED = 50;

const EXPORT_CONST = code`export const `;
const CONST = code`const `;
const COLON = code`: `;
const EQUALS = code` =`;
const BLANK = code` `;
const OPEN = code`(`;
const CLOSE = code`)`;
const END = code`);`;
const KEYS = code`.keys`;

/** The name of a place's rule, which is written behind those that it names; of one that is not finished, a lazy one. */
export function ruleOf(place: Place, emission: Emission): Code {
  const own = emission.names.code('check', place);

  if (!emission.written.has(own)) {
    emission.written.add(own);
    emission.unfinished.push(place);

    const statements = statementsOf(place, emission);

    emission.unfinished.pop();
    emission.body.push(...statements);
  }

  return emission.unfinished.includes(place) ? code`${lib(emission, 'lazy')}(() => ${own})` : own;
}

/** The names of a closed object's fields: those of its rule. */
export function keysOf(place: Place, emission: Emission): Code {
  ruleOf(place, emission);

  return line(emission.innerRecords.get(place) ?? emission.names.code('check', place), KEYS);
}

function statementsOf(place: Place, emission: Emission): readonly Code[] {
  const { origin, position } = place;

  if (origin.kind === 'type' && position === 'out') {
    const closed = ruleOf(typePlace(origin.target, 'in', emission), emission);

    return [statement(headOf(place, 'Rule', emission), wrapped(['open'], closed, emission))];
  }

  const wrappers = wrappersOf(place, emission);
  const symbol = recordSymbol(place);

  if (symbol === 'record' && wrappers.length === 0)
    return [record(headOf(place, 'RecordRule', emission), symbol, place, emission)];

  const head = headOf(place, 'Rule', emission);

  if (symbol === undefined)
    return [statement(head, wrapped(wrappers, textOf(place, emission), emission))];
  if (wrappers.length === 0) return [record(head, symbol, place, emission)];
  if (wrappers.length === 1 && wrappers[0] === 'open')
    return [record(head, 'openRecord', place, emission)];

  // The keys are the record's own: what stands around it has none.
  const stem = emission.names.stem(place);
  const inner = name(emission.names.declare(`record ${stem}`, [`record${stem}`]));

  emission.innerRecords.set(place, inner);

  return [
    record(code`const ${inner} =`, symbol, place, emission),
    statement(head, wrapped(wrappers, inner, emission)),
  ];
}

function headOf(place: Place, type: 'Rule' | 'RecordRule', emission: Emission): Code {
  const own = emission.names.code('check', place);

  return isExported(place)
    ? line(EXPORT_CONST, own, COLON, lib(emission, type), EQUALS)
    : line(CONST, own, EQUALS);
}

/** The rule behind its head, or below it where the line is too short. */
function statement(head: Code, rule: Code): Code {
  const isLong = head.length + rule.length + 2 > 100 && !rule.includes('\n');

  return isLong ? code`${head}\n  ${rule};` : code`${head} ${rule};`;
}

type Wrapper = Extract<
  SymbolName<'check'>,
  'open' | 'nullable' | 'shallow' | 'optional' | 'defaulted' | 'secret'
>;

/** Of what others call: a place inside is wrapped where it is named. */
function wrappersOf(place: Place, emission: Emission): readonly Wrapper[] {
  if (!isExported(place)) return [];

  const { analysis } = emission.plan;
  const wrappers: Wrapper[] = [];

  if (place.position === 'out' && analysis.tellsApart('check', place.slot)) wrappers.push('open');
  if (takesNull(place)) wrappers.push('nullable');
  if (isGuarded(place, emission)) wrappers.push('shallow');

  return wrappers;
}

function wrapped(wrappers: readonly Wrapper[], rule: Code, emission: Emission): Code {
  let text = rule;

  for (let i = wrappers.length - 1; i >= 0; i--) {
    text = around(lib(emission, wrappers[i] as Wrapper), text, DEPTH);
  }

  return text;
}

function recordSymbol({ origin, slot }: Place): 'record' | 'extensible' | undefined {
  if (origin.kind === 'arm') return 'record';
  if (slot.type.kind !== 'object') return undefined;

  return slot.type.open === true ? 'extensible' : 'record';
}

function record(head: Code, symbol: SymbolName<'check'>, place: Place, emission: Emission): Code {
  const { origin } = place;
  const fields = fieldsInside(place, emission);
  const members: Code[] = [];

  if (origin.kind === 'arm') {
    const kind = code`${lib(emission, 'oneOf')}([${text(origin.arm)}])`;

    members.push(entry(objectKey(origin.discriminator), kind));
  }

  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as FieldPlace;

    members.push(entry(field.origin.texts.key, fieldRule(field, emission)));
  }

  return braced([line(head, BLANK, lib(emission, symbol), OPEN), END], members, 0);
}

function fieldRule(place: FieldPlace, emission: Emission): Code {
  const { absent, field, plain } = place.origin;
  let rule = inner(place, emission);

  if (absent) rule = around(lib(emission, field.optional ? 'optional' : 'defaulted'), rule, DEPTH);
  if (!plain && place.position !== 'out' && isSecret(field))
    rule = around(lib(emission, 'secret'), rule, DEPTH);

  return rule;
}

/** The rule of a place inside, for the table that it stands in. */
function inner(place: Place, emission: Emission): Code {
  const { type, nullable } = place.slot;
  const rule = isLeaf(type) ? leafRule(place, type, emission) : composed(place, emission);

  return nullable && type.kind !== 'any' ? around(lib(emission, 'nullable'), rule, DEPTH) : rule;
}

function composed(place: Place, emission: Emission): Code {
  const { kind } = place.slot.type;

  return kind === 'object' || kind === 'union' ? ruleOf(place, emission) : textOf(place, emission);
}

/** The rule of a value that is not null and no object. */
function textOf(place: Place, emission: Emission): Code {
  const { type } = place.slot;

  switch (type.kind) {
    case 'list':
    case 'map': {
      const item = inner(itemOf(place, emission), emission);

      return call(lib(emission, type.kind), [item, ...sizeArguments(type.size)], DEPTH);
    }
    case 'union': {
      const arms = placesInside(place, emission).map((arm, i) =>
        entry(objectKey(type.arms[i]?.name ?? ''), ruleOf(arm, emission)),
      );
      const open = code`${lib(emission, 'union')}(${text(type.discriminator)}, `;

      return braced([open, CLOSE], arms, NAMED);
    }
    case 'either':
      return eitherText(place, emission);
    case 'named':
    case 'entity':
      return typeRule(targetOf(type) ?? '', emission);
    default:
      invariant(isLeaf(type), `no rule for ${type.kind}`);

      return leafRule(place, type, emission);
  }
}

/** Disjoint by kind is the rule: the first of several alike speaks for all. */
function eitherText(place: Place, emission: Emission): Code {
  const parts = new Map<string, Code>();

  for (const part of placesInside(place, emission)) {
    const kind = partKind(part);

    if (!parts.has(kind)) parts.set(kind, entry(name(kind), inner(part, emission)));
  }

  return braced([code`${lib(emission, 'either')}(`, CLOSE], [...parts.values()], NAMED);
}

function typeRule(target: string, emission: Emission): Code {
  const type = typeAt(emission.plan.request.types, target);

  return type.checksFrom === undefined
    ? ruleOf(typePlace(target, 'in', emission), emission)
    : emission.module.value(type.checksFrom, importedName(type, 'in', 'check'));
}
