// A hostile contract in every format of toac diff: its texts are shown, and are nothing else. What they could become is judged by
// comparing with the same report of a harmless contract.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coloured } from '../../../compiler/cli/render/paint.ts';
import type { DiffFormat } from '../../../compiler/diff/render/diff-formats.ts';
import { renderDiff } from '../../../compiler/diff/render/render-diff.ts';
import { HIDDEN, PAYLOADS } from '../../injection/payloads.ts';
import { skeletonOf } from './markdown-skeleton.ts';
import { hostileReport, LOOK } from './reports.ts';
import { WORKFLOW_COMMAND } from './workflow-command.ts';

const MORE: Readonly<Record<string, string>> = {
  'end of our marker': '--> <!-- toac-diff -->',
  'another section': '\n\n</details>\n\n# Approved\n\n<details>',
  'HTML image': '<img src=x onerror=alert(1)>',
  'HTML entity': '&lt;b&gt; &#64;octocat &#x40;octocat',
  'link and reference':
    '[here](http://evil.example) [here]: http://evil.example [^1] <http://evil.example>',
  'bare addresses': 'http://evil.example www.evil.example mail@evil.example ftp://evil.example',
  mentions: '@octocat @org/team #1 GH-1 org/repo#1 gh-2 octocat/repo@0123456789abcdef',
  'code spans': '` `` ``` `a` ``` `',
  'ends of code spans': '`',
  'math and colour': '$`x`$ $$x$$ $x$ ~~x~~ *x* __x__ ||x||',
  emoji: ':tada: :+1:',
  'workflow commands of old':
    '##[error]x\n##[set-env name=PATH]x\n::set-output name=a::b\r::stop-commands::x',
  'ends of properties': 'a,title=b::c:d%2C%0A%25',
  'halves of pairs': '\ud800 \udc00 \udbff',
  'SARIF address': '../../../../etc/passwd?x#y javascript:alert(1)',
  nothing: '',
};

const TEXTS: readonly (readonly [string, string])[] = [
  ...PAYLOADS.map(({ name, text }) => [name, text] as const),
  ...Object.entries(MORE),
];

function render(format: DiffFormat, text: string): string {
  return renderDiff(format, hostileReport(text), LOOK);
}

const PROBLEMS: Readonly<Record<DiffFormat, (text: string) => readonly string[]>> = {
  text: (text) => {
    const [shown, harmless] = [render('text', text), render('text', 'harmless')];
    const lines = (of: string): number => of.split('\n').length;

    return problems({
      hidden: HIDDEN.test(shown),
      // Of names that are blank there may be fewer parts, never more lines.
      lines: lines(shown) > lines(harmless),
      colours: HIDDEN.test(
        renderDiff('text', hostileReport(text), { ...LOOK, paint: coloured }).replace(
          /\u001b\[\d+m/g,
          '',
        ),
      ),
    });
  },
  markdown: (text) => {
    const shown = render('markdown', text);

    return problems({
      hidden: HIDDEN.test(shown),
      markup: skeletonOf(shown) !== skeletonOf(render('markdown', 'harmless')),
      marker: !shown.startsWith('<!-- toac-diff -->\n'),
      size: shown.length > 65_536,
    });
  },
  json: (text) => {
    const shown = render('json', text);

    return problems({
      hidden: HIDDEN.test(shown),
      text: (JSON.parse(shown) as { project: string }).project !== text,
    });
  },
  sarif: (text) => {
    const shown = render('sarif', text);
    const uris = [...shown.matchAll(/"uri": "([^"]*)"/g)].map(([, uri]) => uri ?? '');

    return problems({
      hidden: HIDDEN.test(shown),
      unparsable: JSON.parse(shown) === undefined,
      none: uris.length === 0,
      address: uris.some((uri) => !/^(?:[\w.!~*'()/-]|%[0-9A-F]{2})*$/.test(uri)),
    });
  },
  github: (text) => {
    const lines = render('github', text).trimEnd().split('\n');

    return problems({
      hidden: lines.some((line) => HIDDEN.test(line)),
      lines: lines.length !== render('github', 'harmless').trimEnd().split('\n').length,
      commands: lines.some((line) => !WORKFLOW_COMMAND.test(line)),
    });
  },
};

function problems(found: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(found).filter((name) => found[name]);
}

describe.each(Object.entries(PROBLEMS))('%s', (_format, problemsOf) => {
  it.each(TEXTS)('shows only: %s', (_name, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it('shows only: whatever it is', () => {
    const pieces = fc.constantFrom(
      ...TEXTS.map(([, text]) => text.slice(0, 60)),
      ...'`<>@#[]()\n\r:,%\\!|$~*_&; x',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    );

    fc.assert(
      fc.property(texts, (text) => {
        expect(problemsOf(text)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

it('the judge of Markdown sees what is let through', () => {
  const harmless = render('markdown', 'harmless');

  for (const bad of ['<b>', '@octocat', '#1', '[a](b)', '`', '*a*', 'https://x', '\n# x', '|'])
    expect(
      skeletonOf(harmless.replace('Safe way: harmless', `Safe way: harmless ${bad}`)),
    ).not.toBe(skeletonOf(harmless));
});
