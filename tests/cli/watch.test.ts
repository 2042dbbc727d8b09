// `toac watch`: builds on save, restarts what a change made outdated, keeps the last good output.
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { repeatedly } from '../../compiler/cli/commands/watch.ts';
import { runCli } from '../../compiler/cli/main.ts';
import { get, put, scratch } from '../write/scratch.ts';
import { hostOf, PROJECT } from './command-line.ts';

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (condition()) return;

    await delay(10);
  }

  expect.fail('it did not happen');
}

async function watched(
  use: (project: string, err: () => string) => Promise<void>,
): Promise<number> {
  const working = scratch(PROJECT);
  let interrupt = (): void => {};
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const { host, said } = hostOf({ working, interrupted });
  const running = runCli(['watch'], host);

  try {
    await until(() => existsSync(join(working, 'generated/orders.ts')));
    await use(working, () => said.err.join(''));
  } finally {
    interrupt();
  }

  return running;
}

describe('watch', () => {
  it('builds at once, on every save, on new files in new folders, and ends with 0', async () => {
    const exit = await watched(async (project) => {
      put(project, 'contracts/orders.yaml', 'a: second\n');
      await until(() => get(project, 'generated/orders.ts').includes('second'));

      put(project, 'contracts/new/deep/stock.yaml', 'a: 1\n');
      await until(() => existsSync(join(project, 'generated/stock.ts')));

      put(project, 'contracts/new/deep/stock.yaml', 'a: changed\n');
      await until(() => get(project, 'generated/stock.ts').includes('changed'));

      rmSync(join(project, 'contracts/new'), { recursive: true });
      await until(() => !existsSync(join(project, 'generated/stock.ts')));
    });

    expect(exit).toBe(0);
  });

  it('sees files that are replaced by a rename', async () => {
    await watched(async (project) => {
      writeFileSync(join(project, 'contracts/.tmp'), 'a: renamed\n');
      renameSync(join(project, 'contracts/.tmp'), join(project, 'contracts/orders.yaml'));
      await until(() => get(project, 'generated/orders.ts').includes('renamed'));
    });
  });

  it('keeps the last good output while there are errors', async () => {
    await watched(async (project, err) => {
      put(project, 'contracts/orders.yaml', 'a: wrong\n');
      await until(() => err().includes('1 error'));
      expect(get(project, 'generated/orders.ts')).toContain('right');

      put(project, 'contracts/orders.yaml', 'a: good\n');
      await until(() => get(project, 'generated/orders.ts').includes('good'));
    });
  });

  it('waits for a folder that goes away', async () => {
    await watched(async (project, err) => {
      renameSync(join(project, 'contracts'), join(project, 'away'));
      await until(() => err().includes('contracts is gone'));
    });
  });
});

describe('a run', () => {
  it('follows several requests once', async () => {
    let runs = 0;
    const { request } = repeatedly(async () => {
      runs++;
    });

    for (let i = 0; i < 5; i++) request();

    await delay(120);
    expect(runs).toBe(1);
  });

  it('that a request made outdated gives up, and another follows', async () => {
    const ends: boolean[] = [];
    const { request } = repeatedly(async (outdated) => {
      if (ends.length === 0) request();

      ends.push(await outdated());
    });

    request();
    await delay(200);

    expect(ends).toEqual([true, false]);
  });

  it('that throws ends the watching', async () => {
    const { request, failed } = repeatedly(() => Promise.reject(new Error('a bug')));

    request();

    await expect(failed).rejects.toThrow('a bug');
  });
});
