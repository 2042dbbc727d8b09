// What each format of toac diff says of the same findings, and how it keeps to the limits of those who show it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { coloured } from '../../../compiler/cli/render/paint.ts';
import type { DiffReport, LocatedFinding } from '../../../compiler/diff/located.ts';
import type { DiffFormat } from '../../../compiler/diff/render/diff-formats.ts';
import { renderDiff } from '../../../compiler/diff/render/render-diff.ts';
import { ROOT } from '../../support/examples.ts';
import { hostileReport, LOOK, manyFindings, PHONE, reportOf, WIDENED } from './reports.ts';

const NOTE: LocatedFinding = { ...PHONE, level: 'NOTE', rule: 'description-changed' };
const ALLOWED: LocatedFinding = {
  ...PHONE,
  allowed: { owner: 'shop team', reason: 'every client sends it', until: '2027-01-31' },
};

function render(format: DiffFormat, report: DiffReport): string {
  return renderDiff(format, report, LOOK);
}

describe('text', () => {
  it('says who is hurt, where, and what to do', () => {
    expect(
      renderDiff('text', reportOf([PHONE, WIDENED, NOTE]), { ...LOOK, all: false, explain: false }),
    ).toBe(`1 BREAK · 1 SEC · 1 NOTE — suggested version 2.0.0 (declared 1.5.0 ✗)
main (1a2b3c4d) → the working tree

store.orders
BREAK  field-became-required  entity.phone  contracts/store/orders.yaml:14:5
       phone is required now
       - phone?: string(5..20)  contracts/store/orders.yaml:13:5
       + phone: string(5..20)  contracts/store/orders.yaml:14:5
       in   POST /orders, PUT /orders/:id  callers that send no phone are refused
            valid before, not now: {"total":12}
       sto  the stored Order               orders without a phone cannot be read
       harmless at out
       safe way: give it a default, or fill it before it is required
       roll-out: migration, then callers, then the server
SEC    access-widened  GET /orders/:id
       more callers may read orders
       - allow: buyer  store.orders/routes/~1orders~1:id/GET
       + allow: [buyer, support]  store.orders/routes/~1orders~1:id/GET
       acc  GET /orders/:id  the role support:junior may now read orders of others
            for somebody with the role support:junior

1 NOTE not shown: --all
`);
  });

  it('says who allowed what, and counts it apart', () => {
    const text = renderDiff('text', reportOf([ALLOWED]), { ...LOOK, explain: false });

    expect(text).toContain('1 allowed — ');
    expect(text).toContain('       allowed by shop team until 2027-01-31: every client sends it\n');
  });

  it('explains, with the fingerprint', () => {
    expect(render('text', reportOf([PHONE]))).toContain(
      'fingerprint 1f0c3a9be27d; toac explain field-became-required',
    );
  });
});

