// `toac dev`: saves are exchanged in the running process; mistakes leave the last good one running.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.mjs';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { get, put, scratch } from '../write/scratch.ts';
import { greeting, NOTES } from './notes-project.ts';
import { begin, beginReady, controlOf, type Running, toac, until } from './processes.ts';

beforeAll(async () => {
  buildRuntime();
  await buildCli();
});

async function greet(working: string): Promise<string> {
  return (await toac(['call', 'notes.greet', '{ name: you }'], working)).out;
}

function times(running: Running, word: string): number {
  return running.out().split(`"message":"${word}"`).length - 1;
}

describe('dev', () => {
  it('exchanges a changed function without a restart', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('dev', working);
    const before = controlOf(working);

    expect(await greet(working)).toBe('text: hello you\n');

    put(working, 'src/notes/greet.ts', greeting('welcome'));
    await until(() => times(running, 'replaced') === 1, running);

    expect(await greet(working)).toBe('text: welcome you\n');
    // A type error is for check --types.
    put(working, 'src/notes/greet.ts', `${greeting('again')}const x: number = 'text';\n`);
    await until(() => times(running, 'replaced') === 2, running);

    expect(await greet(working)).toBe('text: again you\n');
    expect(controlOf(working)).toEqual(before);

    running.process.kill('SIGTERM');

    expect(await running.exit).toBe(0);
  });

  it('takes a new operation in, and begins again for a new index, in one process over one storage', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('dev', working);
    const before = controlOf(working);
    const contract = 'contracts/notes.yaml';

    await toac(['call', 'notes.write', '{ text: kept }'], working);
    put(
      working,
      contract,
      get(working, contract).replace(
        '  explode:',
        '  all: { type: observation, scope: objects, auto: true, output: [Note] }\n  explode:',
      ),
    );
    await until(() => times(running, 'replaced') === 1, running);

    expect((await toac(['call', 'notes.all'], working)).out).toContain('text: kept');

    put(
      working,
      contract,
      get(working, contract).replace(
        'operations:',
        '  index: { texts: { text: asc } }\noperations:',
      ),
    );
    await until(() => times(running, 'restarted') === 1, running);

    expect((await toac(['call', 'notes.all'], working)).out).toContain('text: kept');
    expect(controlOf(working)).toEqual(before);
  });

  it('keeps what runs while contracts or code are wrong', async () => {
    const working = scratch(NOTES);
    const running = await beginReady('dev', working);

    put(working, 'src/notes/greet.ts', 'export const greet = (((;\n');
    await until(() => running.err().includes('src/notes/greet.ts:1'), running);

    expect(await greet(working)).toBe('text: hello you\n');

    put(working, 'contracts/other.yaml', 'nonsense: 1\n');
    await until(() => running.err().includes('contracts/other.yaml'), running);

    expect(await greet(working)).toBe('text: hello you\n');

    put(working, 'src/notes/greet.ts', "throw new Error('while it loads');\n");
    await until(() => running.err().includes('while it loads'), running);

    expect(await greet(working)).toBe('text: hello you\n');

    put(working, 'src/notes/greet.ts', greeting('better'));
    await until(() => times(running, 'replaced') === 1, running);

    expect(await greet(working)).toBe('text: better you\n');
  });

  it('survives a storage that does not answer', async () => {
    const contract = 'contracts/deployments/local.yaml';
    const good = `services:
  all: { components: [notes] }
storages:
  default: { kind: sqlite, file: data/own.sqlite }
bindings:
  default: { kind: local }
`;
    const working = scratch({ ...NOTES, [contract]: good });
    const running = await beginReady('dev', working);

    await toac(['call', 'notes.write', '{ text: kept }'], working);
    put(
      working,
      contract,
      good.replace('sqlite, file: data/own.sqlite', 'postgres, url: "postgres://127.0.0.1:1/none"'),
    );
    await until(() => running.err().includes('the database does not answer'), running);

    expect((await toac(['call', 'notes.list'], working)).err).toContain('unavailable');

    put(working, contract, good);
    await until(() => times(running, 'restarted') === 1, running);

    expect((await toac(['call', 'notes.list'], working)).out).toContain('text: kept');

    running.process.kill('SIGTERM');

    expect(await running.exit).toBe(0);
  });

  it('waits for what is missing at the beginning, and ends when it is told to', async () => {
    const { 'src/notes/greet.ts': handler = '', ...others } = NOTES;
    const working = scratch(others);
    const running = begin(['dev'], working);

    await until(() => running.err().includes('toac stub writes the functions'), running);
    put(working, 'src/notes/greet.ts', handler);
    await until(() => running.err().includes('call one with'), running);

    expect(await greet(working)).toBe('text: hello you\n');
  });

  it('watches a folder of code that comes later', async () => {
    const working = scratch({
      'package.json': '{}',
      'contracts/toac.yaml': 'language: 1\nproject: acme\nversion: "1.0.0"\n',
      'contracts/notes.yaml':
        'operations:\n  hello: { type: computation, output: { a: string } }\n',
    });
    const running = begin(['dev'], working);

    await until(() => running.err().includes('toac stub writes the functions'), running);
    put(working, 'src/notes/hello.ts', "export const hello = () => ({ a: 'b' });\n");
    await until(() => running.err().includes('call one with'), running);

    expect((await toac(['call', 'notes.hello'], working)).out).toBe('a: b\n');
    expect(get(working, join('.toac/run/contracts/control.json'))).toContain('token');
  });

  it('ends on a signal before anything runs', async () => {
    const working = scratch({ ...NOTES, 'contracts/other.yaml': 'nonsense: 1\n' });
    const running = begin(['dev'], working);

    await until(() => running.err().includes('contracts/other.yaml'), running);
    running.process.kill('SIGINT');

    expect(await running.exit).toBe(0);
  });
});
