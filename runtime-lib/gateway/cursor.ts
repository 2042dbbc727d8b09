// Ends of pages as texts that callers can neither read nor make: encrypted, and bound to what was asked and who asked.
import { nodeCrypto } from '../core/node-modules.ts';
import { once } from '../core/once.ts';
import type { PageEnd } from '../core/request.ts';

export interface Cursors {
  /** `of`: all that must be the same when it comes back. Steady ones are the same each time, for replies that are shared. */
  seal(end: PageEnd, of: string, steady: boolean): string;
  /** Undefined: it is none of ours, or of another question. */
  open(text: string, of: string): PageEnd | undefined;
}

const NONCE = 12;
const TAG = 16;
const SHORTEST_KEY = 16;
const TEXT = /^[A-Za-z0-9_-]{40,4096}$/;

/** Without a key, cursors are worth nothing after the process. */
export function createCursors(key: string | undefined): Cursors {
  if (key !== undefined && key.length < SHORTEST_KEY)
    throw new TypeError(`gateway: the key must have ${SHORTEST_KEY} characters or more`);

  const keys = once(() => keysOf(key));

  return {
    seal(end, of, steady) {
      const { createCipheriv, createHmac, randomBytes } = nodeCrypto();
      const { cipherKey, nonceKey } = keys();
      const text = JSON.stringify([end.id, ...end.values]);
      const nonce = steady
        ? createHmac('sha256', nonceKey).update(`${of}\0${text}`).digest().subarray(0, NONCE)
        : randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(of));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);

      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(text, of) {
      const bytes = TEXT.test(text) ? Buffer.from(text, 'base64url') : undefined;

      // Two texts must not be one cursor.
      if (bytes === undefined || bytes.toString('base64url') !== text) return undefined;

      const { cipherKey } = keys();
      const cipher = nodeCrypto()
        .createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, NONCE), {
          authTagLength: TAG,
        })
        .setAAD(Buffer.from(of))
        .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));

      try {
        const plain = Buffer.concat([cipher.update(bytes.subarray(NONCE + TAG)), cipher.final()]);
        const [id, ...values] = JSON.parse(plain.toString('utf8')) as readonly [
          string,
          ...PageEnd['values'],
        ];

        return { id, values };
      } catch {
        return undefined;
      }
    },
  };
}

function keysOf(key: string | undefined) {
  const { hkdfSync, randomBytes } = nodeCrypto();
  const secret = Buffer.from(hkdfSync('sha256', key ?? randomBytes(32), '', 'toac cursor', 64));

  return { cipherKey: secret.subarray(0, 32), nonceKey: secret.subarray(32) };
}
