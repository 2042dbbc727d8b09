// Keys and scalars of YAML 1.2. Whatever is not plainly plain is double-quoted, so that no text can become anything else.
import { escapeHiddenYaml } from '../../base/hidden.ts';
import { oncePerText } from '../../base/once-per.ts';

export type Scalar = string | number | boolean | null;

const PLAIN = /^[A-Za-z_$/][A-Za-z0-9_$./-]*$/;
const SENTENCE = /^[A-Za-z][A-Za-z0-9 _.'()/-]*[A-Za-z0-9.)]$/;
const WORDS: ReadonlySet<string> = new Set([
  'true',
  'false',
  'null',
  'yes',
  'no',
  'on',
  'off',
  'y',
  'n',
]);

const LONGEST_WORD = 5;

/** The same few keys, and words for values, come again and again. */
export const keyText = oncePerText((key) => (PLAIN.test(key) ? unlessWord(key) : quoted(key)));

function unlessWord(text: string): string {
  return text.length <= LONGEST_WORD && WORDS.has(text.toLowerCase()) ? quoted(text) : text;
}

/** References and patterns too: those of one component come several times. */
const SHORT = 64;

export function flowScalar(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  if (value.length <= SHORT) return keyText(value);

  return PLAIN.test(value) ? value : quoted(value);
}

/** Texts that look like sentences stay plain in block style alone. */
export function blockScalar(value: Scalar): string {
  if (typeof value !== 'string') return String(value);

  return PLAIN.test(value) || SENTENCE.test(value) ? unlessWord(value) : quoted(value);
}

/** JSON's escapes are YAML's; what hides or breaks lines is escaped too. */
function quoted(text: string): string {
  return escapeHiddenYaml(JSON.stringify(text));
}
