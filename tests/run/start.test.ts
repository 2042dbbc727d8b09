// `toac start` and `toac call`: real processes, real storage, real signals.
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.mjs';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { put, scratch } from '../write/scratch.ts';
import { NOTES } from './notes-project.ts';
import { begin, beginReady, CONTROL, controlOf, endpointsOf, toac, until } from './processes.ts';

beforeAll(async () => {
  buildRuntime();
  await buildCli();
});

describe('start', () => {
  it('is ready, is called, drains on SIGTERM and ends with 0', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('start', working);

    expect(running.out()).toContain('"message":"ready"');
    expect(await toac(['call', 'notes.greet', '{ name: you }'], working)).toEqual({
      exit: 0,
      out: 'text: hello you\n',
      err: '',
    });

    running.process.kill('SIGTERM');

    expect(await running.exit).toBe(0);
    expect(running.out()).toMatch(/"draining"[\s\S]*"stopped"/);
    expect(existsSync(join(working, CONTROL))).toBe(false);
  });

  it('finishes what runs before it ends, and takes nothing new', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('start', working);
    const file = join(working, 'go');
    const waiting = begin(['call', 'notes.wait', `{ file: ${file} }`], working);
    const { url, token } = controlOf(working);

    await until(() => existsSync(join(working, CONTROL)), running);
    await isRunning(endpointsOf(running), running);
    running.process.kill('SIGTERM');
    await until(() => running.out().includes('"draining"'), running);

    expect((await fetch(`${endpointsOf(running)}/ready`)).status).toBe(503);
    expect((await fetch(`${endpointsOf(running)}/live`)).status).toBe(200);

    const refused = await fetch(`${url}/call`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{"operation":"notes.greet","input":{"name":"late"}}',
    });

    expect(await refused.json()).toMatchObject({ error: { code: 'unavailable' } });

    writeFileSync(file, '');

    expect(await waiting.exit).toBe(0);
    expect(waiting.out()).toBe('waited: true\n');
    expect(await running.exit).toBe(0);
  });

  it('ends at once on a second signal', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('start', working);

    begin(['call', 'notes.wait', `{ file: ${working}/never }`], working);
    await isRunning(endpointsOf(running), running);
    running.process.kill('SIGTERM');
    await until(() => running.out().includes('"draining"'), running);
    running.process.kill('SIGINT');

    expect(await running.exit).toBe(130);
    expect(existsSync(join(working, CONTROL))).toBe(false);
  });

  it('ends with 1 when the grace period is over', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('start', working, { TOAC_GRACE_SECONDS: '0' });

    begin(['call', 'notes.wait', `{ file: ${working}/never }`], working);
    await isRunning(endpointsOf(running), running);
    running.process.kill('SIGTERM');

    expect(await running.exit).toBe(1);
    expect(running.out()).toContain('not everything was finished in time');
  });

  it('logs an error that nothing caught, and ends with 1', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('start', working);

    await toac(['call', 'notes.explode'], working);

    expect(await running.exit).toBe(1);
    expect(running.out()).toContain('nobody catches me');
    // Stacks name the user's file.
    expect(running.out()).toContain('src/notes/explode.ts');
  });

  it('tells endpoints how it is', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('start', working);
    const at = endpointsOf(running);
    const text = async (path: string): Promise<string> => (await fetch(at + path)).text();

    await toac(['call', 'notes.write', '{ text: one }'], working);
    await toac(['call', 'notes.write', '{}'], working);

    expect([await text('/live'), await text('/ready'), await text('/startup')]).toEqual([
      'ready\n',
      'ready\n',
      'ready\n',
    ]);
    expect(JSON.parse(await text('/status'))).toMatchObject({
      phase: 'ready',
      components: ['notes'],
      storages: [{ name: 'default', kind: 'sqlite', ok: true, outbox: 0 }],
    });
    expect(await text('/metrics')).toContain(
      'toac_calls_total{operation="notes.write",outcome="invalid"} 1\n',
    );
    expect((await fetch(`${at}/other`)).status).toBe(404);
    expect((await fetch(`${at}/live`, { method: 'POST' })).status).toBe(404);
  });

  it('refuses a second one, and goes over what a dead one left', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('start', working);
    const second = await toac(['start'], working);

    expect(second.exit).toBe(2);
    expect(second.err).toContain(`it runs already, as process ${running.process.pid}`);

    running.process.kill('SIGKILL');
    await running.exit;

    expect(existsSync(join(working, CONTROL))).toBe(true);
    await beginReady('start', working);
  });

  it('is controlled by who has its token alone', async () => {
    const working = scratch(NOTES);

    await beginReady('start', working);

    const { url } = controlOf(working);

    expect(statSync(join(working, CONTROL)).mode & 0o777).toBe(0o600);
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: 'Bearer x' } })).status).toBe(401);
  });

  it('says what is wrong with code, and does not start', async () => {
    const working = scratch(NOTES);

    put(working, 'src/notes/greet.ts', 'export const greet = (((;\n');

    const ran = await toac(['start'], working);

    expect(ran.exit).toBe(1);
    expect(ran.err).toContain('src/notes/greet.ts:1');
  });

  it('says which port it cannot have, and does not start', async () => {
    const running = await beginReady('start', scratch(NOTES));
    const port = new URL(endpointsOf(running)).port;
    const ran = await toac(['start'], scratch(NOTES), { TOAC_ENDPOINTS_PORT: port });

    expect(ran.exit).toBe(1);
    expect(ran.err).toContain(`TOAC_ENDPOINTS_PORT: this machine gives no port ${port}`);
  });

  it('takes a deployment by its name', async () => {
    const { exit, err } = await toac(['start', '--deployment', 'embeded'], scratch(NOTES));

    expect(exit).toBe(2);
    expect(err).toContain("there is no deployment 'embeded'; did you mean 'embedded'?");
  });
});

