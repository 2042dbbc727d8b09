// Migrations on real databases with rows in them: what each change keeps, who may run afterwards, and what happens when
// two apply at once or one is killed at any statement.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../../runtime-lib/core/definition.ts';
import type {
  Migration,
  Migrations,
  RowChange,
  TableChange,
} from '../../runtime-lib/storage/migrations/migration.ts';
import { tableFingerprint } from '../../runtime-lib/storage/migrations/table-fingerprint.ts';
import type { Storage, Table } from '../../runtime-lib/storage/storage.ts';
import type { Row, Values } from '../../runtime-lib/storage/values.ts';
import { newRow } from '../../runtime-lib/testing/storage/storage-case.ts';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { put, scratch } from '../write/scratch.ts';
import { type Database, KINDS } from './databases.ts';

beforeAll(() => buildRuntime());

const TEXT: FieldDefinition = { name: 'title', type: 'text' };
const COUNT: FieldDefinition = { name: 'count', type: 'text' };

function tableOf(fields: readonly FieldDefinition[], keys: Partial<Table> = {}): Table {
  return { component: 'notes', fields, unique: [], index: [], ...keys };
}

function migration(id: string, changes: readonly TableChange[], last?: Table): Migration {
  const admits = last === undefined ? {} : { [last.component]: [tableFingerprint(last)] };

  return { id, digest: `digest of ${id}`, changes, schema: id, admits };
}

function created(table: Table): Migration {
  return migration('0001', [{ kind: 'create', table }], table);
}

function changed(from: Table, to: Table, rows: readonly RowChange[] = []): Migration {
  return migration('0002', [{ kind: 'change', from, to, rows }], to);
}

function migrationsOf({ migrations }: Storage): Migrations {
  if (migrations === undefined) throw new Error('it takes no migrations');

  return migrations;
}

async function withOpen<T>(storage: Storage, tables: readonly Table[], use: () => Promise<T>) {
  await storage.start(tables);

  try {
    return await use();
  } finally {
    await storage.stop();
  }
}

async function apply(database: Database, one: Migration): Promise<boolean> {
  const storage = database.open();

  return withOpen(storage, [], () => migrationsOf(storage).apply(one));
}

async function fill(database: Database, table: Table, rows: readonly Row[]): Promise<void> {
  const storage = database.open(true);

  await withOpen(storage, [table], async () => {
    for (const row of rows) {
      const write = { component: table.component, row, expect: undefined };

      expect(await storage.commit({ writes: [write] })).toEqual({ kind: 'done' });
    }
  });
}

async function rowsIn(database: Database, table: Table, ids: readonly string[]) {
  const storage = database.open(true);

  return withOpen(storage, [table], () =>
    Promise.all(ids.map((id) => storage.get(table.component, id))),
  );
}

interface Change {
  readonly title: string;
  readonly from: Table;
  readonly to: Table;
  readonly rows?: readonly RowChange[];
  readonly values: readonly Values[];
  readonly become: readonly Values[];
}

const BASE = tableOf([TEXT, COUNT]);
const TWO = [
  { title: 'a', count: '1' },
  { title: 'b ', count: '-22' },
];

