// A process of its own that applies one migration and prints whether it did. `crash` is the statement, counted from 1,
// before which it kills itself; 0: none.
import { readFileSync, writeSync } from 'node:fs';
import { Collection } from 'mongodb';
import mysql from 'mysql2';
import pg from 'pg';
import { createMongodb } from '../../runtime-lib/dist/storage/mongodb.js';
import { createMysql } from '../../runtime-lib/dist/storage/mysql.js';
import { createPostgres } from '../../runtime-lib/dist/storage/postgres.js';
import { createSqlite } from '../../runtime-lib/dist/storage/sqlite.js';

const KINDS = {
  sqlite: (url) => createSqlite({ file: url }),
  postgres: (url) => createPostgres({ url }),
  mongodb: (url) => createMongodb({ url }),
  mariadb: (url) => createMysql({ url }),
};

const [kind, url, file, crash] = process.argv.slice(2);
const storage = KINDS[kind](url);
let left = Number(crash);

await storage.start([]);

if (left > 0) crashing();

const applied = await storage.migrations.apply(JSON.parse(readFileSync(file, 'utf8')));

writeSync(1, String(applied));
process.exit(0);

/** From now on. */
function crashing() {
  if (kind === 'postgres') count(pg.Client.prototype, ['query']);
  else if (kind === 'mariadb') count(mysql.Connection.prototype, ['query', 'execute']);
  else if (kind === 'mongodb')
    count(Collection.prototype, ['updateOne', 'insertOne', 'find', 'rename', 'createIndexes']);
  // What SQLite's own classes have cannot be replaced: prepared statements are looked up by their text.
  else count(Map.prototype, ['get'], (key) => /^(select|insert|update) /.test(String(key)));
}

function count(prototype, names, isCounted = () => true) {
  for (const name of names) {
    const original = prototype[name];

    prototype[name] = function counted(...args) {
      if (isCounted(args[0])) left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');

      return original.apply(this, args);
    };
  }
}
