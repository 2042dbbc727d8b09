// Patterns as automata against the engine that runs them; formats against the checks of services.
import { describe, expect, it } from 'vitest';
import { containment } from '../../../compiler/diff/containment/contains.ts';
import { automatonOf } from '../../../compiler/diff/containment/text-automaton.ts';
import {
  boxOf,
  isInside,
  outsideBoxes,
  textInside,
} from '../../../compiler/diff/containment/text-box.ts';
import { FORMATS, type FormatName } from '../../../compiler/diff/containment/text-formats.ts';
import { type Found, searchText } from '../../../compiler/diff/containment/text-search.ts';
import { isBytes } from '../../../runtime-lib/check/bytes.ts';
import { isEmail, isHostname, isUri, isUuid } from '../../../runtime-lib/check/formats.ts';
import { isBigint, isDecimal } from '../../../runtime-lib/check/numbers.ts';
import { isDate, isDuration, isTimestamp } from '../../../runtime-lib/check/times.ts';
import { format, side, text } from './build.ts';
import { type Dice, dice } from './random-schema.ts';

const LETTERS = ['a', 'b', '1', ' ', 'é', '\n'];
const WORDS = [
  '',
  ...LETTERS,
  ...pairs(LETTERS),
  ...pairs(LETTERS).flatMap((w) => LETTERS.map((l) => w + l)),
];

function pairs(letters: readonly string[]): readonly string[] {
  return letters.flatMap((a) => letters.map((b) => a + b));
}

const ATOMS = [
  'a',
  'b',
  '1',
  '.',
  '\\w',
  '\\d',
  '\\s',
  '\\W',
  '[ab]',
  '[^a]',
  '\\p{L}',
  '\\P{Lu}',
  'é',
  '[a-z1]',
];
const PLACES = ['^', '$', '\\b', '\\B'];

function randomPattern(random: Dice, depth = 2): string {
  const inner = () => randomPattern(random, depth - 1);

  switch (depth === 0 ? 0 : random.below(6)) {
    case 1:
      return `${inner()}|${inner()}`;
    case 2:
      return `(?:${inner()})${random.one(['*', '+', '?', '{2}', '{1,2}', '{0,3}'])}`;
    case 3:
      return `${random.one(PLACES)}${inner()}`;
    case 4:
      return `${inner()}${random.one(PLACES)}`;
    case 5:
      return inner() + inner();
    default:
      return random.one(ATOMS);
  }
}

function search(plus: readonly string[], minus: readonly string[], more: object = {}): Found {
  const automata = (sources: readonly string[]) => sources.flatMap((p) => automatonOf(p) ?? []);

  const task = {
    plus: automata(plus),
    minus: automata(minus),
    min: 0,
    max: Number.POSITIVE_INFINITY,
    excluded: [],
    ...more,
  };

  return searchText(task, () => true);
}

function escaped(word: string): string {
  return word.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}