const CHANGES: readonly Change[] = [
  {
    title: 'a new field leaves rows as they are',
    from: BASE,
    to: tableOf([TEXT, COUNT, { name: 'due', type: 'date', optional: true }]),
    values: TWO,
    become: TWO,
  },
  {
    title: 'a new field gets its value in every row',
    from: BASE,
    to: tableOf([TEXT, COUNT, { name: 'tags', type: 'document' }]),
    rows: [{ kind: 'fill', field: 'tags', value: ['x'] }],
    values: TWO,
    become: TWO.map((values) => ({ ...values, tags: ['x'] })),
  },
  {
    title: 'a field that exists is filled only where it is absent',
    from: tableOf([TEXT, { ...COUNT, optional: true }]),
    to: BASE,
    rows: [{ kind: 'fill', field: 'count', value: '0' }],
    values: [{ title: 'a' }, { title: 'b', count: '5' }],
    become: [
      { title: 'a', count: '0' },
      { title: 'b', count: '5' },
    ],
  },
  {
    title: 'a renamed field keeps its values',
    from: tableOf([TEXT, COUNT], { unique: [{ name: 'byTitle', fields: ['title'] }] }),
    to: tableOf([{ ...TEXT, name: 'name' }, COUNT], {
      unique: [{ name: 'byTitle', fields: ['name'] }],
    }),
    rows: [{ kind: 'rename', field: 'title', to: 'name' }],
    values: TWO,
    become: [
      { name: 'a', count: '1' },
      { name: 'b ', count: '-22' },
    ],
  },
  {
    title: 'two fields exchange their names',
    from: BASE,
    to: BASE,
    rows: [
      { kind: 'rename', field: 'title', to: 'other' },
      { kind: 'rename', field: 'count', to: 'title' },
      { kind: 'rename', field: 'other', to: 'count' },
    ],
    values: TWO,
    become: [
      { title: '1', count: 'a' },
      { title: '-22', count: 'b ' },
    ],
  },
  {
    title: 'a text becomes a number',
    from: BASE,
    to: tableOf([TEXT, { name: 'count', type: 'integer' }]),
    rows: [{ kind: 'retype', field: 'count', to: 'integer' }],
    values: TWO,
    become: [
      { title: 'a', count: 1 },
      { title: 'b ', count: -22 },
    ],
  },
  {
    title: 'what does not fit becomes what was asked for',
    from: BASE,
    to: tableOf([TEXT, { name: 'count', type: 'decimal(5.2)' }]),
    rows: [{ kind: 'retype', field: 'count', to: 'decimal(5.2)', otherwise: '0.00' }],
    values: [
      { title: 'a', count: '1.5' },
      { title: 'b', count: 'many' },
      { title: 'c', count: '1234.5' },
      { title: 'd', count: '1.005' },
    ],
    become: [
      { title: 'a', count: '1.50' },
      { title: 'b', count: '0.00' },
      { title: 'c', count: '0.00' },
      { title: 'd', count: '0.00' },
    ],
  },
  {
    title: 'a dropped field is gone, the others stay',
    from: tableOf([TEXT, COUNT, { name: 'tags', type: 'document' }]),
    to: BASE,
    rows: [{ kind: 'drop', field: 'tags' }],
    values: [{ title: 'a', count: '1', tags: [1, null] }],
    become: [{ title: 'a', count: '1' }],
  },
  {
    title: 'a field that may be null no more is absent where it was null',
    from: tableOf([TEXT, { ...COUNT, nullable: true }]),
    to: tableOf([TEXT, { ...COUNT, optional: true }]),
    rows: [{ kind: 'keep' }],
    values: [
      { title: 'a', count: null },
      { title: 'b', count: '2' },
    ],
    become: [{ title: 'a' }, { title: 'b', count: '2' }],
  },
  {
    title: 'a renamed component keeps its entities',
    from: BASE,
    to: { ...BASE, component: 'shop.papers' },
    values: TWO,
    become: TWO,
  },
];

