// Leases in SQL, by the clock of the database.
import type { Leases } from '../storage.ts';
import type { SqlDriver } from './sql-driver.ts';
import { LEASES } from './system-tables.ts';

export function createLeases(driver: SqlDriver): Leases {
  const { dialect } = driver;
  const { quote, placeholder } = dialect;
  const now = dialect.now();
  const table = quote(LEASES.name);
  const [name, holder, until, note] = ['name', 'holder', 'until', 'note'].map(quote);
  const prolong = `update ${table} set ${holder} = ${placeholder(1, 'text')}, ${until} = ${now} + ${placeholder(2, 'int64')} where ${name} = ${placeholder(3, 'id')} and (${holder} = ${placeholder(4, 'text')} or ${until} <= ${now})`;
  const first = `insert into ${table} (${name}, ${holder}, ${until}) values (${placeholder(1, 'id')}, ${placeholder(2, 'text')}, ${now} + ${placeholder(3, 'int64')}) ${dialect.ignore(LEASES.key)}`;
  const release = `update ${table} set ${until} = 0, ${holder} = '' where ${name} = ${placeholder(1, 'id')} and ${holder} = ${placeholder(2, 'text')}`;
  const write = `update ${table} set ${note} = ${placeholder(1, 'text')} where ${name} = ${placeholder(2, 'id')} and ${holder} = ${placeholder(3, 'text')} and ${until} > ${now}`;
  const read = `select ${note} from ${table} where ${name} = ${placeholder(1, 'id')}`;

  return {
    async take(lease, who, milliseconds) {
      const duration = BigInt(Math.round(milliseconds));
      const prolonged = await driver.write({
        text: prolong,
        values: [who, duration, lease, who],
      });

      return (
        prolonged > 0 || (await driver.write({ text: first, values: [lease, who, duration] })) > 0
      );
    },
    async release(lease, who) {
      await driver.write({ text: release, values: [lease, who] });
    },
    async note(lease, who, text) {
      return (await driver.write({ text: write, values: [text, lease, who] })) > 0;
    },
    async noted(lease) {
      const [found] = await driver.read({ text: read, values: [lease] });
      const text = found?.['note'] ?? null;

      return text === null ? undefined : String(text);
    },
  };
}
