// How the structure check puts things: what was found, what was expected, what may have been meant. It decides nothing.
import { type More, meant } from '../base/catalogue.ts';
import type { Span } from '../base/source.ts';
import { suggestion } from '../base/suggest.ts';
import type { Kind, Shape } from './shape.ts';
import type { Node } from './tree.ts';

const NOUNS: Readonly<Record<Kind, string>> = {
  text: 'text',
  number: 'a number',
  flag: 'true or false',
  null: 'null',
  list: 'a list',
  map: 'a map',
};

export function kindOf(node: Exclude<Node, { kind: 'broken' }>): Kind {
  if (node.kind !== 'scalar') return node.kind;

  switch (typeof node.value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    default:
      return 'null';
  }
}

export function nounOf(shape: Shape): string {
  if (shape.noun !== undefined) return shape.noun;

  if (shape.whole) return 'a whole number';

  const kinds = shape.kinds?.filter((kind) => kind !== 'null') ?? [];

  return kinds.length === 0 ? 'a value' : kinds.map((kind) => NOUNS[kind]).join(' or ');
}

export function foundNoun(node: Node, source: string): string {
  if (node.kind !== 'scalar') return node.kind === 'broken' ? 'nothing' : NOUNS[node.kind];

  if (node.style === 'empty') return 'nothing';

  if (typeof node.value !== 'string') return source;

  // In quotes, what looks like another kind of value is text.
  return `${/^(true|false|null|-?[0-9.]+)$/.test(node.value) ? 'the text ' : ''}'${short(node.value)}'`;
}

export function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** What to change where a scalar is of another kind than was meant: its quotes, or its brackets. */
export function conversion(node: Node, shape: Shape, at: Span): More {
  if (node.kind !== 'scalar' || shape.arms.length > 0) return listing(node, shape, at);

  const text = typeof node.value === 'string';
  const source = String(node.value);

  if (text && shape.kinds?.[0] === 'flag') {
    return meant(at, FLAGS[source.toLowerCase()] ?? suggestion(source, ['true', 'false']));
  }

  if (text && shape.kinds?.[0] === 'number' && /^-?[0-9]+(\.[0-9]+)?$/.test(source))
    return meant(at, source);

  if (text || shape.kinds?.[0] !== 'text' || shape.pattern?.test(source) === false)
    return listing(node, shape, at);

  return {
    hint: 'quote it',
    fixes: [{ title: 'quote it', edits: [before(at, '"'), after(at, '"')] }],
  };
}

const FLAGS: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  on: 'true',
  false: 'false',
  no: 'false',
  off: 'false',
};

/** One value where a list of them is expected, and the reverse. */
function listing(node: Node, shape: Shape, at: Span): More {
  const kinds = shape.kinds ?? [];

  if (node.kind === 'scalar' && kinds[0] === 'list') {
    return {
      hint: 'write a list, in [ ]',
      fixes: [{ title: 'make it a list', edits: [before(at, '['), after(at, ']')] }],
    };
  }

  return node.kind === 'list' && kinds.includes('text') && !kinds.includes('list')
    ? { hint: 'only one is expected: write it without [ ]' }
    : {};
}

function before(at: Span, text: string) {
  return { at: { ...at, end: at.start }, text };
}

function after(at: Span, text: string) {
  return { at: { ...at, start: at.end }, text };
}

/** The known word that was meant; else the words themselves, where they are few. */
export function choice(written: string, at: Span, words: readonly string[]): More {
  const near = suggestion(written, words);

  if (near !== undefined) return meant(at, near);

  return words.length > 0 && words.length <= 8 ? { hint: `known here: ${words.join(', ')}` } : {};
}

/** The same name in another case or without dashes, where that is of the right form. */
export function otherCase(written: string, at: Span, pattern: RegExp): More {
  if (!/^_?[A-Za-z]/.test(written)) return {};

  const joined = written.replace(/[^A-Za-z0-9?]+(.)/g, (_, letter: string) => letter.toUpperCase());
  const trimmed = joined.replace(/^_+/, '');
  const forms = [
    // Each segment for itself; the system's names are lower-case.
    written.replace(
      /(^|\.)([A-Z])/g,
      (_, dot: string, letter: string) => dot + letter.toLowerCase(),
    ),
    written.toLowerCase(),
    trimmed.charAt(0).toLowerCase() + trimmed.slice(1),
    trimmed.charAt(0).toUpperCase() + trimmed.slice(1),
    written
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .toUpperCase(),
  ];

  return meant(
    at,
    forms.find((form) => form !== written && pattern.test(form)),
  );
}
