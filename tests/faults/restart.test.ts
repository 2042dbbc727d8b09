// A database that is restarted under load: a clear error, never half a commit, and the service goes on by itself.
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createMysql } from '../../runtime-lib/storage/mysql.ts';
import { createPostgres } from '../../runtime-lib/storage/postgres.ts';
import { counter } from '../conformance/counter.ts';
import { addressOf, MARIADB, POSTGRES } from '../storage/servers.ts';
import { type Running, running } from '../support/system.ts';
import { ownServer } from './own-server.ts';

const OPERATIONS = 400;
const WRITERS = 8;

const KINDS = [
  { name: 'postgres', server: POSTGRES, open: (url: string) => createPostgres({ url }) },
  { name: 'mariadb', server: MARIADB, open: (url: string) => createMysql({ url }) },
] as const;

for (const { name, server, open } of KINDS) {
  const address = addressOf(server);
  const missing = address === undefined ? ` (skipped: ${server.variable} is not set)` : '';

  describe.skipIf(address === undefined)(`${name}${missing}`, () => {
    it('is stopped and started while many write', { timeout: 180_000 }, async () => {
      const own = await ownServer(name);

      try {
        const around = await running([counter(() => {}) as never], { storage: open(own.url) });

        await around.ask('counter.create', { input: { id: 'one' } });

        const errors = await written(around, async () => {
          own.stop();
          await delay(500);
          own.start();
        });

        expect(await around.ask('counter.read', { query: { id: 'one' } })).toMatchObject({
          count: OPERATIONS,
        });
        // It was noticed, and said so.
        expect(errors.size).toBeGreaterThan(0);
        for (const code of errors) expect(code).toMatch(/^(?:unavailable|timeout)$/);

        await around.system.stop();
      } finally {
        own.drop();
      }
    });
  });
}

/** Every operation until it is acknowledged, by its id; which errors there were meanwhile. */
async function written({ ask }: Running, disturb: () => Promise<void>): Promise<Set<string>> {
  const errors = new Set<string>();
  let next = 0;
  let done = 0;
  let disturbed: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    while (next < OPERATIONS) {
      const id = `op-${next++}`;

      for (;;) {
        try {
          await ask('counter.add', { query: { id: 'one' }, id });
          break;
        } catch (error) {
          errors.add((error as { code?: string }).code ?? String(error));
          await delay(50);
        }
      }

      done += 1;
      if (done === OPERATIONS / 4) disturbed = disturb();
    }
  };

  await Promise.all(Array.from({ length: WRITERS }, write));
  await disturbed;

  return errors;
}
