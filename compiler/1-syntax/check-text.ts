// What no contract may hold, whatever its YAML: characters that are no text, and more than toac reads.
import type { Report } from '../base/catalogue.ts';
import type { SourceFile, Span } from '../base/source.ts';
import { byteLength, MOST_FILE_BYTES } from './limits.ts';

// What almost no file holds: one fast look for all of it.
const UNUSUAL = /[\0-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff]/;
// Controls but tab and line ends, a lone carriage return, halves of a surrogate pair; the byte order mark stands only first.
const INVALID = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]|\r(?!\n)|(?<!^)\ufeff/u;

const NO_TEXT = /[\0\ud800-\udfff]/u;

/** False where the file is not to be read on. */
export function checkText({ path: file, text }: SourceFile, report: Report): boolean {
  if (text.length > MOST_FILE_BYTES / 3 && byteLength(text) > MOST_FILE_BYTES) {
    report('TOA1008', { file, start: 0, end: 0 }, { what: 'this file', most: '1 MiB' });

    return false;
  }

  const found = UNUSUAL.test(text) ? INVALID.exec(text) : null;

  if (found === null) return true;

  const start = found.index;

  report('TOA1009', { file, start, end: start + 1 }, { character: nameOf(text.charCodeAt(start)) });

  return false;
}

/** What escapes in double quotes can write and no text holds: NUL, and halves of pairs. */
export function checkValue(value: string, at: Span, report: Report): void {
  const found = NO_TEXT.exec(value);

  if (found !== null) report('TOA1009', at, { character: nameOf(value.charCodeAt(found.index)) });
}

function nameOf(unit: number): string {
  if (unit === 13) return 'a carriage return without a line feed';

  if (unit >= 0xd800 && unit <= 0xdfff) return 'half of a surrogate pair';

  if (unit === 0xfeff) return 'a byte order mark inside the text';

  return `the control character U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;
}
