// A contract's text inside of Markdown: nothing in it is markup, a mention, a link, or the end of anything.
import { safeText } from '../../cli/render/safe-text.ts';

/** Between a sign and what it would call. It is the one hidden character of a report, and our own. */
const APART = '&#8203;';

/** What Markdown, or a host's extension of it, gives a meaning anywhere on a line. */
const ACTIVE = /[\\`*_[\]#|~$]/g;

/** Within a line, behind something of ours: what begins a list or a heading needs no care. */
export function markdownText(text: string): string {
  return safeText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(ACTIVE, '\\$&')
    .replace(CALLS, `$&${APART}`);
}

/** People, issues, addresses and pictures, as hosts make them: `@name`, `#1`, `GH-1`, `https://`, `www.`, `:tada:` */
const CALLS = /@|#|\bGH-|:(?=\/\/|[\w+-]+:)|\bwww(?=\.)/gi;

/** Inside of HTML, where Markdown is not read. */
export function htmlText(text: string): string {
  return safeText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(CALLS, `$&${APART}`);
}

/** A code span: between more backticks than there are inside. Hosts look for nothing in it. */
export function markdownCode(text: string): string {
  const safe = safeText(text);

  // Of spaces alone there is no span.
  if (safe.trim() === '') return '` `';

  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^[` ]|[` ]$/.test(safe) ? ' ' : '';

  return `${fence}${room}${safe}${room}${fence}`;
}
