// Names of requests, for logs and for who asks about one. Cheap, and nobody's secret.

/** Chance is enough, where a start should not wait for node:crypto. */
const OWN = letters() + letters();

let count = 0;

/** Six of 36. */
function letters(): string {
  return Math.floor(Math.random() * 36 ** 6)
    .toString(36)
    .padStart(6, '0');
}

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
