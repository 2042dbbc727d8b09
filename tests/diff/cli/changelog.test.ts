// toac changelog, and the pages of rules that toac explain shows.
import { describe, expect, it } from 'vitest';
import { KNOWN_RULES } from '../../../compiler/diff/known-rules.ts';
import { renderChangelog } from '../../../compiler/diff/render/render-changelog.ts';
import { RESERVED } from '../../../compiler/diff/rules.ts';
import { toac } from '../../cli/command-line.ts';
import { HIDDEN, PAYLOADS } from '../../injection/payloads.ts';
import { scratch } from '../../write/scratch.ts';
import { skeletonOf } from '../render/markdown-skeleton.ts';
import { hostileReport, PHONE, reportOf, WIDENED } from '../render/reports.ts';
import { FILES, newRepository, STOCK } from './repository.ts';

describe('toac changelog', () => {
  it('has groups, the breaks marked', () => {
    const added = {
      ...PHONE,
      level: 'SAFE',
      rule: 'operation-added',
      message: 'it is new',
    } as const;
    const gone = {
      ...PHONE,
      rule: 'operation-removed',
      message: 'it is gone',
      rollout: 'callers first',
    };
    const old = {
      ...PHONE,
      level: 'SAFE',
      rule: 'element-deprecated',
      message: 'it goes',
    } as const;
    const note = { ...PHONE, level: 'NOTE' } as const;
    const gate = { ...PHONE, rule: 'approval-added', level: 'SEC' } as const;

    expect(renderChangelog(reportOf([gate, WIDENED, PHONE, gone, old, added, note]))).toBe(`## 1.5.0

### Security

- \`store.orders GET /orders/:id\`: more callers may read orders.

### Removed

- **Breaking:** \`store.orders entity.phone\`: it is gone; callers first.

### Changed

- **Breaking:** \`store.orders entity.phone\`: phone is required now; migration, then callers, then the server.

### Deprecated

- \`store.orders entity.phone\`: it goes.

### Added

- \`store.orders entity.phone\`: it is new.
`);
  });

  it('of no new version is unreleased, and of nothing says so', () => {
    const report = reportOf([]);

    expect(renderChangelog({ ...report, new: report.old })).toBe(
      '## Unreleased\n\nNothing that anybody notices.\n',
    );
  });

  it.each(PAYLOADS)('shows only: $name', ({ text }) => {
    const shown = renderChangelog(hostileReport(text));

    expect(shown).not.toMatch(HIDDEN);
    expect(skeletonOf(shown)).toBe(skeletonOf(renderChangelog(hostileReport('harmless'))));
  });

  it('compares versions as they were released', async () => {
    const repository = newRepository();

    repository.git('tag', 'v1');
    repository.put({
      'contracts/toac.yaml': FILES['contracts/toac.yaml']?.replace('1.0.0', '1.1.0') ?? '',
      'contracts/stock.yaml': STOCK,
    });
    repository.commit('two');
    repository.git('tag', 'v2');

    const { folder } = repository;
    const environment = { PATH: process.env['PATH'] ?? '' };
    const ran = await toac('changelog v1..v2', { working: folder, environment });

    expect([ran.exit, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/^## 1\.1\.0\n\n### Added\n\n- `stock.*`: .*\.\n$/);
    expect((await toac('changelog v1 v2', { working: folder, environment })).out).toBe(ran.out);
    expect((await toac('changelog v1', { working: folder, environment })).out).toBe(ran.out);
  });
});

describe('toac explain', () => {
  const explain = (line: string) => toac(`explain ${line}`.trim(), { working: scratch() });

  it('lists the rules, and counts them', async () => {
    const { exit, out } = await explain('');

    expect(exit).toBe(0);
    for (const { id } of KNOWN_RULES) expect(out).toContain(`\n  ${id}\n`);
    expect(out).toContain(`${KNOWN_RULES.length} rules; ${RESERVED.length} more wait`);
    expect(JSON.parse((await explain('--format json')).out)).toHaveLength(KNOWN_RULES.length);
  });

  it.each(KNOWN_RULES.map((rule) => [rule.id, rule] as const))(
    '%s has a page',
    async (id, rule) => {
      const { exit, out } = await explain(id);

      expect(exit).toBe(0);
      for (const part of [
        rule.cause,
        rule.before.trimEnd(),
        rule.after.trimEnd(),
        rule.remedy,
        rule.rollout,
      ])
        expect(out).toContain(part);
      expect(JSON.parse((await explain(`${id} --format json`)).out)).toEqual(rule);
    },
  );

  it.each(RESERVED.map((rule) => [rule.id, rule.lacks] as const))(
    '%s is reserved',
    async (id, lacks) => {
      expect((await explain(id)).out).toContain(`language 1 has no ${lacks}`);
    },
  );

  it('leads on to rules that exist', () => {
    const ids = new Set(KNOWN_RULES.map((rule) => rule.id));
    const led = KNOWN_RULES.flatMap(({ mirror }) => ('rule' in mirror ? [mirror.rule] : []));

    expect(led.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe(KNOWN_RULES.length);
  });
});
