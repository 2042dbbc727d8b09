// A contract's text in Markdown: always as code, so that nothing in it is markup, a link, or the end of a cell.
import { escapeHidden } from '../../base/hidden.ts';

export function codeSpan(text: string): string {
  // A line is a line; an escaped bar behind a backslash would end a cell.
  const flat = escapeHidden(text).replaceAll('\n', '\\u000a');
  const whole = flat.includes('\\') ? flat.replaceAll('|', '\\u007c') : flat.replaceAll('|', '\\|');
  const runs = whole.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const padded = /^[` ]|[` ]$/.test(whole) || whole === '' ? ` ${whole} ` : whole;

  return `${fence}${padded}${fence}`;
}
