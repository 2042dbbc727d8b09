// Names of requests, for logs and for who asks about one. Cheap, and nobody's secret.

/** When this process came, and chance. */
const OWN = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;

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