describe('patterns', () => {
  it('accept the words that the regular expression matches, and no others', () => {
    const random = dice(1);
    let matched = 0;

    for (let n = 0; n < 150; n++) {
      const pattern = randomPattern(random);
      const matches = new RegExp(pattern, 'u');

      for (let i = 0; i < 40; i++) {
        const word = random.one(WORDS);
        const found = search([pattern, `^${escaped(word)}$`], []);

        matched += found === 'none' ? 0 : 1;
        expect(found !== 'none', `${pattern} on ${JSON.stringify(word)}`).toBe(matches.test(word));
      }
    }

    expect(matched).toBeGreaterThan(1_000);
  });

  it('are told apart by the shortest text, and by none where no word does', () => {
    const random = dice(2);
    let apart = 0;

    for (let n = 0; n < 300; n++) {
      const [a, b] = [randomPattern(random), randomPattern(random)];
      const [inA, inB] = [new RegExp(a, 'u'), new RegExp(b, 'u')];
      const found = search([a], [b]);
      const word = WORDS.find((w) => inA.test(w) && !inB.test(w));

      if (typeof found === 'string') {
        expect(found).toBe('none');
        expect(word, `${a} and not ${b}`).toBeUndefined();
        continue;
      }

      apart += 1;
      expect(
        inA.test(found.text) && !inB.test(found.text),
        `${a} and not ${b}: ${found.text}`,
      ).toBe(true);
      expect([...found.text].length).toBeLessThanOrEqual(word?.length ?? 99);
    }

    expect(apart).toBeGreaterThan(50);
  });

  it('and lengths, and texts that are taken', () => {
    expect(search(['^[ab]*$'], [], { min: 3, max: 3 })).toEqual({ text: 'aaa' });
    expect(search(['^[ab]{1}$'], [], { excluded: ['a'] })).toEqual({ text: 'b' });
    expect(search(['^[ab]{1}$'], [], { excluded: ['a', 'b'] })).toBe('none');
    expect(search(['^(?:aa)*$'], [], { min: 3, max: 3 })).toBe('none');
    expect(search(['^(?:aa)*$'], [], { min: 4_001, max: 4_010 })).toEqual({
      text: 'a'.repeat(4_002),
    });
    expect(search(['^\\p{Lu}$'], ['[A-Z]'])).toEqual({ text: 'À' });
  });

  it('with too many states are undecided, with the reason', () => {
    const narrow = text({ patterns: ['(?:a|b)*a(?:a|b){14}$'] });
    const verdict = containment(
      side(narrow),
      side(text({ patterns: ['(?:a|b)*a(?:a|b){14}x?$'] })),
    );

    expect(verdict).toMatchObject({
      contained: 'undecided',
      cause: expect.stringContaining('states'),
    });
  });
});

const CHECKS: Readonly<Record<FormatName, (value: unknown) => boolean>> = {
  uuid: isUuid,
  email: isEmail,
  uri: isUri,
  hostname: isHostname,
  bigint: isBigint,
  decimal: (value) => isDecimal(value),
  date: isDate,
  timestamp: isTimestamp,
  duration: isDuration,
  base64: (value) => isBytes(value),
};

const CORPUS: readonly string[] = [
  ...Object.values(FORMATS).flatMap(({ samples }) => samples),
  ...['9223372036854775807', '9223372036854775808', '-9223372036854775808', '-9223372036854775809'],
  ...[
    '-0',
    '00',
    '01.5',
    '1.',
    '.5',
    '-1.50',
    `${'9'.repeat(38)}.${'1'.repeat(38)}`,
    '9'.repeat(39),
  ],
  ...[
    '2020-02-29',
    '2021-02-29',
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    '2020-13-01',
    '1900-02-29',
  ],
  ...[
    '2020-01-01T00:00:00+23:59',
    '2020-01-01t24:00:00z',
    '2020-01-01T23:59:60Z',
    '0001-01-01T00:00:00+01:00',
  ],
  ...[
    '9999-12-31T23:59:59.999-00:01',
    '2020-01-01T00:00:00.123456789Z',
    '2020-01-01T00:00:00.1234567890Z',
  ],
  ...['2020-01-01T00:00Z', '2020-01-01 00:00:00Z', '2020-02-30T00:00:00Z', '0001-01-01T00:00:00Z'],
  ...[
    'P',
    'PT',
    'P1W',
    'P1W1D',
    'P1Y2M3DT4H5M6S',
    'P1DT',
    'P1D1Y',
    'PT1M1H',
    `P${'1'.repeat(63)}D`,
  ],
  ...['AA==', 'AB==', 'AAA=', 'AAB=', 'A===', '====', 'AAAA=', 'QUJD', 'a+/='],
  ...[
    'a@b',
    'a.@b.c',
    'a@-b.c',
    'A@B.C',
    `${'a'.repeat(250)}@b.c`,
    `${'a'.repeat(251)}@b.c`,
    'a@b--c.d',
  ],
  ...[
    'a..b',
    '-a',
    'a-',
    'a.',
    `${'a'.repeat(63)}.b`,
    `${'a'.repeat(64)}.b`,
    `${'a.'.repeat(126)}a`,
    `${'a.'.repeat(127)}`,
    `${'a.'.repeat(126)}ab`,
  ],
  ...[
    'http://a b',
    'http://[::1]:80/x?y#z',
    'urn:a:b',
    'http://%zz',
    'a:',
    ':a',
    'http://a/{b}',
    'x://é',
  ],
];