describe('markdown', () => {
  it('begins with its marker, and shows security first', () => {
    const text = render('markdown', reportOf([PHONE, WIDENED, NOTE]));
    const titles = [...text.matchAll(/^<summary><b>(.*?)<\/b> \((\d+)\)<\/summary>$/gm)];

    expect(text.startsWith('<!-- toac-diff -->\n')).toBe(true);
    expect(titles.map(([, title, count]) => [title?.split(':')[0], count])).toEqual([
      ['Security', '1'],
      ['Breaking', '1'],
      ['Without effect', '1'],
    ]);
  });

  it('of few findings is whole', () => {
    expect(render('markdown', reportOf([PHONE]))).toMatchInlineSnapshot(`
      "<!-- toac-diff -->

      ### ❌ Contracts of \`store\`: 1 BREAK

      suggested version 2.0.0 (declared 1.5.0 ✗); \`main (1a2b3c4d)\` → \`the working tree\`

      <details open>
      <summary><b>Breaking</b> (1)</summary>

      <details><summary><code>field-became-required</code> <b>store.orders entity.phone</b> — phone is required now</summary>

      - Before at \`contracts/store/orders.yaml:13:5\`: \`phone?: string(5..20)\`
      - After at \`contracts/store/orders.yaml:14:5\`: \`phone: string(5..20)\`
      - \`in\` \`POST /orders\`, \`PUT /orders/:id\`: callers that send no phone are refused (valid before, not now: \`{"total":12}\`)
      - \`sto\` \`the stored Order\`: orders without a phone cannot be read
      - harmless at out
      - Safe way: give it a default, or fill it before it is required
      - Roll-out: migration, then callers, then the server
      - Fingerprint \`1f0c3a9be27d\`

      </details>

      </details>
      "
    `);
  });

  it.each([200, 1_000])(
    'holds %i findings in one comment, and says exactly what it leaves out',
    (count) => {
      const findings = manyFindings(count);
      const text = render('markdown', reportOf(findings));
      const shown = findings.filter(
        ({ element }) => text.includes(`${element} —`) || text.includes(`${element}</b>`),
      );

      expect(text.length).toBeLessThanOrEqual(65_536);
      expect(shown.length).toBeGreaterThan(50);

      const left = findings.filter((f) => !shown.includes(f));
      const said = /\*\*Left out, for a comment holds no more: (.*)\.\*\*/.exec(text)?.[1] ?? '';
      const counted = [...said.matchAll(/(\d+) [A-Z]+/g)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      );

      expect(counted).toBe(left.length);

      // The first to go are SAFE, then NOTE, then the rest from its end.
      const order = ['SAFE', 'NOTE', 'RISK', 'BREAK', 'SEC'];
      const lightest = Math.max(-1, ...left.map((f) => order.indexOf(f.level)));

      expect(shown.every((f) => order.indexOf(f.level) >= lightest)).toBe(true);
    },
  );

  it('holds a comment of findings with long texts, too', () => {
    const long = '<@#`'.repeat(20_000);
    const text = render('markdown', {
      ...hostileReport(long),
      findings: Array.from({ length: 200 }, () => hostileReport(long).findings).flat(),
    });

    expect(text.length).toBeLessThanOrEqual(65_536);
  });
});

describe('json', () => {
  const schema: unknown = JSON.parse(readFileSync(join(ROOT, 'schemas/diff.schema.json'), 'utf8'));
  const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(
    schema as object,
  );

  it.each([
    ['nothing', reportOf([])],
    ['a few', reportOf([PHONE, WIDENED, NOTE, ALLOWED])],
    ['many', reportOf(manyFindings(200))],
    ['a hostile contract', hostileReport('\u202e"}],\n')],
  ])('%s is as its schema says', (_name, report) => {
    validate(JSON.parse(render('json', report)));

    expect(validate.errors).toBe(null);
  });

  it('is refused by the schema when a member is missing or new', () => {
    const { findings: _, ...rest } = JSON.parse(render('json', reportOf([PHONE])));

    expect(validate(rest)).toBe(false);
    expect(validate({ ...rest, findings: [], more: 1 })).toBe(false);
  });

  it('has its members in one order', () => {
    const [first] = JSON.parse(render('json', reportOf([ALLOWED]))).findings;

    expect(Object.keys(first)).toEqual([
      'rule',
      'level',
      'component',
      'element',
      'message',
      'old',
      'new',
      'impacts',
      'rollout',
      'remedy',
      'fingerprint',
      'allowed',
    ]);
  });
});

