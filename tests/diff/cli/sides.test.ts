// toac diff of folders and model.json files: which of both is read, what it costs to be the same, and how it ends.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serialise } from '../../../compiler/3-check/serialise.ts';
import { checkContracts } from '../../../compiler/compile.ts';
import { toac } from '../../cli/command-line.ts';
import { ROOT } from '../../support/examples.ts';
import { scratch } from '../../write/scratch.ts';
import { FILES, found, newRepository, ORDERS, STOCK } from './repository.ts';

type Files = Readonly<Record<string, string>>;

function below(folder: string, files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]),
  );
}

const NEXT: Files = { ...FILES, 'contracts/stock.yaml': STOCK };

/** What a build would write. */
function modelOf(files: Files): string {
  const { program } = checkContracts(
    Object.entries(files)
      .filter(([path]) => path.startsWith('contracts/'))
      .map(([path, text]) => ({ path, text })),
  );

  if (program === undefined) throw new Error('contracts are wrong');

  const { head, components, tail } = serialise(program);

  return `${head}${components.map((c) => c.text).join()}${tail}`;
}

/** The one of the files, of another version: whether it is believed shows. */
function forged(files: Files): string {
  return modelOf(files).replace('"version": "1.0.0"', '"version": "0.9.0"');
}

/** The versions of both sides, and the places of what was found. */
function versionsIn(out: string) {
  const {
    old,
    new: next,
    findings,
  } = JSON.parse(out) as {
    readonly old: { readonly version: string };
    readonly new: { readonly version: string };
    readonly findings: readonly {
      readonly rule: string;
      readonly old: { readonly place?: { readonly file: string } };
      readonly new: { readonly place?: { readonly file: string } };
    }[];
  };
  const component = findings.find((f) => f.rule.startsWith('component-'));

  return {
    versions: [old.version, next.version],
    places: [component?.old.place?.file, component?.new.place?.file],
  };
}

async function diff(files: Files, line: string) {
  return toac(`diff ${line}`, { working: scratch(files) });
}

describe('folders', () => {
  it.each(['old new', 'old/contracts new/contracts', './old new/'])('%s', async (line) => {
    const { exit, out } = await diff({ ...below('old', FILES), ...below('new', NEXT) }, line);

    expect(exit).toBe(0);
    expect(found(out)).toEqual(['stock was added']);
    expect(out).toContain(`${line.split(' ')[0]} → ${line.split(' ')[1]}`);
  });

  it('need no package.json', async () => {
    const { 'package.json': _, ...bare } = FILES;
    const { exit, out } = await diff({ ...below('old', bare), ...below('new', NEXT) }, 'old new');

    expect([exit, found(out)]).toEqual([0, ['stock was added']]);
  });

  it('with the same contracts are not even read as contracts', async () => {
    const broken = { ...FILES, 'contracts/orders.yaml': 'operations: [' };
    const { exit, out, err } = await diff(
      { ...below('old', broken), ...below('new', broken) },
      'old new',
    );

    expect([exit, err]).toEqual([0, '']);
    expect(out).toBe(
      'no contract changed — suggested version 1.0.0 (declared 1.0.0 ✓)\nold → new\n',
    );
  });

  it('that are none are said', async () => {
    const { exit, err } = await diff({ 'old/x.yaml': '' }, 'old new');

    expect(exit).toBe(2);
    expect(err).toContain('there is no folder contracts/ here or above');
  });
});

