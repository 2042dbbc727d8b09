// Ids: new ones in the order of time, and those that follow from another, the same in every repetition.
import { nodeCrypto } from './node-crypto.ts';

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

function uuid(bytes: Buffer, at = 0): string {
  const hex = bytes.toString('hex', at, at + 16);

  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
