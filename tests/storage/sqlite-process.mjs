// A process of its own on a SQLite file. `commit` prints the id of each row when its commit was answered, until it is
// killed or has made so many; `hold` keeps the database locked until a line comes in.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { connect } from '../../runtime-lib/dist/storage/sqlite/connection.js';
import { createSqlite } from '../../runtime-lib/dist/storage/sqlite.js';

const [task, file, most = '1000000'] = process.argv.slice(2);
const table = {
  component: 'rows',
  fields: [{ name: 'title', type: 'text' }],
  unique: [],
  index: [],
};

async function commit() {
  const storage = createSqlite({ file });
  let made = 0;

  await storage.start([table]);

  const make = async () => {
    while (made++ < Number(most)) {
      const id = randomUUID();
      const row = { id, version: 1, created: 0, updated: 0, values: { title: id } };
      const counter = { seq: 0, last: {} };
      const write = { component: 'rows', row: { ...row, counter }, expect: undefined };
      const { kind } = await storage.commit({ writes: [write] });

      if (kind === 'done') writeSync(1, `${id}\n`);
    }
  };

  await Promise.all([make(), make(), make()]);
  await storage.stop();
}

async function hold() {
  const connection = await connect(file);

  connection.exec('begin immediate');
  writeSync(1, 'held\n');
  process.stdin.once('data', () => {
    connection.exec('commit');
    connection.close();
    process.exit(0);
  });
}

await (task === 'hold' ? hold() : commit());
