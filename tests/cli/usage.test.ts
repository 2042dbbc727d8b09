// How the command line is called: help, mistakes of usage, bugs, colour, progress, finding the contracts.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProject } from '../../compiler/cli/find-project.ts';
import { progressFor } from '../../compiler/cli/progress.ts';
import { scratch } from '../write/scratch.ts';
import { hostOf, PROJECT, toac } from './command-line.ts';

const COMMANDS = [
  'init',
  'build',
  'check',
  'watch',
  'stub',
  'fmt',
  'lint',
  'diff',
  'changelog',
  'explain',
  'why',
  'graph',
  'eject',
];

describe('help', () => {
  it.each(COMMANDS)('of %s has an example', async (command) => {
    const { exit, out, err } = await toac(`${command} --help`, { working: scratch() });

    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/\nExamples?:\n {2}\$ toac /);
    expect(out).toContain(`Usage: toac ${command}`);
  });

  it('lists every command', async () => {
    const { exit, out } = await toac('--help', { working: scratch() });

    expect(exit).toBe(0);
    for (const command of COMMANDS) expect(out).toContain(`\n  ${command} `);
  });

  it('shows the version', async () => {
    expect(await toac('--version', { working: scratch() })).toEqual({
      exit: 0,
      out: '0.0.1\n',
      err: '',
    });
  });
});

describe('wrong usage ends with 2', () => {
  it.each([
    ['', 'Usage:'],
    ['bild', 'Did you mean build?'],
    ['build --nothing', "unknown option '--nothing'"],
    ['build --format xml', 'Allowed choices are text, json, sarif, github'],
    ['build a b', 'too many arguments'],
    ['explain field-became-requird', 'there is no rule field-became-requird'],
    ['build', 'there is no folder contracts/ here or above'],
    ['build nowhere', "'nowhere' is no contracts folder and holds none"],
    ['diff a b c', 'too many arguments'],
    ['changelog', "missing required argument 'old'"],
    ['explain TOA9999', 'there is no diagnostic TOA9999'],
    ['why x.ts', 'there is no folder contracts/'],
    ['eject x.ts', 'there is no file x.ts'],
    ['init nothing', "there is no template 'nothing'"],
  ])('toac %s', async (line, message) => {
    const { exit, out, err } = await toac(line, { working: scratch({ 'package.json': '{}' }) });

    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});

describe('a bug ends with 70', () => {
  it("and says what to report, without the words of the user's files", async () => {
    const { exit, out, err } = await toac('build --fix', {
      working: scratch(PROJECT),
      compile: () => {
        throw new Error('two artifacts at x\u001b[2J');
      },
    });

    expect([exit, out]).toEqual([70, '']);
    expect(err).toContain('error TOA9001: this is a bug in toac: two artifacts at x\\u001b[2J\n');
    expect(err).toContain(`toac 0.0.1, node ${process.version}`);
    expect(err).toContain(': build --fix\n');
  });
});

describe('colour', () => {
  const wrong = { ...PROJECT, 'contracts/orders.yaml': 'a: wrong\n' };

  it.each([
    ['no terminal', {}, false, false],
    ['a terminal', {}, true, true],
    ['a dumb one', { TERM: 'dumb' }, true, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR', { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR over NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
  ])('%s', async (_what, environment, terminal, expected) => {
    const { err } = await toac('build', { working: scratch(wrong), environment, terminal });

    expect(err.includes('\u001b[31m')).toBe(expected);
  });
});

describe('progress', () => {
  it('is shown on a terminal, for what takes longer than half a second, and taken away', () => {
    const { host, said } = hostOf({ working: scratch(), terminal: true });
    let now = 0;
    const progress = progressFor(host, () => now);

    progress.step('reading');
    now = 600;
    progress.step('compiling');
    progress.end();

    expect(said.err.join('')).toBe('\r\u001b[2Kcompiling …\r\u001b[2K');
  });

  it('is not shown elsewhere', () => {
    const { host, said } = hostOf({ working: scratch() });
    let now = 0;
    const progress = progressFor(host, () => now);

    now = 9999;
    progress.step('compiling');
    progress.end();

    expect(said.err).toEqual([]);
  });
});

describe('the contracts', () => {
  const root = (): string =>
    scratch({ 'package.json': '{}', 'a/contracts/toac.yaml': '', 'a/src/deep/x.ts': '' });

  it('are found here, above, as an argument, and in the argument', () => {
    const project = root();
    const found = { contracts: join(project, 'a/contracts'), project, path: 'a/contracts' };

    expect(findProject(join(project, 'a'), undefined)).toEqual(found);
    expect(findProject(join(project, 'a/contracts'), undefined)).toEqual(found);
    expect(findProject(join(project, 'a/src/deep'), undefined)).toEqual(found);
    expect(findProject(project, 'a/contracts')).toEqual(found);
    expect(findProject(project, 'a/contracts/')).toEqual(found);
    expect(findProject(project, 'a')).toEqual(found);
    expect(findProject(project, join(project, 'a'))).toEqual(found);
  });

  it('belong to the nearest package.json above them', () => {
    const project = scratch({
      'package.json': '{}',
      'a/package.json': '{}',
      'a/contracts/toac.yaml': '',
    });

    expect(findProject(project, 'a')).toMatchObject({
      project: join(project, 'a'),
      path: 'contracts',
    });
  });

  it('of a folder far above are its own only with a toac.yaml', () => {
    const project = scratch({ 'package.json': '{}' });

    mkdirSync(join(project, 'contracts'));
    mkdirSync(join(project, 'src'));

    expect(findProject(join(project, 'src'), undefined)).toHaveProperty('problem');
    expect(findProject(project, undefined)).toHaveProperty('contracts');
  });

  it('need a package.json above', () => {
    expect(findProject(scratch({ 'contracts/toac.yaml': '' }), undefined)).toMatchObject({
      problem: expect.stringContaining('there is no package.json above') as string,
    });
  });
});
