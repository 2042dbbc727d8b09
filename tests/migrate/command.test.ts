// `toac migrate` as its users meet it: proposals that are theirs, what is refused and where, and data that stays.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.mjs';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { beginReady, toac } from '../run/processes.ts';
import { get, put, scratch } from '../write/scratch.ts';

beforeAll(async () => {
  buildRuntime();
  await buildCli();
});

const OLD = `entity:
  name: Note
  fields:
    text: string(1..20)
    count: string
    old?: string
  unique:
    byText: [text]
operations:
  write: { type: transition, scope: new, auto: true, input: { text: ., count: ., old?: . }, output: Note }
  list: { type: observation, scope: objects, auto: true, output: [Note] }
`;
const NEW = `entity:
  name: Note
  fields:
    title: { $type: string(1..20), $was: text }
    count: integer
    priority: integer
    due?: date
  unique:
    byText: [title]
operations:
  write: { type: transition, scope: new, auto: true, input: { title: ., count: ., priority: . }, output: Note }
  list: { type: observation, scope: objects, auto: true, output: [Note] }
`;
const ADDED = OLD.replace('old?: string', 'old?: string\n    due?: date');
const LOGS = OLD.replaceAll('Note', 'Log').replace('name: Log', 'name: Log\n  storage: audit');
const EXPAND = 'migrations/0002-rename-text-and-more.yaml';
const CONTRACT = 'migrations/0003-drop-old.yaml';

function project(): string {
  return scratch({
    'package.json': '{ "type": "module" }',
    'contracts/toac.yaml': 'language: 1\nproject: acme\nversion: "1.0.0"\n',
    'contracts/notes.yaml': OLD,
  });
}

/** With two notes, and its first migration applied. */
async function begun(): Promise<string> {
  const working = project();

  await toac(['call', 'notes.write', '{ text: a, count: "1", old: x }'], working);
  await toac(['call', 'notes.write', '{ text: b, count: "-22" }'], working);
  await toac(['migrate'], working);
  expect(await toac(['migrate', '--apply'], working)).toEqual({
    exit: 0,
    out: 'default: 0001-create-notes applied\n',
    err: '',
  });

  return working;
}

async function notes(working: string): Promise<string> {
  const { out } = await toac(['call', 'notes.list'], working);

  return out.replace(/id: \S+/g, 'id: …');
}

function confirm(working: string, file: string): void {
  const text = get(working, file).replaceAll('confirm: false', 'confirm: true');

  put(working, file, text.replace('value: null', 'value: 3'));
}

