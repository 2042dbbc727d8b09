// Chooses among what a route can answer with, by the `accept` or `accept-encoding` of a request (RFC 9110, 12).

interface Range {
  readonly text: string;
  readonly quality: number;
}

/** The best of the offers, the first among equals; undefined where none is acceptable. */
export function chooseType(accept: string | undefined, offers: readonly string[]): number {
  if (accept === undefined || accept === '*/*' || accept === offers[0]) return 0;

  const ranges = rangesOf(accept);
  let best = -1;
  let bestQuality = 0;

  // No range at all says nothing.
  if (ranges.length === 0) return 0;

  for (let i = 0; i < offers.length; i++) {
    const quality = qualityOf(offers[i] as string, ranges);

    if (quality > bestQuality) {
      best = i;
      bestQuality = quality;
    }
  }

  return best;
}

/** The most specific range that covers the type says how much it is wanted. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const group = `${type.slice(0, type.indexOf('/'))}/*`;
  let quality = 0;
  let rank = 0;

  for (const range of ranges) {
    const level = range.text === type ? 3 : range.text === group ? 2 : range.text === '*/*' ? 1 : 0;

    if (level > rank) {
      rank = level;
      quality = range.quality;
    }
  }

  return quality;
}

/** Clients send few different texts, each many times. */
const MOST_KNOWN = 256;
const LONGEST_KNOWN = 256;
const known = new Map<string, readonly Range[]>();

function rangesOf(text: string): readonly Range[] {
  const before = known.get(text);

  if (before !== undefined) return before;
  const ranges = readRanges(text);

  if (text.length > LONGEST_KNOWN) return ranges;
  if (known.size >= MOST_KNOWN) known.clear();

  known.set(text, ranges);

  return ranges;
}

/** Parameters other than `q` are tolerated; what is no number counts as nothing wanted. */
function readRanges(text: string): readonly Range[] {
  return text
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';');
      const q = parameters.map((p) => p.trim().toLowerCase()).find((p) => p.startsWith('q='));

      return {
        text: range.trim().toLowerCase(),
        quality: q === undefined ? 1 : quality(q.slice(2)),
      };
    })
    .filter(({ text }) => text !== '');
}

const QUALITY = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

function quality(text: string): number {
  return QUALITY.test(text) ? Number(text) : 0;
}

export type Coding = 'br' | 'gzip' | undefined;

export function chooseCoding(accepted: string | undefined): Coding {
  if (accepted === undefined) return undefined;

  const ranges = rangesOf(accepted);
  const br = wanted(ranges, 'br');
  const gzip = wanted(ranges, 'gzip');

  if (br === 0 && gzip === 0) return undefined;

  return br >= gzip ? 'br' : 'gzip';
}

function wanted(ranges: readonly Range[], name: string): number {
  let any = 0;

  for (const { text, quality } of ranges) {
    if (text === name) return quality;
    if (text === '*') any = quality;
  }

  return any;
}
