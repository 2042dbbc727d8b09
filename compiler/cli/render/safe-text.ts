// A contract's text on a terminal: nothing in it can move the cursor, hide, or turn the line around.

/** Asks for the colourful form of the character before it. */
const EMOJI_STYLE = '\ufe0f';

const REGIONAL = /[\u{1f1e6}-\u{1f1ff}]/u;
const ASCII = /^[\x20-\x7e]*$/;

/** One character as it is shown, and how many columns it takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** UTF-16 units in the source. */
  readonly units: number;
}

export function cellsOf(text: string): readonly Cell[] {
  if (ASCII.test(text)) return [...text].map((c) => ({ text: c, width: 1, units: 1 }));

  return [...text].map((character) => {
    if (character === '\t') return { text: '    ', width: 4, units: 1 };

    if (character !== EMOJI_STYLE && isHidden(character)) {
      const shown = escapeOf(character);

      return { text: shown, width: shown.length, units: character.length };
    }

    return { text: character, width: widthOf(character), units: character.length };
  });
}

// Where nothing is said in such characters, their classes are never made: that alone takes a millisecond.

/** Controls, bidirectional and zero-width characters, tags, variation selectors (they can carry data), blank letters. */
function isHidden(character: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]/u.test(
    character,
  );
}

function isCombining(character: string): boolean {
  return /[\p{Mn}\p{Me}]/u.test(character);
}

function isWide(character: string): boolean {
  return /[\u1100-\u115e\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u.test(
    character,
  );
}

function widthOf(character: string): number {
  if (isCombining(character)) return 0;

  return isWide(character) && !REGIONAL.test(character) ? 2 : 1;
}

function escapeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const digits = point.toString(16);

  return point > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

/** On one line, in messages, hints and paths. */
export function safeText(text: string): string {
  if (ASCII.test(text)) return text;

  return cellsOf(text.replace(/\s*[\r\n]+\s*/g, ' '))
    .map((c) => c.text)
    .join('');
}
