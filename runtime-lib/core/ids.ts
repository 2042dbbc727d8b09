// Ids: new ones in the order of time, and those that follow from another, the same in every repetition.
import { nodeCrypto } from './node-modules.ts';

const POOL = 16 * 1024;
const pool = Buffer.alloc(POOL);

let used = POOL;
let last = 0;
let count = 0;

/** UUIDv7: a moment, a counter within it, and chance. */
export function newId(now: number = Date.now()): string {
  // A clock that went back must not put new entities before old ones.
  if (now > last) {
    last = now;
    count = 0;
  } else {
    count += 1;

    if (count > 0xfff) {
      last += 1;
      count = 0;
    }
  }

  const at = random();

  pool.writeUIntBE(last, at, 6);
  pool.writeUInt16BE(0x7000 | count, at + 6);
  pool[at + 8] = 0x80 | ((pool[at + 8] ?? 0) & 0x3f);

  return uuid(pool, at);
}

/** Where sixteen random bytes stand. */
function random(): number {
  if (used === POOL) {
    nodeCrypto().randomFillSync(pool);
    used = 0;
  }

  used += 16;

  return used - 16;
}

/** UUIDv5 over any text: `parent` need not be a UUID. */
export function derivedId(parent: string, ...parts: readonly (string | number)[]): string {
  const bytes = nodeCrypto()
    .createHash('sha1')
    .update(NAMESPACE)
    .update([parent, ...parts].join('\0'))
    .digest();

  bytes[6] = 0x50 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);

  return uuid(bytes);
}

const NAMESPACE = 'toac.call';

const DIGITS = Buffer.from('0123456789abcdef');
/** Where the two digits of each byte stand. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const text = Buffer.from('00000000-0000-0000-0000-000000000000');

/** Written into one text: five slices of a longer one are seven texts. */
function uuid(bytes: Buffer, at = 0): string {
  for (let i = 0; i < 16; i++) {
    const byte = bytes[at + i] as number;
    const place = PLACES[i] as number;

    text[place] = DIGITS[byte >> 4] as number;
    text[place + 1] = DIGITS[byte & 0xf] as number;
  }

  return text.toString('latin1');
}
