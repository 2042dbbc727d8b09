// Bytes as base64 text, with padding. Works without Buffer, so that browsers have it too.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const GROUPS = /^[A-Za-z0-9+/]*={0,2}$/;
const VALUES: Uint8Array = new Uint8Array(128);

for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** Sizes are of the bytes, not of the text. */
export function isBytes(
  value: unknown,
  min = 0,
  max: number = Number.POSITIVE_INFINITY,
): value is string {
  if (typeof value !== 'string' || value.length % 4 !== 0) return false;

  const size = sizeOf(value);

  return size >= min && size <= max && GROUPS.test(value) && isCanonical(value);
}

/** The bits that padding leaves over are zero: equal bytes are equal texts. */
function isCanonical(text: string): boolean {
  if (text.endsWith('==')) return (sextet(text, text.length - 3) & 0b1111) === 0;

  return !text.endsWith('=') || (sextet(text, text.length - 2) & 0b11) === 0;
}

function sizeOf(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;

  return (text.length / 4) * 3 - padding;
}

export function decodeBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(sizeOf(text));

  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    const group =
      (sextet(text, from) << 18) |
      (sextet(text, from + 1) << 12) |
      (sextet(text, from + 2) << 6) |
      sextet(text, from + 3);

    // Writes behind the end are dropped: padding needs no case of its own.
    bytes[to] = group >> 16;
    bytes[to + 1] = group >> 8;
    bytes[to + 2] = group;
  }

  return bytes;
}

function sextet(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? 0;
}

export function encodeBytes(bytes: Uint8Array): string {
  let text = '';

  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);

    text += letter(group >> 18) + letter(group >> 12);
    text += i + 1 < bytes.length ? letter(group >> 6) : '=';
    text += i + 2 < bytes.length ? letter(group) : '=';
  }

  return text;
}

function letter(bits: number): string {
  return ALPHABET.charAt(bits & 63);
}
