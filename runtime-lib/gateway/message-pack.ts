// A value of the wire as MessagePack. Only what JSON holds: nil, booleans, numbers, texts, lists and maps.

export function messagePack(value: unknown): Buffer {
  const parts: Buffer[] = [];

  put(value, parts);

  return Buffer.concat(parts);
}

function put(value: unknown, parts: Buffer[]): void {
  if (typeof value === 'string') putText(value, parts);
  else if (typeof value === 'number') parts.push(numberOf(value));
  else if (typeof value === 'boolean') parts.push(Buffer.of(value ? 0xc3 : 0xc2));
  else if (Array.isArray(value)) {
    parts.push(head(LIST, value.length));

    for (const item of value) put(item, parts);
  } else if (typeof value === 'object' && value !== null) putMap(value, parts);
  else parts.push(Buffer.of(0xc0));
}

function putText(value: string, parts: Buffer[]): void {
  const bytes = Buffer.from(value, 'utf8');

  parts.push(head(TEXT, bytes.length), bytes);
}

function putMap(value: object, parts: Buffer[]): void {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);

  parts.push(head(MAP, members.length));

  for (const [name, member] of members) {
    putText(name, parts);
    put(member, parts);
  }
}

/** The marks of a kind: with the length in it, and with lengths of one, two and four bytes behind it. */
interface Kind {
  readonly small: number;
  readonly most: number;
  readonly one?: number;
  readonly two: number;
  readonly four: number;
}

const TEXT: Kind = { small: 0xa0, most: 31, one: 0xd9, two: 0xda, four: 0xdb };
const LIST: Kind = { small: 0x90, most: 15, two: 0xdc, four: 0xdd };
const MAP: Kind = { small: 0x80, most: 15, two: 0xde, four: 0xdf };

function head({ small, most, one, two, four }: Kind, length: number): Buffer {
  if (length <= most) return Buffer.of(small | length);
  if (one !== undefined && length <= 0xff) return Buffer.of(one, length);
  if (length <= 0xffff) return Buffer.of(two, length >> 8, length & 0xff);

  const bytes = Buffer.alloc(5);

  bytes[0] = four;
  bytes.writeUInt32BE(length, 1);

  return bytes;
}

/** Whole numbers of 32 bits as such; all others are doubles, which hold every number that JSON has. */
function numberOf(value: number): Buffer {
  if (!Number.isInteger(value) || Object.is(value, -0) || Math.abs(value) > 0x7fffffff) {
    const bytes = Buffer.alloc(9);

    bytes[0] = 0xcb;
    bytes.writeDoubleBE(value, 1);

    return bytes;
  }

  if (value >= 0 && value < 128) return Buffer.of(value);
  if (value < 0 && value >= -32) return Buffer.of(value & 0xff);

  const bytes = Buffer.alloc(5);

  bytes[0] = 0xd2;
  bytes.writeInt32BE(value, 1);

  return bytes;
}
