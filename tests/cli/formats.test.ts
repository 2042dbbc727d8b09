// Diagnostics for programs: json, sarif and GitHub's workflow commands.
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import { plain } from '../../compiler/cli/render/paint.ts';
import { type Format, renderReport } from '../../compiler/cli/render/render-report.ts';
import { reportOf } from '../../compiler/cli/render/report.ts';

const FILE = 'contracts/my shop/orders.yaml';
const source = { path: FILE, text: 'a: 1\nb: 🎉wrong\nc: 2\n' };
const at = { file: FILE, start: 10, end: 15 };
const diagnostic: Diagnostic = {
  code: 'TOA3105',
  severity: 'error',
  message: "'wrong' is not a value",
  at,
  related: [{ message: 'declared here', at: { file: FILE, start: 0, end: 1 } }],
  hint: "did you mean 'right'?",
  fixes: [{ title: "write 'right'", edits: [{ at, text: 'right' }] }],
};

function render(format: Format, diagnostics: readonly Diagnostic[]): string {
  return renderReport(format, reportOf(diagnostics, [source]), { paint: plain, version: '1.2.3' });
}

describe('json', () => {
  it('is one array, with lines and columns from 1', () => {
    const place = {
      file: FILE,
      start: { line: 2, column: 6, offset: 10 },
      end: { line: 2, column: 11, offset: 15 },
    };

    expect(JSON.parse(render('json', [diagnostic]))).toEqual([
      {
        code: 'TOA3105',
        severity: 'error',
        message: "'wrong' is not a value",
        at: place,
        related: [
          {
            message: 'declared here',
            at: {
              file: FILE,
              start: { line: 1, column: 1, offset: 0 },
              end: { line: 1, column: 2, offset: 1 },
            },
          },
        ],
        hint: "did you mean 'right'?",
        fixes: [{ title: "write 'right'", edits: [{ at: place, text: 'right' }] }],
      },
    ]);
  });

  it('of nothing is an empty array', () => {
    expect(render('json', [])).toBe('[]\n');
  });
});

describe('sarif', () => {
  interface Log {
    readonly version: string;
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
      }[];
    }[];
  }

  it('holds rules, results, related places and fixes', () => {
    const log = JSON.parse(
      render('sarif', [
        diagnostic,
        { ...diagnostic, code: 'TOA1002', severity: 'info' },
        diagnostic,
      ]),
    ) as Log;
    const [run] = log.runs;

    expect(log.version).toBe('2.1.0');
    expect(run?.tool.driver.rules.map((r) => r.id)).toEqual(['TOA1002', 'TOA3105']);
    expect(run?.results.map((r) => [r.ruleId, r.ruleIndex, r.level])).toEqual([
      ['TOA3105', 1, 'error'],
      ['TOA1002', 0, 'note'],
      ['TOA3105', 1, 'error'],
    ]);
    expect(run?.results[0]).toMatchObject({
      message: { text: "'wrong' is not a value (did you mean 'right'?)" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'contracts/my%20shop/orders.yaml', uriBaseId: '%SRCROOT%' },
            region: {
              startLine: 2,
              startColumn: 6,
              endLine: 2,
              endColumn: 11,
              charOffset: 10,
              charLength: 5,
            },
          },
        },
      ],
      relatedLocations: [{ id: 0, message: { text: 'declared here' } }],
      fixes: [
        {
          description: { text: "write 'right'" },
          artifactChanges: [
            {
              replacements: [
                { deletedRegion: { startLine: 2 }, insertedContent: { text: 'right' } },
              ],
            },
          ],
        },
      ],
    });
  });

  it('of nothing is a whole log', () => {
    expect((JSON.parse(render('sarif', [])) as Log).runs[0]?.results).toEqual([]);
  });
});

describe('github', () => {
  it('is one command a diagnostic', () => {
    expect(render('github', [diagnostic])).toBe(
      '::error file=contracts/my shop/orders.yaml,line=2,endLine=2,col=6,endColumn=11,title=TOA3105::' +
        "'wrong' is not a value%0Anote: declared here: contracts/my shop/orders.yaml:1:1%0Ahint: did you mean 'right'?\n",
    );
  });

  it.each([
    ['\n::error::x', '%0A::error::x'],
    ['\r\n::set-env name=A::b', '%0D%0A::set-env name=A::b'],
    ['100%0A', '100%250A'],
  ])('%j in a message begins no command', (message, escaped) => {
    const text = render('github', [{ ...diagnostic, message, hint: message, related: [] }]);

    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain(`::${escaped}%0Ahint: ${escaped}\n`);
  });

  it('a path cannot end its property', () => {
    const file = 'a,line=9::error ::b\n%.yaml';

    expect(render('github', [{ ...diagnostic, at: { file, start: 0, end: 0 } }])).toMatch(
      /^::error file=a%2Cline=9%3A%3Aerror %3A%3Ab%0A%25\.yaml,line=1,/,
    );
  });

  it('a span of several lines has no columns', () => {
    expect(render('github', [{ ...diagnostic, at: { file: FILE, start: 0, end: 12 } }])).toContain(
      'line=1,endLine=2,title=',
    );
  });

  it.each([
    ['warning', '::warning '],
    ['info', '::notice '],
  ] as const)('%s is %s', (severity, command) => {
    expect(render('github', [{ ...diagnostic, severity }]).startsWith(command)).toBe(true);
  });
});
