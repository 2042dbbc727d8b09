// contracts/allowances.yaml: it counts from the base alone, with an owner, a reason and an end.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toac } from '../../cli/command-line.ts';
import { get, put, scratch } from '../../write/scratch.ts';
import { FILES, newRepository, STOCK, type TestRepository } from './repository.ts';

interface Entry {
  readonly finding: string;
  readonly rule: string;
  readonly element: string;
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

function allowances(...entries: readonly Partial<Entry>[]): string {
  const items = entries.map((entry) =>
    Object.entries(entry)
      .map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${JSON.stringify(value)}\n`)
      .join(''),
  );

  return `allow:\n${items.join('')}`;
}

/** As the comparison calls it; withStock() sees how. */
const ENTRY: { -readonly [K in keyof Omit<Entry, 'finding'>]: string } = {
  rule: 'component-removed',
  element: 'stock',
  reason: 'nobody calls it',
  owner: 'shop team',
  until: '2027-01-31',
};

const NOW = '--now 2026-11-22';

interface Shown {
  readonly rule: string;
  readonly component: string;
  readonly element: string;
  readonly level: string;
  readonly fingerprint: string;
  readonly allowed?: { readonly owner: string };
}

async function findings(repository: TestRepository, line: string) {
  const { exit, out, err } = await repository.diff(`${line} ${NOW} --format json`);

  expect(err).toBe('');

  const found = (JSON.parse(out) as { findings: readonly Shown[] }).findings;

  return {
    exit,
    shown: found
      .filter(({ rule }) => !rule.startsWith('version-'))
      .map(
        ({ rule, level, allowed }) => `${level} ${rule}${allowed ? ` by ${allowed.owner}` : ''}`,
      ),
    found,
  };
}

/** A repository with stock, the fingerprint of its removal, and whatever is allowed in the base. */
async function withStock(allowed: (finding: string) => string | undefined) {
  const repository = newRepository({ ...FILES, 'contracts/stock.yaml': STOCK });
  const remove = (): void => rmSync(join(repository.folder, 'contracts/stock.yaml'));

  remove();

  const { found } = await findings(repository, 'HEAD');
  const gone = found.find((f) => f.rule === 'component-removed');
  const finding = gone?.fingerprint ?? '';

  ENTRY.element = [...new Set([gone?.component, gone?.element])].filter(Boolean).join(' ');

  const text = allowed(finding);

  repository.put({ 'contracts/stock.yaml': STOCK });

  if (text !== undefined) {
    repository.put({ 'contracts/allowances.yaml': text });
    repository.commit('allow');
  }

  return { repository, remove, finding };
}

describe('an allowance', () => {
  it('of the base keeps the finding from failing, and says who answers', async () => {
    const { repository, remove } = await withStock((finding) => allowances({ finding, ...ENTRY }));

    remove();

    expect(await findings(repository, 'HEAD')).toMatchObject({
      exit: 0,
      shown: ['BREAK component-removed by shop team'],
    });
    expect((await repository.diff(`HEAD ${NOW}`)).out).toContain(
      'allowed by shop team until 2027-01-31: nobody calls it',
    );
  });

  it('of the change itself has no effect, and is shown first', async () => {
    const { repository, remove, finding } = await withStock(() => undefined);

    remove();
    repository.put({ 'contracts/allowances.yaml': allowances({ finding, ...ENTRY }) });

    expect(await findings(repository, 'HEAD')).toMatchObject({
      exit: 10,
      shown: ['SEC approval-added', 'BREAK component-removed'],
    });

    const { out } = await repository.diff(`HEAD ${NOW} --format github`);

    expect(out.split('\n')[0]).toMatch(
      /^::error file=contracts\/allowances\.yaml,line=2,endLine=\d,/,
    );
  });

  it('that the change prolongs has been added', async () => {
    const { repository, remove } = await withStock((finding) =>
      allowances({ finding, ...ENTRY, until: '2026-11-01' }),
    );

    remove();

    const text = get(repository.folder, 'contracts/allowances.yaml');

    repository.put({ 'contracts/allowances.yaml': text.replace('2026-11-01', '2027-02-01') });

    expect(await findings(repository, 'HEAD')).toMatchObject({
      exit: 10,
      shown: ['SEC approval-added', 'BREAK approval-expired', 'BREAK component-removed'],
    });
  });

  it.each([
    ['2026-11-22', 0, ['BREAK component-removed by shop team']],
    ['2026-11-21', 10, ['BREAK approval-expired', 'BREAK component-removed']],
  ])('until %s ends with %i', async (until, exit, shown) => {
    const { repository, remove } = await withStock((finding) =>
      allowances({ finding, ...ENTRY, until }),
    );

    remove();

    expect(await findings(repository, 'HEAD')).toMatchObject({ exit, shown });
  });

  it.each([
    ['another finding', (finding: string) => ({ ...ENTRY, finding: `${finding}00` })],
    ['another rule', (finding: string) => ({ ...ENTRY, finding, rule: 'component-added' })],
    ['another element', (finding: string) => ({ ...ENTRY, finding, element: 'orders' })],
  ])('of %s is about nothing', async (_name, entry) => {
    const { repository, remove } = await withStock((finding) => allowances(entry(finding)));

    remove();

    expect(await findings(repository, 'HEAD')).toMatchObject({
      exit: 10,
      shown: ['BREAK component-removed', 'RISK approval-stale'],
    });
  });

  it('is still a break for the version', async () => {
    const { repository, remove } = await withStock((finding) => allowances({ finding, ...ENTRY }));

    remove();

    expect((await repository.diff(`HEAD ${NOW} --suggest-version`)).out).toBe('2.0.0\n');
  });
});

describe('what is wrong with it', () => {
  const F = '0123456789abcdef';

  it.each([
    [
      'unknown key',
      allowances({ finding: F, ...ENTRY, ...{ why: 'x' } }),
      "an allowance has no 'why'",
      '8:5',
    ],
    ['no owner', allowances({ finding: F, ...ENTRY, owner: '' }), 'this text is empty', '6:12'],
    [
      'no reason',
      allowances({ finding: F, rule: 'a', element: 'b', owner: 'c', until: '2027-01-01' }),
      "an allowance lacks 'reason'",
      '2:5',
    ],
    [
      'no end',
      allowances({ finding: F, rule: 'a', element: 'b', owner: 'c', reason: 'd' }),
      "an allowance lacks 'until'",
      '2:5',
    ],
    [
      'no day',
      allowances({ finding: F, ...ENTRY, until: '2027-02-30' }),
      "'2027-02-30' is no day",
      '7:13',
    ],
    [
      'too late',
      allowances({ finding: F, ...ENTRY, until: '2027-05-22' }),
      'an allowance ends after at most 180 days, here with 2027-05-21',
      '7:13',
    ],
    [
      'no fingerprint',
      allowances({ finding: 'phone', ...ENTRY }),
      "'phone' is no fingerprint",
      '2:15',
    ],
    [
      'twice',
      allowances({ finding: F, ...ENTRY }, { finding: F, ...ENTRY }),
      `'${F}' is written twice`,
      '8:15',
    ],
    [
      'no second',
      allowances({ finding: F, ...ENTRY, rule: 'access-anonymous-enabled' }),
      "an allowance of access-anonymous-enabled lacks 'second'",
      '3:12',
    ],
    [
      'oneself',
      allowances({ finding: F, ...ENTRY, ...{ second: 'shop team' } }),
      'is the owner, not somebody else',
      '8:14',
    ],
    ['no list', 'allow: {}\n', 'expected', '1:8'],
    ['no YAML', 'allow: [\n', 'this is not valid YAML', '1:8'],
  ])('%s is an error of its side, at its place', async (_name, text, message, at) => {
    const repository = newRepository();

    repository.put({ 'contracts/allowances.yaml': text });

    const { exit, err } = await repository.diff(`HEAD ${NOW}`);

    expect(exit).toBe(1);
    expect(err).toContain('the new side (the working tree) does not compile');
    expect(err).toContain(message);
    expect(err).toContain(`contracts/allowances.yaml:${at}`);
  });

  it('is said by toac build, too', async () => {
    const folder = scratch(FILES);
    const { compile } = await import('../../../compiler/compile.ts');

    put(folder, 'contracts/allowances.yaml', allowances({ finding: F, rule: 'a' }));

    const { exit, err } = await toac('check', { working: folder, compile });

    expect(exit).toBe(1);
    expect(err).toContain("an allowance lacks 'owner'");
  });

  it('is nothing where it is right, with and without somebody else', async () => {
    const text = allowances({
      finding: F,
      ...ENTRY,
      rule: 'access-anonymous-enabled',
      ...{ second: 'security' },
    });
    const repository = newRepository({ ...FILES, 'contracts/allowances.yaml': text });

    repository.put({ 'contracts/stock.yaml': STOCK });

    expect(await findings(repository, 'HEAD')).toMatchObject({
      exit: 0,
      shown: ['RISK approval-stale', 'SAFE component-added'],
    });
  });
});

describe('toac diff --allow', () => {
  const WORDS = '--reason nobody --owner shop --until 2027-01-31';

  async function removed(allowed?: string) {
    const { repository, remove, finding } = await withStock(() => undefined);

    if (allowed !== undefined) repository.put({ 'contracts/allowances.yaml': allowed });

    remove();

    return { repository, finding };
  }

  it('writes the entry, which counts from the next change on', async () => {
    const { repository, finding } = await removed();
    const { exit, out } = await repository.diff(
      `HEAD ${NOW} --allow ${finding.slice(0, 8)} ${WORDS}`,
    );

    expect([exit, out]).toEqual([
      0,
      `contracts/allowances.yaml allows component-removed of ${ENTRY.element}: from the next change on, when this is merged\n`,
    ]);
    expect(get(repository.folder, 'contracts/allowances.yaml')).toBe(`allow:
  - finding: "${finding}"
    rule: "component-removed"
    element: "${ENTRY.element}"
    reason: "nobody"
    owner: "shop"
    until: "2027-01-31"
`);
    expect((await findings(repository, 'HEAD')).shown).toEqual([
      'SEC approval-added',
      'BREAK component-removed',
    ]);

    // Merged by itself, it holds.
    repository.put({ 'contracts/stock.yaml': STOCK });
    repository.commit('allow');
    rmSync(join(repository.folder, 'contracts/stock.yaml'));

    expect((await findings(repository, 'HEAD')).exit).toBe(0);
  });

  it('leaves what stands there, comments and all', async () => {
    const before = `# ours\n${allowances({ finding: '0123456789abcdef', ...ENTRY })}    # the end`;
    const { repository, finding } = await removed(before);

    expect((await repository.diff(`HEAD ${NOW} --allow ${finding} ${WORDS}`)).exit).toBe(0);
    expect(
      get(repository.folder, 'contracts/allowances.yaml').startsWith(`${before}\n  - finding: `),
    ).toBe(true);
  });