describe('sarif', () => {
  it('has rules with help, both places, and a fingerprint', () => {
    const log = JSON.parse(render('sarif', reportOf([PHONE, WIDENED])));
    const [run] = log.runs;

    expect(run.results[0]).toMatchObject({
      ruleId: 'field-became-required',
      ruleIndex: 1,
      level: 'error',
      partialFingerprints: { 'toacDiff/v1': '1f0c3a9be27d' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: {
              uri: 'services/store/contracts/store/orders.yaml',
              uriBaseId: '%SRCROOT%',
            },
            region: { startLine: 14, startColumn: 5, endLine: 14, endColumn: 10 },
          },
          logicalLocations: [
            {
              fullyQualifiedName: 'store.orders/entity/fields/phone',
              name: 'store.orders entity.phone',
            },
          ],
        },
      ],
      relatedLocations: [{ physicalLocation: { region: { startLine: 13 } } }],
    });
    expect(run.results[0].message.text).toContain('in POST /orders, PUT /orders/:id: callers');
    expect(run.results[1].locations[0].physicalLocation).toBeUndefined();
    expect(run.tool.driver.rules.every((r: { help: { text: string } }) => r.help.text !== '')).toBe(
      true,
    );
  });

  const schema: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, 'sarif-2.1.0.json'), 'utf8'),
  );
  const validate = new Ajv({
    strict: false,
    unicodeRegExp: false,
    formats: {
      uri: true,
      'date-time': true,
      'uri-reference': /^(?:[\w.!~*'();/?:@&=+$,#-]|%[0-9A-F]{2})*$/,
    },
  }).compile(schema as object);

  it.each([
    ['nothing', reportOf([])],
    ['a few', reportOf([PHONE, WIDENED, NOTE, ALLOWED])],
    ['many', reportOf(manyFindings(5_200))],
    ['a hostile contract', hostileReport('\u202e"}],\n%zz ?#')],
  ])('%s is as the schema of SARIF says', (_name, report) => {
    validate(JSON.parse(render('sarif', report)));

    expect(validate.errors).toBe(null);
    expect(validate({ version: '2.1.0' })).toBe(false);
  });

  it('keeps 5,000 results, and says how many it left out', () => {
    const log = JSON.parse(render('sarif', reportOf(manyFindings(5_200))));
    const [run] = log.runs;

    expect(log.runs.length).toBe(1);
    expect(run.results.length).toBe(5_000);
    expect(JSON.stringify(run.invocations)).toContain('200 findings are left out');
  });

  it('shows an allowed finding as suppressed, and takes no text for a link', () => {
    const log = JSON.parse(
      render('sarif', reportOf([{ ...ALLOWED, message: 'see [here](http://evil.example)' }])),
    );
    const [result] = log.runs[0].results;

    expect(result.suppressions[0]).toMatchObject({ kind: 'external', status: 'accepted' });
    expect(result.message.text).toContain('see \\[here\\](http://evil.example)');
  });
});

describe('github', () => {
  it('points at the new side, in its repository', () => {
    expect(render('github', reportOf([PHONE])).split('\n')[0]).toBe(
      '::error file=services/store/contracts/store/orders.yaml,line=14,endLine=14,col=5,endColumn=10,' +
        'title=BREAK field-became-required store.orders entity.phone::phone is required now' +
        '%0Ain POST /orders, PUT /orders/:id: callers that send no phone are refused' +
        '%0A  valid before, not now: {"total":12}' +
        '%0Asto the stored Order: orders without a phone cannot be read' +
        '%0Aharmless at out' +
        '%0Asafe way: give it a default, or fill it before it is required' +
        '%0Aroll-out: migration, then callers, then the server',
    );
  });

  it('shows ten of each kind, and the last notice says how many there are more', () => {
    const findings = manyFindings(200);
    const lines = render('github', reportOf(findings)).trimEnd().split('\n');
    const order: readonly (string | undefined)[] = ['error', 'warning', 'notice'];
    const kinds = lines.map((line) => /^::(\w+) /.exec(line)?.[1]);
    const count = (kind: string): number => kinds.filter((k) => k === kind).length;

    expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
    expect(kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))).toEqual(kinds);
    expect(lines.at(-1)).toContain(`${200 - 29} findings are not shown here`);
  });
});

it('colours are the only difference between a terminal and a file', () => {
  const report = reportOf([PHONE, WIDENED, NOTE, ALLOWED]);
  const shown = renderDiff('text', report, { ...LOOK, paint: coloured });

  expect(shown).not.toBe(render('text', report));
  expect(shown.replace(/\u001b\[\d+m/g, '')).toBe(render('text', report));
});