describe('toac migrate', () => {
  it('proposes all tables first, then has nothing to do', async () => {
    const working = project();

    expect(await toac(['migrate'], working)).toMatchObject({
      exit: 0,
      out: 'migrations/0001-create-notes.yaml\n  create notes\nread them, then: toac migrate --apply\n',
    });
    expect(await toac(['migrate'], working)).toEqual({
      exit: 0,
      out: 'nothing to do: migrations/0001-create-notes.yaml has them all\n',
      err: '',
    });
  });

  it('writes what the next build needs apart from what only older ones used, and applies it when it is confirmed', async () => {
    const working = await begun();

    put(working, 'contracts/notes.yaml', NEW);
    expect((await toac(['migrate'], working)).out).toBe(`${EXPAND}
  rename text to title in notes
  retype count to integer in notes (to be confirmed)
  add priority in notes
  fill priority in notes (to be confirmed)
  add due in notes
${CONTRACT}
  drop old in notes (to be confirmed)
read them, then: toac migrate --apply
`);
    expect(await toac(['migrate', '--apply'], working)).toEqual({
      exit: 5,
      out: '',
      err: `${EXPAND}:8: data may be lost; where that is meant, write confirm: true
${EXPAND}:10: priority needs a value for the rows that have none; then write confirm: true
`,
    });

    confirm(working, EXPAND);

    expect(await toac(['migrate', '--apply'], working)).toEqual({
      exit: 5,
      out: 'default: 0002-rename-text-and-more applied\n',
      err: `${CONTRACT}:7: data may be lost; where that is meant, write confirm: true\n`,
    });
    expect(await notes(working)).toBe(`- id: …
  title: a
  count: 1
  priority: 3
- id: …
  title: b
  count: -22
  priority: 3
`);

    confirm(working, CONTRACT);

    expect((await toac(['migrate', '--apply'], working)).out).toBe(
      'default: 0003-drop-old applied\n',
    );
    expect(await notes(working)).toContain('title: b');
    expect((await toac(['migrate', '--apply'], working)).out).toBe('default: nothing to apply\n');
  });

  it('stops at the one that is asked for', async () => {
    const working = await begun();

    put(working, 'contracts/notes.yaml', NEW);
    await toac(['migrate'], working);
    confirm(working, EXPAND);
    confirm(working, CONTRACT);

    expect(await toac(['migrate', '--apply', '--until', '0002-other'], working)).toMatchObject({
      exit: 2,
      err: "error: there is no migration '0002-other'\n",
    });
    expect(
      await toac(['migrate', '--apply', '--until', '0002-rename-text-and-more'], working),
    ).toMatchObject({ exit: 0, out: 'default: 0002-rename-text-and-more applied\n' });

    const { exit, out } = await toac(['migrate', '--status'], working);

    expect(exit).toBe(1);
    expect(out).toMatch(
      /^default: sqlite\n {2}0001-create-notes {2}applied \S+\n {2}0002-\S+ {2}applied \S+\n {2}0003-drop-old {2}not applied\n$/,
    );
  });

  it('keeps a value that does not fit, and says whose it is', async () => {
    const working = await begun();

    await toac(['call', 'notes.write', '{ text: c, count: many }'], working);
    put(working, 'contracts/notes.yaml', NEW);
    await toac(['migrate'], working);
    confirm(working, EXPAND);

    const { exit, err } = await toac(['migrate', '--apply'], working);

    expect(exit).toBe(1);
    expect(err).toMatch(/^error: notes \S+: its count is no integer; nothing was changed\n$/);
    put(working, 'contracts/notes.yaml', OLD);
    expect(await notes(working)).toContain('count: many');
  });

  it('never writes over a file, and refuses one that was edited or taken away after it was applied', async () => {
    const working = await begun();
    const file = 'migrations/0001-create-notes.yaml';
    const text = get(working, file);

    put(working, file, `${text}# mine\n`);
    await toac(['migrate'], working);
    expect(get(working, file)).toBe(`${text}# mine\n`);
    expect(await toac(['migrate', '--apply'], working)).toMatchObject({
      exit: 5,
      err: `${file}: it was edited after it was applied: put it back, and write what is to change as another one\n`,
    });

    rmSync(join(working, file));
    expect(await toac(['migrate', '--apply'], working)).toMatchObject({
      exit: 2,
      err: 'error: 0001-create-notes was applied, and there is no such file: put it back into migrations/\n',
    });
  });

  it('says where a step is wrong', async () => {
    const working = await begun();

    put(working, 'contracts/notes.yaml', NEW);
    await toac(['migrate'], working);

    const text = get(working, EXPAND);
    const cases = [
      ['rename: text', 'rename: txt', ':7: there is no field txt'],
      ['rename: text', 'rename: title', ':7: there is no field title'],
      ['in: notes, to: title', 'to: title', ':7: there is no text'],
      ['retype: count', 'change: count', ':8: a step has one of create'],
      ['from: text, ', '', ":8: retype needs 'from'"],
      ['integer, confirm: false', 'integer, confirm: maybe', ":8: 'confirm' is true or false"],
      ['add: priority', 'add: importance', ':10: there is no field priority'],
      ['  - { add: due, in: notes, type: date, optional: true }\n', '', ': its steps do not lead'],
    ] as const;

    for (const [from, to, message] of cases) {
      put(working, EXPAND, text.replace(from, to));

      const { exit, err } = await toac(['migrate', '--apply'], working);

      expect(err).toContain(`error: ${EXPAND}${message}`);
      expect(exit).toBe(2);
    }

    put(working, EXPAND, text.replace('value: null, confirm: false', 'value: much, confirm: true'));
    expect((await toac(['migrate', '--apply'], working)).err).toContain(
      `${EXPAND}:10: the value of priority is no integer`,
    );
  });

  it('admits older builds as long as nothing changes for them, and refuses every other one', async () => {
    const working = await begun();
    const refused = {
      exit: 1,
      err: expect.stringMatching(
        /does not admit this build of notes; run: toac migrate --apply/,
      ) as string,
    };

    put(working, 'contracts/notes.yaml', ADDED);
    expect(await toac(['start'], working)).toMatchObject(refused);
    await toac(['migrate'], working);
    await toac(['migrate', '--apply'], working);

    await (await beginReady('start', working)).process.kill('SIGKILL');
    put(working, 'contracts/notes.yaml', OLD);
    expect(await notes(working)).toContain('text: a');

    put(working, 'contracts/notes.yaml', OLD.replace('count: string', 'count: integer'));
    expect(await toac(['start'], working)).toMatchObject(refused);
  });

  it('lets the embedded default make its own tables where there are no migrations, and not where there are', async () => {
    const working = project();
    const running = await beginReady('start', working);

    running.process.kill('SIGTERM');
    await running.exit;
    await toac(['migrate'], working);

    expect(readdirSync(join(working, 'migrations'))).toEqual(['0001-create-notes.yaml']);
    expect(await toac(['start'], working)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('no migration was applied to this storage') as string,
    });
  });

  it('applies to every storage of a deployment what is its own, also where two are one database', async () => {
    const working = project();
    const deployment = (file: string): string => `services:
  all: { components: [notes, logs] }
storages:
  default: { kind: sqlite, file: .data/one.sqlite }
  audit: { kind: sqlite, file: ${file} }
`;

    put(working, 'contracts/logs.yaml', LOGS);
    put(working, 'contracts/deployments/two.yaml', deployment('.data/two.sqlite'));
    put(working, 'contracts/deployments/one.yaml', deployment('.data/one.sqlite'));
    await toac(['migrate'], working);

    for (const name of ['one', 'two']) {
      expect(await toac(['migrate', '--apply', '--deployment', name], working)).toEqual({
        exit: 0,
        out: 'default: 0001-create-logs-and-more applied\naudit: 0001-create-logs-and-more applied\n',
        err: '',
      });

      for (const component of ['notes', 'logs']) {
        const written = ['call', `${component}.write`, '{ text: a, count: "1" }'];

        expect((await toac([...written, '--deployment', name], working)).err).toBe('');
      }

      rmSync(join(working, '.data'), { recursive: true });
    }
  });
});
