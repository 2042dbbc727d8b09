// Text in a form that every server sorts by code point. MongoDB compares bytes of UTF-8, some servers that speak its
// protocol compare units of UTF-16: they differ behind U+D7FF. Most texts stay as they are.

const ESCAPE = '\ud7ff';
const NEEDS_ESCAPE = /[\ud7ff-\uffff]/;
const BEHIND = /[\ud7ff-\u{10ffff}]/gu;
const ESCAPED = /\ud7ff([\s\S])([\s\S])/g;
/** Far from the escape, and from U+0000. */
const BASE = 0x100;

/** The escape is above all that stands for itself; behind it the code point in two halves. */
export function orderedText(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;

  return text.replace(BEHIND, (character) => {
    const point = character.codePointAt(0) ?? 0;

    return ESCAPE + String.fromCharCode(BASE + (point >> 11), BASE + (point & 0x7ff));
  });
}

export function plainText(ordered: string): string {
  if (!ordered.includes(ESCAPE)) return ordered;

  return ordered.replace(ESCAPED, (_all, high: string, low: string) =>
    String.fromCodePoint(((high.charCodeAt(0) - BASE) << 11) | (low.charCodeAt(0) - BASE)),
  );
}
