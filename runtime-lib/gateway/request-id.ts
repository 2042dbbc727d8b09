// Names of requests, for logs and for who asks about one. Cheap, and nobody's secret.
import { randomBytes } from 'node:crypto';

const OWN = randomBytes(9).toString('base64url');

let count = 0;

/** Like no other, of this process or another. */
export function newRequestId(): string {
  count++;

  return `${OWN}-${count.toString(36)}`;
}

const GIVEN = /^[A-Za-z0-9._:-]{1,64}$/;

/** A caller's own is kept where it can stand anywhere. */
export function isRequestId(text: string): boolean {
  return GIVEN.test(text);
}
