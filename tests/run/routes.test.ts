// `toac dev` and `toac start` serve the routes: real processes over real sockets.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.mjs';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { get, put, scratch } from '../write/scratch.ts';
import { begin, beginReady, type Running, toac, until } from './processes.ts';

const CONTRACT = 'contracts/notes.yaml';

const PROJECT = {
  'package.json': JSON.stringify({ name: 'notes', type: 'module' }),
  'contracts/toac.yaml': 'language: 1\nproject: notes\nversion: "1.0.0"\n',
  [CONTRACT]: `entity:
  name: Note
  fields: { owner: ref(identity), text: string(1..40) }
operations:
  write: { type: transition, scope: new, auto: true, input: { owner: ., text: . }, output: Note }
  read: { type: observation, auto: true, output: Note }
policies:
  owner: entity.owner == identity.id
routes:
  /notes:
    POST: { call: write, bind: { owner: identity.id }, allow: authenticated }
  /notes/:id:
    GET: { call: read, allow: owner }
`,
};

beforeAll(async () => {
  buildRuntime();
  await buildCli();
});

function gatewayOf({ err }: Running): string {
  return /^routes are served at (http:\S+?)(?:,|$)/m.exec(err())?.[1] ?? '';
}

function headers(caller: string): Record<string, string> {
  return { authorization: `dev ${caller}`, 'content-type': 'application/json' };
}

async function write(url: string, text: string): Promise<Response> {
  return fetch(`${url}/notes`, {
    method: 'POST',
    headers: headers('ann'),
    body: JSON.stringify({ text }),
  });
}

describe('dev', () => {
  it('serves the routes to whoever one says to be, with a page to read and try them', async () => {
    const running = await beginReady('dev', scratch(PROJECT));
    const url = gatewayOf(running);
    const written = await write(url, 'kept');
    const place = written.headers.get('location') ?? '';

    expect(written.status).toBe(201);
    expect((await fetch(url + place, { headers: headers('ann') })).status).toBe(200);
    expect((await fetch(url + place, { headers: headers('bob') })).status).toBe(403);
    expect((await fetch(url + place)).status).toBe(401);

    const page = await fetch(`${url}/docs`);
    const files = [...(await page.text()).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, f]) => f);
    const loaded = await Promise.all(
      [...files, 'docs/openapi.json', 'docs/operation.js'].map((file) => fetch(`${url}/${file}`)),
    );

    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(files.length).toBeGreaterThan(1);
    expect(loaded.map(({ status }) => status)).toEqual(loaded.map(() => 200));
  });

  it('prints a request that works as it is pasted', async () => {
    const running = await beginReady('dev', scratch(PROJECT));
    const line = /^ {2}(curl .*)$/m.exec(running.err())?.[1] ?? '';
    const { execFileSync } = await import('node:child_process');

    expect(execFileSync('sh', ['-c', `${line} -s`], { encoding: 'utf8' })).toMatch(
      /^HTTP\/1\.1 201 [\s\S]*"owner":"me"/,
    );
  });

  it('follows what a save changes in routes and policies, on the same address', async () => {
    const working = scratch(PROJECT);
    const running = await beginReady('dev', working);
    const url = gatewayOf(running);
    const place = (await write(url, 'mine')).headers.get('location') ?? '';
    const readBy = (who: string): Promise<number> =>
      fetch(url + place, { headers: headers(who) }).then(({ status }) => status);
    const replaced = (): number => running.out().split('"message":"replaced"').length - 1;

    expect(await readBy('bob')).toBe(403);

    put(
      working,
      CONTRACT,
      get(working, CONTRACT).replace('owner: entity.owner == identity.id', 'owner: authenticated'),
    );
    await until(() => replaced() === 1, running);

    expect(await readBy('bob')).toBe(200);

    put(working, CONTRACT, get(working, CONTRACT).replace('/notes/:id:', '/texts/:id:'));
    await until(() => running.err().split('written').length > 2, running);

    for (let i = 0; i < 100 && (await readBy('bob')) !== 404; i++)
      await new Promise((resolve) => setTimeout(resolve, 20));

    expect(await readBy('bob')).toBe(404);
    expect(
      (await fetch(url + place.replace('notes', 'texts'), { headers: headers('ann') })).status,
    ).toBe(200);
  });
});

describe('start', () => {
  it('serves the routes, believes nobody, and has no page', async () => {
    const running = await beginReady('start', scratch(PROJECT), { TOAC_GATEWAY_HOST: '127.0.0.1' });
    const url = gatewayOf(running);

    expect((await write(url, 'x')).status).toBe(401);
    expect((await fetch(`${url}/notes`)).status).toBe(405);
    expect((await fetch(`${url}/docs`)).status).toBe(404);
  });

  it('answers whom it has let in before it ends', async () => {
    const running = await beginReady('start', scratch(PROJECT));
    const url = gatewayOf(running);

    expect((await fetch(`${url}/notes/x`)).status).toBe(401);
    running.process.kill('SIGTERM');

    expect(await running.exit).toBe(0);
    await expect(fetch(`${url}/notes/x`)).rejects.toThrow();
  });

  it('says which port is taken', async () => {
    const taken = createServer().listen(0);
    const port = String((taken.address() as AddressInfo).port);
    const ran = await toac(['start'], scratch(PROJECT), { TOAC_GATEWAY_PORT: port });

    taken.close();

    expect(ran.exit).toBe(1);
    expect(ran.err).toContain(`TOAC_GATEWAY_PORT: this machine gives no port ${port} (EADDRINUSE)`);
  });

  it('takes hosts, limits and origins of its deployment, and says what is wrong with them', async () => {
    const working = scratch({
      ...PROJECT,
      'contracts/deployments/local.yaml': `storages:
  default: { kind: sqlite, file: .data/notes.sqlite }
bindings:
  default: { kind: local }
services:
  notes: { components: [notes] }
gateway:
  hosts: { notes: localhost }
  cors: { origins: [https://app.example] }
  limits: { body: 100 }
`,
    });
    const running = await beginReady('dev', working);
    const url = gatewayOf(running);
    const foreign = await fetch(url.replace('localhost', '127.0.0.1'));
    const preflight = await fetch(`${url}/notes`, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example', 'access-control-request-method': 'POST' },
    });

    expect(foreign.status).toBe(421);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect((await write(url, 'x'.repeat(100))).status).toBe(413);

    running.process.kill('SIGTERM');
    await running.exit;
    put(
      working,
      'contracts/deployments/local.yaml',
      get(working, 'contracts/deployments/local.yaml').replace(
        'body: 100',
        'body: 100GB, colour: 1',
      ),
    );

    const ran = begin(['start'], working);

    expect(await ran.exit).toBe(1);
    expect(ran.err()).toContain('/limits/body: is no number, size or time');
  });
});
