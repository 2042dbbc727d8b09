// Frames, exactly as LANGUAGE 8 shows them, on texts that make it hard.
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import { coloured, plain } from '../../compiler/cli/render/paint.ts';
import { renderText } from '../../compiler/cli/render/render-text.ts';
import { reportOf } from '../../compiler/cli/render/report.ts';

const FILE = 'contracts/shop/orders.yaml';

/** «…» marks the span. */
function marked(text: string): { source: SourceFile; at: Diagnostic['at'] } {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;

  return {
    source: { path: FILE, text: text.replace('«', '').replace('»', '') },
    at: { file: FILE, start, end },
  };
}

function frame(text: string, more: Partial<Diagnostic> = {}, paint = plain): string {
  const { source, at } = marked(text);
  const diagnostic: Diagnostic = {
    code: 'TOA3105',
    severity: 'error',
    message: 'wrong',
    at,
    ...more,
  };

  return renderText(reportOf([diagnostic], [source]), paint).replace(/\n1 \w+\n$/, '');
}

/** The lines with source and underline. */
function lines(text: string): readonly string[] {
  return frame(text).trimEnd().split('\n').slice(3);
}

describe('a frame', () => {
  it("is that of the language's page", () => {
    const line = '    POST: { call: cancel, allow: buyer and entity.state == «place» or staff }\n';
    const states = '    state: enum(placed|paid)\n';
    const text = `${'\n'.repeat(14)}${states}${'\n'.repeat(80)}${line}`;
    const at = 14 + states.indexOf('state');

    expect(
      frame(text, {
        message: "'place' is not a value of state",
        related: [{ message: 'state declared here', at: { file: FILE, start: at, end: at + 5 } }],
        hint: "did you mean 'placed'?",
      }),
    ).toBe(`error TOA3105: 'place' is not a value of state
  --> contracts/shop/orders.yaml:96:60
   |
96 |     POST: { call: cancel, allow: buyer and entity.state == place or staff }
   |                                                            ^^^^^
   = note: state declared here: contracts/shop/orders.yaml:15:5
   = hint: did you mean 'placed'?
`);
  });

  it('without its text names the file alone', () => {
    const at = { file: 'generated/types.ts', start: 0, end: 0 };
    const text = renderText(
      reportOf(
        [{ code: 'TOA5002', severity: 'error', message: 'handwritten', at, hint: 'move it' }],
        [],
      ),
      plain,
    );

    expect(text).toBe(
      'error TOA5002: handwritten\n --> generated/types.ts\n  = hint: move it\n\n1 error\n',
    );
  });

  it('lists several related places, one line each', () => {
    const at = { file: FILE, start: 0, end: 1 };
    const text = frame('«a»: 1\nb: 2\n', {
      related: [
        { message: 'first', at },
        { message: 'in another\nfile', at: { file: 'contracts/types.yaml', start: 9, end: 9 } },
      ],
    });

    expect(text).toContain(
      `  = note: first: ${FILE}:1:1\n  = note: in another file: contracts/types.yaml\n`,
    );
  });

  it.each([
    ['a tab is four columns', 'a:\t\t«b»', ['1 | a:        b', '  |           ^']],
    ['wide characters are two', 'a: 漢字 «b»', ['1 | a: 漢字 b', '  |         ^']],
    ['wide characters are underlined whole', 'a: «漢字» b', ['1 | a: 漢字 b', '  |    ^^^^']],
    ['emoji are two', 'a: 🎉 «b»', ['1 | a: 🎉 b', '  |       ^']],
    ['combining marks are none', 'a: e\u0301 «b»', ['1 | a: e\u0301 b', '  |      ^']],
    ['a heart in colour', 'a: ❤\ufe0f «b»', ['1 | a: ❤\ufe0f b', '  |      ^']],
    ['an empty span is one column', 'a:«»', ['1 | a:', '  |   ^']],
    ['at the end of the file', 'a: b\n«»', ['2 |', '  | ^']],
    ['blank space at the end is not meant', 'a: «b  \n\n»c: 1', ['1 | a: b', '  |    ^']],
    ['CRLF', 'a: 1\r\nb: «2»\r\nc: 3\r\n', ['2 | b: 2', '  |    ^']],
    ['a lone CR ends a line', 'a: 1\rb: «2»\rc: 3', ['2 | b: 2', '  |    ^']],
  ])('%s', (_what, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('of two lines shows both', () => {
    expect(lines('x:\n  «a: 1\n  b: 2»\n')).toEqual([
      '2 |   a: 1',
      '  |   ^^^^',
      '3 |   b: 2',
      '  |   ^^^^',
    ]);
  });

  it('of many lines shows the first and the last', () => {
    const text = `${'\n'.repeat(7)}  «a: 1\n  b: 2\n  c: 3»\n`;

    expect(lines(text)).toEqual([
      ' 8 |   a: 1',
      '   |   ^^^^',
      '...',
      '10 |   c: 3',
      '   |   ^^^^',
    ]);
  });

  it('of a span that is longer than the line is cut where the text ends', () => {
    expect(lines('a: «b»')).toEqual(['1 | a: b', '  |    ^']);

    const { source } = marked('a«»');
    const text = renderText(
      reportOf(
        [
          {
            code: 'TOA1001',
            severity: 'error',
            message: 'm',
            at: { file: FILE, start: 99, end: 120 },
          },
        ],
        [source],
      ),
      plain,
    );

    expect(text).toContain('1 | a\n  |  ^\n');
  });
});

describe('a long line', () => {
  const long = (before: number, meant: number, after: number): readonly string[] =>
    lines(`${'b'.repeat(before)}«${'X'.repeat(meant)}»${'a'.repeat(after)}`);

  it('is clipped around what is meant', () => {
    const [text = '', underline = ''] = long(500, 5, 500);

    expect(text).toMatch(/^1 \| …b+X{5}a+…$/);
    expect(text.length).toBeLessThan(130);
    expect(underline.indexOf('^')).toBe(text.indexOf('X'));
    expect(underline.match(/\^+/)?.[0]).toBe('^^^^^');
  });

  it('is clipped on one side only, where the other is near', () => {
    expect(long(3, 5, 500)[0]).toMatch(/^1 \| bbbX{5}a+…$/);
    expect(long(500, 5, 3)[0]).toMatch(/^1 \| …b+X{5}aaa$/);
  });

  it('that is all meant is underlined as far as it is shown', () => {
    const [text = '', underline = ''] = long(200, 5000, 1);

    expect(underline.length).toBeLessThanOrEqual(text.length);
    expect(underline.indexOf('^')).toBe(text.indexOf('X'));
  });

  it('of wide characters too', () => {
    const [text = '', underline = ''] = lines(`${'漢'.repeat(300)}«X»${'字'.repeat(300)}`);
    const before = text.slice(0, text.indexOf('X'));

    expect(underline.indexOf('^')).toBe([...before].reduce((n, c) => n + (c === '漢' ? 2 : 1), 0));
  });
});

describe('what could fool a reader', () => {
  it.each([
    ['colours', '\u001b[31m', '\\u001b[31m'],
    ['a link', '\u001b]8;;http://x\u0007', '\\u001b]8;;http://x\\u0007'],
    ['C1 control', '\u009b2J', '\\u009b2J'],
    ['bidi', '\u202e', '\\u202e'],
    ['isolates', '\u2066\u2069', '\\u2066\\u2069'],
    ['zero width', '\u200b\u200d\ufeff', '\\u200b\\u200d\\ufeff'],
    ['tags', '\u{e0041}', '\\u{e0041}'],
    ['variation selectors', '\u{e0100}\ufe00', '\\u{e0100}\\ufe00'],
    ['blank letters', '\u3164\u115f', '\\u3164\\u115f'],
    ['separators', '\u2028', '\\u2028'],
    ['half a character', '\ud800', '\\ud800'],
    ['backspace', 'a\b', 'a\\u0008'],
  ])('%s stands there as an escape, and the underline under it', (_what, hostile, shown) => {
    const text = frame(`${hostile} «${hostile}»`, {
      message: `m ${hostile}`,
      hint: `h ${hostile}`,
    });

    expect(text).not.toContain(hostile);
    expect(text).toContain(`: m ${shown}\n`);
    expect(text).toContain(`= hint: h ${shown}`);
    expect(text).toContain(
      `1 | ${shown} ${shown}\n  | ${' '.repeat(shown.length + 1)}${'^'.repeat(shown.length)}\n`,
    );
  });

  it('a message and a path stay on their lines', () => {
    const at = { file: 'contracts/a\n  --> b.yaml', start: 0, end: 0 };
    const text = renderText(
      reportOf([{ code: 'TOA1001', severity: 'error', message: 'a\r\nerror: b', at }], []),
      plain,
    );

    expect(text.split('\n').slice(0, 2)).toEqual([
      'error TOA1001: a error: b',
      ' --> contracts/a --> b.yaml',
    ]);
  });
});

describe('colour', () => {
  it('changes nothing but colour', () => {
    const text = 'a: «b» c\n';
    const more: Partial<Diagnostic> = { severity: 'warning', hint: 'h' };
    const painted = frame(text, more, coloured);

    expect(painted).toContain('\u001b[33m^\u001b[39m');
    // biome-ignore lint/complexity/useRegexLiterals: a control character is meant
    expect(painted.replace(new RegExp('\u001b\\[\\d+m', 'g'), '')).toBe(frame(text, more));
  });
});

describe('the count at the end', () => {
  it.each([
    [['error'], '1 error'],
    [['error', 'error', 'warning'], '2 errors, 1 warning'],
    [['warning', 'warning', 'info'], '2 warnings, 1 note'],
  ] as const)('%j', (severities, expected) => {
    const { source, at } = marked('«a»');
    const diagnostics = severities.map(
      (severity): Diagnostic => ({ code: 'TOA1001', severity, message: 'm', at }),
    );

    expect(renderText(reportOf(diagnostics, [source]), plain)).toMatch(
      new RegExp(`\n\n${expected}\n$`),
    );
  });
});