describe('call', () => {
  it('works over the same storage whether something runs or not', async () => {
    const working = scratch(NOTES);

    expect((await toac(['call', 'notes.write', '{ text: before }'], working)).exit).toBe(0);

    const running = await beginReady('start', working);

    expect((await toac(['call', 'notes.list'], working)).out).toContain('text: before');
    await toac(['call', 'notes.write', '{ text: during }'], working);
    running.process.kill('SIGTERM');
    await running.exit;

    const { out } = await toac(['call', 'notes.list', '--format', 'json'], working);

    expect(JSON.parse(out)).toMatchObject({ value: [{ text: 'before' }, { text: 'during' }] });
  });

  it('prints what went wrong, and ends with 1', async () => {
    const working = scratch(NOTES);

    expect(await toac(['call', 'notes.write', `{ text: '' }`], working)).toMatchObject({
      exit: 1,
      out: '',
      err: expect.stringMatching(/notes\.write: invalid: .*\n {2}\/text must have /),
    });
    expect(await toac(['call', 'notes.greet', '{ name: fool }'], working)).toMatchObject({
      exit: 1,
      err: 'error: notes.greet: rejected with RUDE\n  name: fool\n',
    });
    expect(
      await toac(['call', 'notes.read', '--query', `{ id: ${'0'.repeat(32)} }`], working),
    ).toMatchObject({ exit: 1, err: 'error: notes.read: the entity does not exist\n' });
    expect(await toac(['call', 'notes.gret'], working)).toMatchObject({
      exit: 2,
      err: "error: there is no operation 'notes.gret'; did you mean 'notes.greet'?\n",
    });
    expect(await toac(['call', 'notes.greet', '{ name'], working)).toMatchObject({
      exit: 2,
      err: expect.stringContaining('the input is no YAML'),
    });
  });
});

/** Until one call runs in it. */
async function isRunning(endpoints: string, running: Parameters<typeof until>[1]): Promise<void> {
  let calls = 0;
  const ask = async (): Promise<void> => {
    const { running: now } = (await (await fetch(`${endpoints}/status`)).json()) as {
      readonly running: number;
    };

    calls = now;
  };

  await until(() => {
    void ask().catch(() => {});

    return calls > 0;
  }, running);
}
