// Text that ends nothing and hides nothing, wherever it is put: what quotes and comments are made of.

/** Line separators, bidirectional and zero-width characters, lone surrogates and what hides in a review. */
export const UNSAFE =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u{e0000}-\u{e007f}]/gu;

/** Unit by unit, so that pairs come through too. */
export function escaped(units: string): string {
  return Array.from(
    { length: units.length },
    (_, i) => `\\u${units.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** Lines of a doc comment, a blank one between paragraphs; nothing in them can end it. */
export function commentLines(paragraphs: readonly (string | undefined)[]): readonly string[] {
  const lines: string[] = [];

  for (const paragraph of paragraphs) {
    if (paragraph === undefined || paragraph.trim() === '') continue;
    if (lines.length > 0) lines.push('');

    if (paragraph.length <= WIDTH && ONE_LINE.test(paragraph)) lines.push(paragraph);
    else lines.push(...wrapWords(safeComment(paragraph), WIDTH));
  }

  return lines;
}

const WIDTH = 96;

/** Harmless words, a blank between them: what a comment holds as it is. */
const ONE_LINE = /^[A-Za-z0-9.,:;/()'"?!#&+=<>[\]{}_-]+(?: [A-Za-z0-9.,:;/()'"?!#&+=<>[\]{}_-]+)*$/;

/** Most texts: letters, digits and what ends or escapes nothing; a slash does neither where no star stands. */
const HARMLESS = /^[A-Za-z0-9 .,:;/()'"?!#&+=<>[\]{}_\n-]*$/;

function safeComment(text: string): string {
  if (HARMLESS.test(text)) return text;

  return text
    .replaceAll('*/', '*\\/')
    .replaceAll('/*', '/\\*')
    .replaceAll('@', '\\@')
    .replace(UNSAFE, escaped)
    .replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ');
}

function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = [];

  const trimmed = text.trim();

  // As it stands, where nothing would be changed.
  if (trimmed.length <= width && !/\s\s|[^\S ]/.test(trimmed)) return [trimmed];

  for (const paragraph of trimmed.split('\n')) {
    let line = '';

    for (const word of paragraph.trim().split(/\s+/)) {
      if (line !== '' && line.length + word.length + 1 > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }

    lines.push(line);
  }

  return lines;
}
