// `toac check --types`: the project's own TypeScript, told at the contract's lines.
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { get, put, scratch } from '../write/scratch.ts';
import { HOME, toac } from './command-line.ts';

async function shop(): Promise<string> {
  const working = scratch();

  buildRuntime();
  await toac('init shop', { working });
  symlinkSync(join(HOME, 'node_modules'), join(working, 'node_modules'));
  expect((await toac('build', { working, compile })).exit).toBe(0);

  return working;
}

describe('check --types', () => {
  it('finds nothing where code fits', async () => {
    expect(await toac('check --types', { working: await shop(), compile })).toEqual({
      exit: 0,
      out: 'contracts and output agree\n',
      err: '',
    });
  });

  it('tells mistakes in functions at their operations, missing ones too, and others where they are', async () => {
    const working = await shop();
    const place = get(working, 'src/orders/place.ts');

    put(working, 'src/orders/place.ts', place.replace('input.address', 'input.adress'));
    put(
      working,
      'src/orders/settle.ts',
      get(working, 'src/orders/settle.ts').replace('const settle', 'const setle'),
    );
    put(working, 'src/other.ts', 'export const x: number = "a";\n');
    rmSync(join(working, 'src/stock/release.ts'));

    const { exit, err } = await toac('check --types', { working, compile });

    expect(exit).toBe(1);
    expect(err).toMatch(
      /error TOA4001: the function of 'place' does not fit its contract: src\/orders\/place\.ts\n +--> contracts\/orders\.yaml:\d+:3\n.*note: TS\d+: Property 'adress' does not exist.*: src\/orders\/place\.ts:\d+:\d+\n/s,
    );
    expect(err).toMatch(
      /TOA4001: the function of 'settle' does not fit its contract: src\/orders\/settle\.ts\n/,
    );
    expect(err).toContain("TOA4002: 'release' has no function: there is no src/stock/release.ts");
    expect(err).toContain('TOA4003: TS2322');
    expect(err).toContain('1 | export const x: number = "a";\n  |              ^\n');
    expect(err).toMatch(/\n4 errors\n$/);
  });

  it('says what it needs where the project has no TypeScript', async () => {
    const working = await shop();

    renameSync(join(working, 'node_modules'), join(working, 'away'));

    const { exit, err } = await toac('check --types', { working, compile });

    expect([exit, err]).toEqual([
      2,
      'error: check --types needs TypeScript in the project: npm install --save-dev typescript\n',
    ]);
  });
});
