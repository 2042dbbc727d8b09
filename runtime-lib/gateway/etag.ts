// Tags of entities, `"<version>.<hash>"`, and what requests say with tags. Comparison is strong but for `if-none-match`.
import { mistaken } from './refusal.ts';

/** 53 bits of what makes two representations of one version differ. */
export function tagHash(...parts: readonly string[]): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;

  for (const code of parts.join('\0')) {
    const point = code.codePointAt(0) as number;

    a = Math.imul(a ^ point, 2654435761);
    b = Math.imul(b ^ point, 1597334677);
  }

  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);

  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

const TAG = /^[ \t]*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*(?:,|$)/;

interface Tag {
  readonly weak: boolean;
  readonly text: string;
}

/** Undefined is `*`. */
function tagsOf(header: string, text: string): readonly Tag[] | undefined {
  if (text.trim() === '*') return undefined;
  if (text.trim() === '') throw mistaken('header', header, 'must be tags or *', 'format');

  const tags: Tag[] = [];

  for (let rest = text; rest !== ''; ) {
    const match = TAG.exec(rest);

    if (match === null) throw mistaken('header', header, 'must be tags or *', 'format');

    tags.push({ weak: match[1] !== undefined, text: match[2] ?? '' });
    rest = rest.slice(match[0].length);
  }

  return tags;
}

const VERSION = /^(0|[1-9]\d{0,15})(?:\.[0-9a-z]*)?$/;

/** The versions that `if-match` names; undefined is any. Weak tags and those of others name none. */
export function matchedVersions(text: string): readonly number[] | undefined {
  return tagsOf('if-match', text)?.flatMap(({ weak, text }) => {
    const version = weak ? undefined : VERSION.exec(text)?.[1];

    return version === undefined ? [] : [Number(version)];
  });
}

/** Whether the caller has this representation already. */
export function isKnown(ifNoneMatch: string, tag: string): boolean {
  const tags = tagsOf('if-none-match', ifNoneMatch);

  return tags === undefined || tags.some(({ text }) => `"${text}"` === tag);
}

export function checkTags(ifNoneMatch: string): void {
  tagsOf('if-none-match', ifNoneMatch);
}