  it.each([
    ['a list in brackets', 'allow: []\n'],
    ['a list that begins at the margin', 'allow:\n- finding: "0123456789abcdef"\n'],
  ])('refuses to write into %s', async (_name, before) => {
    const { repository, finding } = await removed(before);
    // The base has no such file: a side is wrong only when it is read.
    const { exit, out, err } = await repository.diff(`HEAD ${NOW} --allow ${finding} ${WORDS}`);

    expect([exit === 1 || exit === 5, out]).toEqual([true, '']);
    expect(err).not.toBe('');
    expect(get(repository.folder, 'contracts/allowances.yaml')).toBe(before);
  });

  it.each([
    ['ffffffff', WORDS, "no finding has a fingerprint that begins with 'ffffffff'"],
    ['', '--reason a --owner b', '--allow takes --until, too'],
    ['', '--owner b --until 2027-01-31', '--allow takes --reason, too'],
    ['', '--reason a --owner b --until 2027-12-31', 'a day from 2026-11-22 to 2027-05-21'],
    ['', '--reason a --owner b --until 2026-01-31', 'a day from 2026-11-22 to 2027-05-21'],
  ])('of %s with %s ends with 2', async (other, words, message) => {
    const { repository, finding } = await removed();
    const { exit, err } = await repository.diff(`HEAD ${NOW} --allow ${other || finding} ${words}`);

    expect(exit).toBe(2);
    expect(err).toContain(message);
    expect(() => get(repository.folder, 'contracts/allowances.yaml')).toThrow();
  });
});
