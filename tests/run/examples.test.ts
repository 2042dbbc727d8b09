// The examples as their users run them: begun from a template, with nothing installed, killed, and run again.
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.mjs';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { scratch } from '../write/scratch.ts';
import { beginReady, toac } from './processes.ts';

beforeAll(async () => {
  buildRuntime();
  await buildCli();
});

interface Example {
  readonly name: string;
  readonly write: readonly string[];
  readonly read: readonly string[];
  /** What must be there when it runs again. */
  readonly kept: RegExp;
}

const EXAMPLES: readonly Example[] = [
  {
    name: 'todo',
    write: ['call', 'tasks.add', '{ owner: ann, title: Milk }'],
    read: ['call', 'tasks.list', '--query', '{ filter: { owner: ann } }'],
    kept: /title: Milk/,
  },
  {
    name: 'shop',
    write: [
      'call',
      'stock.receive',
      '{ sku: tea, price: { amount: "2.50", currency: EUR }, available: 5 }',
    ],
    read: ['call', 'stock.list'],
    kept: /sku: tea/,
  },
  {
    name: 'desk',
    write: [
      'call',
      'people.teams.create',
      '{ id: it, title: IT, hours: { from: "08:00", until: "17:00" }, topics: [access] }',
    ],
    read: ['call', 'people.teams.list'],
    kept: /title: IT/,
  },
];

/** Secrets that some examples ask for. */
const SECRETS = { PROVIDER_WEBHOOK: 'whsec', TOKEN_KEY: 'k'.repeat(32) };

describe.each(EXAMPLES)('$name', ({ name, write, read, kept }) => {
  it('keeps its data when it is killed, and runs again', { timeout: 60_000 }, async () => {
    const working = scratch();

    expect((await toac(['init', name, '.'], working)).exit).toBe(0);

    const first = await beginReady('start', working, SECRETS);

    expect(await toac([...write], working, SECRETS)).toMatchObject({ exit: 0, err: '' });
    first.process.kill('SIGKILL');
    await first.exit;

    const second = await beginReady('start', working, SECRETS);

    expect((await toac([...read], working, SECRETS)).out).toMatch(kept);
    second.process.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });
});
