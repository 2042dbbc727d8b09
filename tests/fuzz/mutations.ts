// What happens to contracts in editors, merges and on disks: bytes, lines, keys and words that are others.
import type { Random } from '../support/random.ts';

export const MUTATIONS = ['bytes', 'lines', 'keys', 'words'] as const;

export type Mutation = (typeof MUTATIONS)[number];

export function mutate(text: string, mutation: Mutation, random: Random): string {
  return MUTATORS[mutation](text, random);
}

const MUTATORS: Readonly<Record<Mutation, (text: string, random: Random) => string>> = {
  bytes: flipBytes,
  lines: cutLines,
  keys: swapKeys,
  words: (text, random) => flipWord(text, random).text,
};

/** One to three bits, as a bad disk does; what is no UTF-8 then is read as such. */
function flipBytes(text: string, random: Random): string {
  const bytes = Buffer.from(text);

  for (let n = 1 + random.below(3); n > 0 && bytes.length > 0; n--) {
    const at = random.below(bytes.length);

    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }

  return bytes.toString('utf8');
}

/** Whole lines, the end of one, or the rest of the file. */
function cutLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';

  switch (random.below(4)) {
    case 0:
      lines.length = at;
      lines.push(line.slice(0, random.below(line.length + 1)));
      break;
    case 1:
      lines[at] = line.slice(0, random.below(line.length + 1));
      break;
    default:
      lines.splice(at, 1 + random.below(4));
  }

  return lines.join('\n');
}

const KEY = /(?<=^[ {,-]*|[{,] ?)[A-Za-z_$/:][\w$/:?.]*(?=: |:$)/gm;

function swapKeys(text: string, random: Random): string {
  const keys = [...text.matchAll(KEY)];

  if (keys.length < 2) return text;

  const [a, b] = [random.pick(keys), random.pick(keys)].sort((x, y) => x.index - y.index);

  if (a === undefined || b === undefined || a === b) return text;

  return (
    text.slice(0, a.index) +
    b[0] +
    text.slice(a.index + a[0].length, b.index) +
    a[0] +
    text.slice(b.index + b[0].length)
  );
}

export interface Flipped {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

const WORD = /[A-Za-z_][A-Za-z0-9_]*/g;
const OTHERS = [
  'order',
  'Order',
  'string',
  'integer',
  'true',
  'null',
  'entity',
  'identity',
  'input',
  'type',
  'call',
  'x',
  'constructor',
  'auto',
  'transition',
  'and',
  'GET',
  'placed',
  'ABSENT',
  'owner',
  'id',
  '_created',
  'default',
  'then',
];

/** One word is another word of the same file, or any word. Comments and descriptions mean nothing and stay. */
export function flipWord(text: string, random: Random): Flipped {
  const words = [...text.matchAll(WORD)].filter(
    (w) => !/#|description: /.test(text.slice(text.lastIndexOf('\n', w.index) + 1, w.index)),
  );

  if (words.length === 0) return { text, from: '', to: '', at: 0 };

  const word = random.pick(words);
  const to = random.below(2) === 0 ? random.pick(words)[0] : random.pick(OTHERS);

  return {
    text: text.slice(0, word.index) + to + text.slice(word.index + word[0].length),
    from: word[0],
    to,
    at: word.index,
  };
}
