// Contracts with marked places for text. Each place is known by the grammar's own name for it (see schema-slots.ts), and
// where several stand for one, by a word behind that name.
import type { SourceFile, Span } from '../../compiler/base/source.ts';

export interface PlaceOptions {
  /** What stands before and behind the payload in the same scalar. */
  readonly before?: string;
  readonly after?: string;
  /** No YAML scalar: a path, a comment. */
  readonly raw?: boolean;
  /** Names lead to identifiers and keys, so that these may differ. */
  readonly named?: boolean;
  /** Texts that have a meaning of their own there, so that they rightly change what comes out. */
  readonly meaningful?: RegExp;
}

interface Mark extends PlaceOptions {
  readonly id: string;
  readonly usual: string;
}

/** Marks a place; the same name twice is one place: a declaration and what refers to it. */
export type Put = (id: string, usual: string, options?: PlaceOptions) => string;

export interface Fixture {
  readonly name: string;
  readonly slots: ReadonlySet<string>;
  readonly isNamed: (slot: string) => boolean;
  readonly isMeaningful: (slot: string, payload: string) => boolean;
  /** With the payload at one place and the usual text at all others. */
  readonly fill: (slot?: string, payload?: string) => Filled;
}

export interface Filled {
  readonly files: readonly SourceFile[];
  /** Where the payload stands, and the lines of it. */
  readonly places: readonly Span[];
}

const MARK = /\u{f0000}(\d+)\u{f0001}/u;

export function fixture(
  name: string,
  make: (put: Put) => Readonly<Record<string, string>>,
): Fixture {
  const marks: Mark[] = [];
  const files = Object.entries(
    make((id, usual, options = {}) => {
      marks.push({ id, usual, ...options });

      return `\u{f0000}${marks.length - 1}\u{f0001}`;
    }),
  ).map(([path, text]) => ({ path: path.split(MARK), text: text.split(MARK) }));
  const named = new Set(marks.filter((m) => m.named === true).map((m) => m.id));

  return {
    name,
    slots: new Set(marks.map((m) => m.id)),
    isNamed: (slot) => named.has(slot),
    isMeaningful: (slot, payload) =>
      marks.some((m) => m.id === slot && m.meaningful?.test(payload) === true),
    fill: (slot, payload = '') => {
      const places: Span[] = [];
      const filled = files.map(({ path, text }) => {
        const texts = (part: string, i: number): string =>
          i % 2 === 0 ? part : written(marks[Number(part)], slot, payload);
        const file = path.map(texts).join('');

        return { path: file, text: joined(text, { file, marks, slot, payload, places }) };
      });

      return { files: filled, places };
    },
  };
}

interface Filling {
  readonly file: string;
  readonly marks: readonly Mark[];
  readonly slot: string | undefined;
  readonly payload: string;
  readonly places: Span[];
}

function joined(parts: readonly string[], { file, marks, slot, payload, places }: Filling): string {
  let text = '';

  for (const [i, part] of parts.entries()) {
    const mark = i % 2 === 0 ? undefined : marks[Number(part)];
    const start = text.length;

    text += i % 2 === 0 ? part : written(mark, slot, payload);

    if (mark !== undefined && mark.id === slot) places.push({ file, start, end: text.length });
  }

  return text;
}

function written(mark: Mark | undefined, slot: string | undefined, payload: string): string {
  if (mark === undefined) return '';

  const { id, usual, before = '', after = '', raw = false } = mark;
  const text = `${before}${id === slot ? payload : usual}${after}`;

  return raw ? text : quoted(text);
}

/** Grammars inside scalars know no escapes: double quotes only where nothing is escaped, or where nothing else helps. */
export function quoted(text: string): string {
  if (/^[^"\\\p{Cc}\p{Cs}\u2028\u2029\ufeff]*$/u.test(text)) return `"${text}"`;
  if (/^[^\p{Cc}\p{Cs}\u2028\u2029\ufeff]*$/u.test(text)) return `'${text.replaceAll("'", "''")}'`;

  return `"${text.replace(/["\\\p{Cc}\p{Cs}\u2028\u2029\ufeff]/gu, escapeOf)}"`;
}

function escapeOf(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;

  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