function mutated(sample: string, random: Dice): string {
  const at = random.below(sample.length + 1);
  const other = random.one([...'0129aAzZ-.:+TP/=@ é', '']);

  return sample.slice(0, at) + other + sample.slice(at + random.below(2));
}

describe('formats', () => {
  const random = dice(3);
  const texts = [
    ...CORPUS,
    ...CORPUS.flatMap((t) => Array.from({ length: 30 }, () => mutated(t, random))),
  ];

  for (const [
    name,
    { holds, pattern, most = Number.POSITIVE_INFINITY, sure = -1 },
  ] of Object.entries(FORMATS)) {
    it(`${name}: as services check it; its pattern holds for all of it`, () => {
      const check = CHECKS[name as FormatName];
      const matches = new RegExp(pattern, 'u');
      let held = 0;

      for (const t of texts) {
        const isOne = holds(t);

        held += isOne ? 1 : 0;
        expect(isOne, JSON.stringify(t)).toBe(check(t));

        if (isOne) expect(matches.test(t) && t.length <= most, JSON.stringify(t)).toBe(true);
        else if (matches.test(t)) expect(t.length, JSON.stringify(t)).toBeGreaterThan(sure);
      }

      expect(held).toBeGreaterThan(5);
      expect(automatonOf(pattern)).toBeDefined();
    });
  }

  it('bounds: a text of the format is inside, or in one of the boxes outside', () => {
    const bounded = [
      { name: 'bigint', min: '-1', below: '10' },
      { name: 'decimal', digits: 4, scale: 2, above: '0', max: '10' },
      { name: 'date', min: '2020-01-01', max: '2020-12-31' },
      { name: 'timestamp', above: '2020-01-01', below: '2020-01-02' },
      { name: 'base64', minBytes: 1, maxBytes: 3 },
      { name: 'duration', max: 'P1D' },
    ] as const;

    for (const one of bounded) {
      const box = boxOf(one);
      const others = outsideBoxes(one) ?? [];

      if (box === undefined) throw new Error(`${one.name} has no box`);

      for (const t of texts.filter((t) => FORMATS[one.name].holds(t))) {
        const isOut = others.some((other) => isInside(one.name, other, t));

        expect(isInside(one.name, box, t), `${one.name} ${t}`).toBe(!isOut);
      }

      for (const some of [box, ...others]) {
        const made = textInside(one.name, some, []);

        expect(made, one.name).toBeDefined();

        if (made !== undefined && made !== 'none') {
          expect(FORMATS[one.name].holds(made), made).toBe(true);
          expect(isInside(one.name, some, made), made).toBe(true);
        }
      }
    }
  });

  it('each pair is decided, and no part is claimed that a text refutes', () => {
    const names = Object.keys(FORMATS) as FormatName[];
    const undecided: string[] = [];

    for (const a of names) {
      for (const b of names) {
        const { contained } = containment(side(format(a)), side(format(b)));
        const refuting = texts.find((t) => FORMATS[a].holds(t) && !FORMATS[b].holds(t));

        if (contained === 'undecided') undecided.push(`${a} ⊆ ${b}`);
        if (contained === 'yes') expect(refuting, `${a} ⊆ ${b}`).toBeUndefined();
        if (refuting !== undefined) expect(contained, `${a} ⊆ ${b}: ${refuting}`).not.toBe('yes');
      }
    }

    expect(undecided).toEqual([]);
  });
});
