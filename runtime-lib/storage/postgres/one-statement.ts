// A commit of one row as one statement: everything else is written only where the row was. It writes all or nothing, but
// does not say why it wrote nothing: the steps one by one do.
import type { Bound, Query } from '../sql/dialect.ts';
import { OUTBOX_TYPES } from '../sql/outbox.ts';
import type { Role, Step } from '../sql/sql-driver.ts';
import { columnList, INBOX, JOURNAL, OUTBOX, type SystemTable } from '../sql/system-tables.ts';
import { postgresDialect } from './dialect.ts';

const MOST_EVENTS = 8;
const { quote, placeholder } = postgresDialect;

/** Undefined where the steps are not those of one row. */
export function oneStatement(steps: readonly Step[]): Query | undefined {
  const of = (role: Role) => steps.filter((step) => step.role === role);
  const [write, ...others] = of('write');
  const events = of('outbox');

  if (write === undefined || others.length > 0 || events.length > MOST_EVENTS) return undefined;

  const values: Bound[] = [...write.query.values];
  const parts = [`w as (${write.query.text} returning 1)`];
  const checks: string[] = [];

  for (const { role, query } of steps) {
    const make = CHECKED[role];

    if (make === undefined) continue;

    const name = `c${checks.length}`;

    parts.push(`${name} as (${make(query.text, values.length)} returning 1)`);
    // Where it was refused and the row was written, the division by zero undoes the whole.
    checks.push(`1 / (1 - ((select count(*) from w) - (select count(*) from ${name}))::int)`);
    values.push(...query.values);
  }

  if (events.length > 0) {
    parts.push(`o as (${eventsText(events.length, values.length)})`);
    values.push(...events.flatMap(({ query }) => query.values));
  }

  return {
    text: `with ${parts.join()} select ${['(select count(*) from w) as written', ...checks].join()}`,
    values,
  };
}

/** What must have written one row too. */
const CHECKED: Partial<Readonly<Record<Role, (text: string, offset: number) => string>>> = {
  journal: (_text, offset) =>
    `${guardedInsert(JOURNAL, offset)} on conflict (id) do update set fingerprint = excluded.fingerprint, reply = excluded.reply, at = excluded.at where ${quote(JOURNAL.name)}.reply is null`,
  receive: (_text, offset) => `${guardedInsert(INBOX, offset)} on conflict do nothing`,
  advance: (text, offset) => `${shifted(text, offset)} and exists (select 1 from w)`,
};

function guardedInsert(table: SystemTable, offset: number): string {
  const values = table.columns.map(({ type }, i) =>
    placeholder(offset + i + 1, type === 'position' ? 'int64' : type),
  );

  return `insert into ${quote(table.name)} (${columnList(table, postgresDialect)}) select ${values.join()} from w`;
}

function shifted(text: string, offset: number): string {
  return text.replace(/\$(\d+)::/g, (_, position) => `$${Number(position) + offset}::`);
}

/** In their order, which their positions follow. */
function eventsText(count: number, offset: number): string {
  const width = OUTBOX_TYPES.length;
  const names = OUTBOX_TYPES.map((_, i) => `v${i}`);
  const rows = Array.from({ length: count }, (_, at) => {
    const values = OUTBOX_TYPES.map((type, i) => placeholder(offset + at * width + i + 1, type));

    return `(${[...values, at].join()})`;
  });

  return `insert into ${quote(OUTBOX.name)} (${columnList(OUTBOX, postgresDialect)}) select ${names.join()} from w, (values ${rows.join()}) as v(${[...names, 'place'].join()}) order by place`;
}
