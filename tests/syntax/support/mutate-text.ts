// Texts with one to three random edits: what happens to files in an editor, and worse.
import type { Random } from './random.ts';

const BITS = [
  ' ',
  '  ',
  '\n',
  '\n  ',
  '\n    ',
  ':',
  ': ',
  ',',
  '-',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '"',
  "'",
  '#',
  ' #',
  '&',
  '*',
  '!',
  '|',
  '>',
  '%',
  '@',
  '`',
  '?',
  '? ',
  '.',
  '..',
  '/',
  '\\',
  '~',
  '\t',
  '\r\n',
  'x',
  'é',
  '😀',
  '0',
  'true',
  'null',
  '<<: ',
  '---\n',
  '...',
  '&a ',
  '*a',
  '!t ',
  "''",
  '""',
  ' : ',
  '1e3',
  '0x1F',
  '-0',
  '.5',
  '=',
  '|*',
];

export function mutateText(text: string, random: Random): string {
  let changed = text;

  for (let count = 1 + random.below(3); count > 0; count--) changed = edit(changed, random);

  return changed;
}

function edit(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const length = random.below(4) === 0 ? random.below(40) : 1;

  switch (random.below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
    case 2:
    case 3:
      return text.slice(0, at) + random.pick(BITS) + text.slice(at);
    case 4: {
      const from = random.below(text.length);

      return text.slice(0, at) + text.slice(from, from + length + 5) + text.slice(at);
    }
    default:
      return moveLine(text, random);
  }
}

function moveLine(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';

  switch (random.below(4)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, line);
      break;
    case 2:
      lines[at] = ` ${line}`;
      break;
    default:
      lines[at] = line.slice(random.below(3));
  }

  return lines.join('\n');
}
