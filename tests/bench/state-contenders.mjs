// The units of work of state, by who does them: `one(turn)` does one, of the entity that the turn says.
import { DATABASES, runtime, sqliteModule } from './state-databases.mjs';
import {
  event,
  eventRecord,
  ORDERS,
  orderRecord,
  orderRow,
  orderRows,
  TABLES,
  TASKS,
  taskRows,
} from './state-subjects.mjs';

const SUBJECTS = { tasks: [TASKS, taskRows], orders: [ORDERS, orderRows] };

/** @returns `one`, and `end`, which removes everything. */
export async function openContender({ database, who, work, subject = 'orders' }) {
  const opened = await DATABASES[database]();
  const [{ component }, rowsOf] = SUBJECTS[subject];
  const rows = rowsOf();
  const { storage } = opened;
  const closing = [() => opened.drop(), () => storage.stop()];
  const given = { opened, storage, component, rows, closing };

  await storage.start(TABLES);
  await Promise.all(
    rows.map((row) => storage.commit({ writes: [{ component, row, expect: undefined }] })),
  );

  return {
    one: await MAKE[work][who](given),
    async end() {
      for (const close of closing.reverse()) await close();
    },
  };
}

const MAKE = {
  read: { ours: ourRead, raw: rawRead, knex: knexRead },
  update: {
    ours: (given) => ourUpdate(given, 1),
    plain: (given) => ourUpdate(given, 0),
    knex: knexUpdate,
  },
};

function ourRead({ storage, component, rows }) {
  return async (turn) => {
    const { id } = rows[turn % rows.length];
    const row = await storage.get(component, id);

    if (row.id !== id) throw new Error('another row was read');
  };
}

/** The bare module: what is read is not looked at, but a document is parsed, as anyone who reads it must. */
async function rawRead({ opened, component, rows, closing }) {
  const { DatabaseSync } = await sqliteModule();
  const { tableName } = await runtime('storage/sql/names.js');
  const database = new DatabaseSync(opened.file);
  const statement = database.prepare(
    `select * from "${tableName(component)}" where "id" = ? and "_deleted" is null`,
  );

  closing.push(async () => database.close());

  return async (turn) => {
    const { id } = rows[turn % rows.length];

    const row = statement.get(id);

    if (row._document !== '{}') row._document = JSON.parse(row._document);
    if (row.id !== id) throw new Error('another row was read');
  };
}

async function knexRead(given) {
  const { table, db } = await onKnex(given);
  const { rows } = given;

  return async (turn) => {
    const { id } = rows[turn % rows.length];
    const row = await db(table).where({ id, _deleted: null }).first();

    if (row.id !== id) throw new Error('another row was read');
  };
}

function ourUpdate({ storage, component, rows }, events) {
  const versions = rows.map(() => 1);

  return async (turn) => {
    const at = turn % rows.length;
    const { id } = rows[at];
    const version = versions[at];
    const { kind } = await storage.commit({
      writes: [{ component, row: orderRow(id, version + 1), expect: version }],
      outbox: events === 0 ? [] : [event(id, version + 1)],
    });

    if (kind !== 'done') throw new Error(`the commit was answered with ${kind}`);

    versions[at] = version + 1;
  };
}

async function knexUpdate(given) {
  const { table, outbox, db } = await onKnex(given);
  const { rows } = given;
  const versions = rows.map(() => 1);

  return async (turn) => {
    const at = turn % rows.length;
    const { id } = rows[at];
    const version = versions[at];

    await db.transaction(async (transaction) => {
      const changed = await transaction(table)
        .where({ id, _version: version, _deleted: null })
        .update(orderRecord(version + 1));

      if (changed !== 1) throw new Error('the row was not changed');

      await transaction(outbox).insert(eventRecord(id, version + 1));
    });

    versions[at] = version + 1;
  };
}

async function onKnex({ opened, component, closing }) {
  const { tableName } = await runtime('storage/sql/names.js');
  const { OUTBOX } = await runtime('storage/sql/system-tables.js');
  const db = await opened.knex();

  closing.push(() => db.destroy());

  return { db, table: tableName(component), outbox: OUTBOX.name };
}