describe('model.json', () => {
  it('is compared without contracts; its places are ids', async () => {
    const { exit, out } = await diff(
      { 'a.json': modelOf(NEXT), 'b.json': modelOf(FILES) },
      'a.json b.json',
    );

    expect(exit).toBe(10);
    expect(found(out)).toEqual(['stock was removed']);
    expect(out).toMatch(/ {7}- .* {2}stock\n/);
  });

  it('is compared with a folder, whose places are lines', async () => {
    const { out } = await diff({ 'a.json': modelOf(FILES), ...below('new', NEXT) }, 'a.json new');

    expect(out).toMatch(/component-added {2}.*contracts\/stock\.yaml:1:1/);
  });

  it.each([
    ['nothing', ''],
    ['no object', '[]'],
    [
      'another language',
      '{"language":2,"project":"a","version":"1","types":[],"components":[],"deployments":[]}',
    ],
    ['half of one', '{"language":1,"project":"a","version":"1","types":[]}'],
  ])('%s is refused', async (_name, text) => {
    const { exit, err } = await diff({ 'a.json': text, ...below('new', NEXT) }, 'a.json new');

    expect(exit).toBe(2);
    expect(err).toContain('a.json is no model.json of toac');
  });

  const compare = async (model: string | undefined, line = '') => {
    const { exit, out } = await diff(
      {
        ...below('old', NEXT),
        ...below('new', FILES),
        ...(model === undefined ? {} : { 'old/generated/model.json': model }),
      },
      `old new --format json ${line}`.trim(),
    );

    expect(exit).toBe(10);

    return versionsIn(out);
  };

  it('beside contracts is believed when it was made of them; they say where', async () => {
    expect(await compare(forged(NEXT))).toEqual({
      versions: ['0.9.0', '1.0.0'],
      places: ['contracts/stock.yaml', 'contracts/toac.yaml'],
    });
  });

  it('does not depend on what is allowed', async () => {
    const { out } = await diff(
      {
        ...below('old', { ...NEXT, 'contracts/allowances.yaml': 'allow: []\n' }),
        'old/generated/model.json': forged(NEXT),
        ...below('new', FILES),
      },
      'old new --format json',
    );

    expect(versionsIn(out).versions).toEqual(['0.9.0', '1.0.0']);
  });

  it('is found where toac.yaml has its output', async () => {
    const files = {
      ...NEXT,
      'contracts/toac.yaml': `${FILES['contracts/toac.yaml']}out: "../out/here" # there\n`,
    };
    const { out } = await diff(
      { ...below('old', files), 'old/out/here/model.json': forged(files), ...below('new', FILES) },
      'old new --format json',
    );

    expect(versionsIn(out).versions).toEqual(['0.9.0', '1.0.0']);
  });

  it.each([
    ['of other contracts', forged(FILES)],
    ['of one contract more', forged({ ...NEXT, 'contracts/bills.yaml': ORDERS })],
    [
      'of a contract that was edited',
      forged({ ...NEXT, 'contracts/stock.yaml': STOCK.replace('Stock', 'Store') }),
    ],
    [
      'of another toac.yaml',
      forged({ ...NEXT, 'contracts/toac.yaml': `${NEXT['contracts/toac.yaml']}# x\n` }),
    ],
    [
      'that says nothing of contracts',
      forged(NEXT).replaceAll(/"contracts?": ?(?:"\w+"|\{[^}]*\}),/g, ''),
    ],
    ['that is broken', '{'],
    ['that is not there', undefined],
  ])('%s is not believed: the contracts are built', async (_name, model) => {
    expect(await compare(model)).toEqual({
      versions: ['1.0.0', '1.0.0'],
      places: ['contracts/stock.yaml', 'contracts/toac.yaml'],
    });
  });

  it('is not believed with --build', async () => {
    expect((await compare(forged(NEXT), '--build')).versions).toEqual(['1.0.0', '1.0.0']);
  });

  it('that was committed is believed, too', async () => {
    const repository = newRepository({ ...NEXT, 'generated/model.json': forged(NEXT) });

    rmSync(join(repository.folder, 'contracts/stock.yaml'));

    const { out } = await repository.diff('HEAD --format json');
    const built = await repository.diff('HEAD --format json --build');

    expect(versionsIn(out).versions).toEqual(['0.9.0', '1.0.0']);
    expect(versionsIn(built.out).versions).toEqual(['1.0.0', '1.0.0']);
  });

  it('of the new side is believed, too', async () => {
    const { out } = await diff(
      { ...below('old', FILES), ...below('new', NEXT), 'new/generated/model.json': forged(NEXT) },
      'old new --format json',
    );

    expect(versionsIn(out)).toEqual({
      versions: ['1.0.0', '0.9.0'],
      places: ['contracts/toac.yaml', 'contracts/stock.yaml'],
    });
  });
});

describe('how it ends', () => {
  const removed = { ...below('old', NEXT), ...below('new', FILES) };
  const same = { ...below('old', NEXT), ...below('new', NEXT) };

  it.each([
    ['', 10],
    ['--fail-on sec', 0],
    ['--fail-on none', 0],
    ['--fail-on risk', 10],
    ['--fail-on safe,note', 0],
    ['--fail-on BREAK', 10],
    ['--fail-on breaks', 2],
    ['--fail-on none,break', 2],
    ['--now yesterday', 2],
    ['--now 2026-02-30', 2],
    ['--format xml', 2],
  ])('toac diff old new %s', async (line, exit) => {
    expect((await diff(removed, `old new ${line}`.trim())).exit).toBe(exit);
  });

  it.each(['text', 'markdown', 'json', 'sarif', 'github'])('%s of no change', async (format) => {
    const { exit, out } = await diff(same, `old new --format ${format} --fail-on note`);

    expect(exit).toBe(0);
    expect(out).not.toBe('');
  });

  it('points at the version that is not enough', async () => {
    const { out } = await diff(removed, 'old new --format github');

    expect(out).toMatch(
      /::warning file=contracts\/toac\.yaml,line=3,endLine=3,col=1,endColumn=8,title=RISK version-not-bumped/,
    );
  });

  it('with a suggested version and nothing else', async () => {
    expect(await diff(removed, 'old new --suggest-version')).toEqual({
      exit: 0,
      out: '2.0.0\n',
      err: '',
    });
  });

  it('with the schema', async () => {
    const { exit, out } = await diff({}, '--print-schema');

    expect([exit, out]).toEqual([0, readFileSync(join(ROOT, 'schemas/diff.schema.json'), 'utf8')]);
  });

  it('the same for the same, wherever and whenever', async () => {
    const [a, b] = [
      await diff(removed, 'old new --format json'),
      await diff(removed, 'old new --format json'),
    ];

    expect(a).toEqual(b);
  });
});
