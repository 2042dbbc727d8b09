// A literal in pieces: members and items that are written as `literal` would write them, with no data in between.
// `depth` is how many objects and lists stand around the one that holds a piece.
import { type Code, type Plain, propertyKey, quoted } from './code.ts';
import {
  brokenLines,
  type Data,
  itemRoom,
  listText,
  memberRoom,
  objectText,
  value as valueText,
  WIDTH,
} from './literal.ts';

/** `{ … }` behind `before` columns. */
export function objectLiteral(members: readonly Code[], before: number): Code {
  return objectText(members, WIDTH - before, 0) as Code;
}

/** `key: 'word'` */
export function wordMember(key: string, word: Plain): Code {
  return `${propertyKey(key)}: ${quoted(word)}` as Code;
}

/** `key: code` */
export function codeMember(key: string, code: Code): Code {
  return `${propertyKey(key)}: ${code}` as Code;
}

/** `key: value` */
export function dataMember(key: string, value: Data, depth: number): Code {
  const own = propertyKey(key);

  return `${own}: ${valueText(value, memberRoom(own, depth), depth + 1)}` as Code;
}

/** `key: { … }` */
export function objectMember(key: string, members: readonly Code[], depth: number): Code {
  const own = propertyKey(key);

  return `${own}: ${objectText(members, memberRoom(own, depth), depth + 1)}` as Code;
}

/** `key: [ … ]` */
export function listMember(key: string, items: readonly Code[], depth: number): Code {
  const own = propertyKey(key);

  return `${own}: ${listText(items, memberRoom(own, depth), depth + 1)}` as Code;
}

/** `{ … }` in a list. */
export function objectItem(members: readonly Code[], depth: number): Code {
  return objectText(members, itemRoom(depth), depth + 1) as Code;
}

/** The same for what takes several lines always: a member each. */
export function longItem(members: readonly Code[], depth: number): Code {
  return `{${brokenLines(members, depth + 1)}}` as Code;
}

/** Members that belong together: as many on a line as it has room for. For what stands among members of that depth. */
export function row(members: readonly Code[], depth: number): Code {
  const room = itemRoom(depth);
  let text: string = members[0] ?? '';
  let width = text.includes('\n') ? room : text.length;

  for (let i = 1; i < members.length; i++) {
    const member = members[i] as Code;
    const isLong = member.includes('\n');

    if (isLong || width + SEPARATOR.length + member.length > room) {
      text += `,\n${'  '.repeat(depth + 1)}${member}`;
      width = isLong ? room : member.length;
    } else {
      text += SEPARATOR + member;
      width += SEPARATOR.length + member.length;
    }
  }

  return text as Code;
}

const SEPARATOR = ', ';

/** A value in a list. */
export function dataItem(value: Data, depth: number): Code {
  return valueText(value, itemRoom(depth), depth + 1) as Code;
}
