// A text that a pattern matches: the first that one comes to. Undefined where the pattern is beyond it.

/** `size` in code points: what repeats, repeats as often as it must. */
export function patternSample(pattern: string, min = 0): string | undefined {
  const reader: Reader = { text: pattern, at: 0, least: 0 };

  for (reader.least = 0; reader.least <= min; reader.least++) {
    reader.at = 0;

    const sample = alternatives(reader);

    if (reader.at < pattern.length || sample === undefined) return undefined;
    if (fits(pattern, sample) && [...sample].length >= min) return sample;
  }

  return undefined;
}

function fits(pattern: string, sample: string): boolean {
  return new RegExp(pattern, 'u').test(sample);
}

interface Reader {
  readonly text: string;
  at: number;
  /** How often `*` and `+` repeat at least. */
  least: number;
}

/** The first of them is taken. */
function alternatives(reader: Reader): string | undefined {
  const first = sequence(reader);

  while (reader.text[reader.at] === '|') {
    reader.at++;
    sequence(reader);
  }

  return first;
}

function sequence(reader: Reader): string | undefined {
  let sample = '';

  while (reader.at < reader.text.length && !'|)'.includes(reader.text[reader.at] as string)) {
    const one = atom(reader);

    if (one === undefined) return undefined;

    sample += one.repeat(quantity(reader));
  }

  return sample;
}

function atom(reader: Reader): string | undefined {
  const character = reader.text[reader.at++] as string;

  switch (character) {
    case '^':
    case '$':
      return '';
    case '.':
      return 'a';
    case '(': {
      const opening = /^\?(?:[:=!]|<[=!]?[^>]*>?)/.exec(reader.text.slice(reader.at))?.[0] ?? '';

      if (opening !== '' && opening !== '?:') return undefined;

      reader.at += opening.length;

      const inner = alternatives(reader);

      return reader.text[reader.at++] === ')' ? inner : undefined;
    }
    case '[':
      return ofClass(reader);
    case '\\':
      return escaped(reader);
    default:
      return character;
  }
}

const CLASSES: Readonly<Record<string, string>> = { d: '0', w: 'a', s: ' ', n: '\n', t: '\t' };

function escaped(reader: Reader): string | undefined {
  const character = reader.text[reader.at++] ?? '';

  if (Object.hasOwn(CLASSES, character)) return CLASSES[character];

  return /[A-Za-z0-9]/.test(character) ? undefined : character;
}

const USUAL = 'a0A-_ .:/@';

/** A usual character that is in it, else its first. */
function ofClass(reader: Reader): string | undefined {
  const rest = reader.text.slice(reader.at);
  const body = /^(?:\\.|[^\]\\])*/su.exec(rest)?.[0] ?? '';

  reader.at += body.length + 1;

  const whole = new RegExp(`^[${body}]$`, 'u');

  return [...USUAL, ...body.replaceAll('\\', '')].find((c) => whole.test(c));
}

function quantity(reader: Reader): number {
  const match = /^(?:([*+?])|\{(\d+)(,\d*)?\})\??/.exec(reader.text.slice(reader.at));

  if (match === null) return 1;

  reader.at += match[0].length;

  const [, sign, count] = match;

  if (count !== undefined) return Math.max(Number(count), match[3] === ',' ? reader.least : 0);
  if (sign === '?') return 0;

  return Math.max(sign === '+' ? 1 : 0, reader.least);
}