for (const kind of KINDS) {
  describe.skipIf(kind.missing !== '')(`migrations on ${kind.name}${kind.missing}`, () => {
    const made: Database[] = [];
    const create = async (): Promise<Database> => {
      const database = await kind.create();

      made.push(database);

      return database;
    };

    afterAll(async () => {
      for (const database of made) await database.drop();
    });

    it.each(CHANGES)('$title', async ({ from, to, rows = [], values, become }) => {
      const database = await create();
      const before = values.map((one, i) =>
        newRow(one, { version: i + 3, counter: { seq: 7, last: { a: 2 } } }),
      );

      await apply(database, created(from));
      await fill(database, from, before);

      expect(await apply(database, changed(from, to, rows))).toBe(true);
      expect(await apply(database, changed(from, to, rows))).toBe(false);
      expect(
        await rowsIn(
          database,
          to,
          before.map(({ id }) => id),
        ),
      ).toEqual(before.map((row, i) => ({ ...row, values: become[i] })));
    });

    it('keeps tombstones and their ids', async () => {
      const database = await create();
      const gone = newRow({ title: 'a', count: '1' }, { deleted: 1_700_000_000_005 });
      const to = tableOf([{ ...TEXT, name: 'name' }, COUNT]);

      await apply(database, created(BASE));
      await fill(database, BASE, [gone]);
      await apply(database, changed(BASE, to, [{ kind: 'rename', field: 'title', to: 'name' }]));

      const storage = database.open(true);

      await withOpen(storage, [to], async () => {
        const write = { component: 'notes', row: newRow({}, { id: gone.id }), expect: undefined };

        expect(await storage.get('notes', gone.id)).toBeUndefined();
        expect(await storage.commit({ writes: [write] })).toEqual({
          kind: 'duplicate',
          component: 'notes',
          unique: 'id',
        });
      });
    });

    it('makes and drops unique keys and indexes', async () => {
      const database = await create();
      const keys = tableOf([TEXT, COUNT], {
        unique: [{ name: 'byTitle', fields: ['title'] }],
        index: [{ name: 'byCount', keys: [{ field: 'count', order: 'desc' }] }],
      });
      const taken = { kind: 'duplicate', component: 'notes', unique: 'byTitle' };
      const again = async (table: Table) => {
        const storage = database.open(true);
        const row = newRow({ title: 'a', count: '2' });

        return withOpen(storage, [table], () =>
          storage.commit({ writes: [{ component: 'notes', row, expect: undefined }] }),
        );
      };

      await apply(database, created(BASE));
      await fill(database, BASE, [newRow({ title: 'a', count: '1' })]);
      await apply(database, changed(BASE, keys));
      expect(await again(keys)).toEqual(taken);

      await apply(database, { ...changed(keys, BASE), id: '0003' });
      expect(await again(BASE)).toEqual({ kind: 'done' });
      await expect(apply(database, { ...changed(BASE, keys), id: '0004' })).rejects.toThrow();
    });

    it('drops a component', async () => {
      const database = await create();

      await apply(database, created(BASE));
      await fill(database, BASE, [newRow({ title: 'a', count: '1' })]);
      await apply(database, migration('0002', [{ kind: 'drop', table: BASE }]));
      await apply(database, { ...created(BASE), id: '0003' });

      const storage = database.open(true);

      expect(
        await withOpen(storage, [BASE], () => storage.find('notes', { limit: 10 } as never)),
      ).toEqual([]);
    });

    it('changes nothing where a value does not fit, names the row and not the value', async () => {
      const database = await create();
      const to = tableOf([TEXT, { name: 'count', type: 'integer' }]);
      const row = newRow({ title: 'a', count: 'a secret' });
      const fits = newRow({ title: 'b', count: '1' });
      const retype = changed(BASE, to, [{ kind: 'retype', field: 'count', to: 'integer' }]);

      await apply(database, created(BASE));
      await fill(database, BASE, [row, fits]);

      const refused = apply(database, retype);

      await expect(refused).rejects.toThrow(`notes ${row.id}: its count is no integer`);
      await expect(refused).rejects.not.toThrow('a secret');
      expect(await rowsIn(database, BASE, [row.id, fits.id])).toEqual([row, fits]);
    });

    it('refuses what was edited after it was applied', async () => {
      const database = await create();

      await apply(database, created(BASE));

      await expect(apply(database, { ...created(BASE), digest: 'other' })).rejects.toThrow(
        'the migration 0001 was edited after it was applied',
      );
    });

    it('starts only builds that the journal admits', async () => {
      const database = await create();
      const newer = tableOf([TEXT, COUNT, { name: 'due', type: 'date', optional: true }]);
      const start = (table: Table, migrated = false) => {
        const storage = database.open(migrated);

        return withOpen(storage, [table], async () => 'started');
      };

      await expect(start(BASE, true)).rejects.toThrow('toac migrate --apply');
      await apply(database, created(BASE));
      expect(await start(BASE)).toBe('started');
      await expect(start(newer)).rejects.toThrow(
        'the schema after the migration 0001 does not admit this build of notes; run: toac migrate --apply',
      );

      const admits = { notes: [tableFingerprint(newer), tableFingerprint(BASE)] };

      await apply(database, { ...changed(BASE, newer), admits });
      expect(await start(BASE)).toBe('started');
      expect(await start(newer)).toBe('started');

      await apply(database, { ...changed(newer, newer), id: '0003' });
      await expect(start(BASE)).rejects.toThrow('does not admit this build of notes');
    });

    it('lets an older build change what a newer one wrote, and keeps what it does not know', async () => {
      const database = await create();
      const newer = tableOf([TEXT, COUNT, { name: 'due', type: 'date', optional: true }]);
      const admits = { notes: [tableFingerprint(newer), tableFingerprint(BASE)] };
      const row = newRow({ title: 'a', count: '1', due: '2024-02-29' });
      const older = database.open();

      await apply(database, created(BASE));
      await apply(database, { ...changed(BASE, newer), admits });
      await fill(database, newer, [row]);
      await withOpen(older, [BASE], async () => {
        const found = await older.get('notes', row.id);
        const next = newRow({ ...found?.values, title: 'b' }, { id: row.id, version: 2 });

        expect(
          await older.commit({ writes: [{ component: 'notes', row: next, expect: 1 }] }),
        ).toEqual({ kind: 'done' });
      });

      const [changedRow] = await rowsIn(database, newer, [row.id]);

      expect(changedRow?.values).toEqual({ title: 'b', count: '1', due: '2024-02-29' });
    });

    it('is applied once by several processes at once', async () => {
      const database = await create();
      const rows = Array.from({ length: 50 }, (_, i) => newRow({ title: `t${i}`, count: `${i}` }));
      const to = tableOf([TEXT, { name: 'count', type: 'integer' }]);
      const file = written(changed(BASE, to, [{ kind: 'retype', field: 'count', to: 'integer' }]));

      await apply(database, created(BASE));
      await fill(database, BASE, rows);

      const ran = await Promise.all(
        [1, 2, 3].map(() => applyElsewhere(kind.name, database.url, file)),
      );

      expect(ran.map(({ out }) => out).sort()).toEqual(['false', 'false', 'true']);
      expect(
        await rowsIn(
          database,
          to,
          rows.map(({ id }) => id),
        ),
      ).toEqual(rows.map((row, i) => ({ ...row, values: { title: `t${i}`, count: i } })));
    });

    it('goes on after it was killed before any of its statements', async () => {
      const database = await create();

      for (let crash = 1; ; crash += kind.stride) {
        const from = { ...BASE, component: `notes${crash}` };
        const to = { ...tableOf([TEXT, { name: 'count', type: 'integer' }]), component: 'x' };
        const other = { ...BASE, component: `other${crash}` };
        const rows = TWO.map((values) => newRow(values));
        const id = `${crash}`.padStart(4, '0');
        const [moved] = changed(from, { ...to, component: from.component }, [
          { kind: 'retype', field: 'count', to: 'integer' },
        ]).changes as [TableChange];
        const [renamed] = changed(other, { ...other, component: `paper${crash}` }).changes as [
          TableChange,
        ];
        const paper = { ...other, component: `paper${crash}` };
        const next = { ...to, component: from.component };
        const admit = (...tables: readonly Table[]) =>
          Object.fromEntries(tables.map((t) => [t.component, [tableFingerprint(t)]]));
        const begin: Migration = {
          ...migration(`${id}-create`, [
            { kind: 'create', table: from },
            { kind: 'create', table: other },
          ]),
          admits: admit(from, other),
        };
        const change: Migration = {
          ...migration(`${id}-change`, [moved, renamed]),
          admits: admit(next, paper),
        };

        await apply(database, begin);
        await fill(database, from, rows);
        await fill(database, other, rows);

        const { out, signal } = await applyElsewhere(
          kind.name,
          database.url,
          written(change),
          crash,
        );

        if (signal === null) {
          expect(out).toBe('true');
          expect(crash).toBeGreaterThan(10);
          break;
        }

        expect(signal).toBe('SIGKILL');
        await apply(database, change);

        const ids = rows.map((row) => row.id);

        expect(await rowsIn(database, paper, ids)).toEqual(rows);
        expect(await rowsIn(database, next, ids)).toEqual(
          rows.map((row, i) => ({ ...row, values: { ...TWO[i], count: [1, -22][i] } })),
        );
      }
    });
  });
}

function written(one: Migration): string {
  const folder = scratch();

  put(folder, 'migration.json', JSON.stringify(one));

  return join(folder, 'migration.json');
}

interface Ended {
  readonly out: string;
  readonly signal: NodeJS.Signals | null;
}

function applyElsewhere(kind: string, url: string, file: string, crash = 0): Promise<Ended> {
  const script = join(import.meta.dirname, 'apply-process.mjs');
  const child = spawn(process.execPath, [script, kind, url, file, String(crash)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';

  child.stdout.on('data', (text) => {
    out += text;
  });

  return new Promise((resolve) => {
    child.once('close', (_code, signal) => resolve({ out, signal }));
  });
}
