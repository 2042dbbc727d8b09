// The rows of the table of state: who is measured together, and what our ratio to another one must be.

/** On a shared machine, a few laps say little of the median, and less of what is best. */
const TIMES = 4;

/** Contenders of one group take turns. Knex keeps its usual pool; the raw statement is that of the SQLite module. */
export const GROUPS = [
  group('sqlite-read', { database: 'sqlite', work: 'read', subject: 'tasks', inFlight: 1 }, [
    'raw',
    'ours',
    'knex',
  ]),
  group('sqlite-documents', { database: 'sqlite', work: 'read', subject: 'orders', inFlight: 1 }, [
    'raw',
    'ours',
    'knex',
  ]),
  group('postgres-read', { database: 'postgres', work: 'read', subject: 'orders', inFlight: 64 }, [
    'ours',
    'knex',
  ]),
  updates('sqlite', ['ours', 'plain', 'knex']),
  // What the outbox costs more is a few microseconds: many laps, and long ones.
  { ...updates('postgres', ['ours', 'plain', 'knex']), times: 2 * TIMES, length: 3 },
  updates('mariadb', ['ours', 'knex']),
  { ...group('validators', { once: 'validators' }, ['ours', 'ajv']), times: 1 },
  // A lap is a process, of 0.1 s: many, for each tells little, and on a shared machine some cost half as much again.
  { ...group('start', { once: 'start' }, ['bare', 'ours without routes', 'ours']), times: 30 },
  {
    ...group('start-with', { once: 'start' }, [
      'bare with SQLite',
      'ours on SQLite',
      'todo as it is',
      'toac start',
    ]),
    times: 1,
  },
];

function updates(database, who) {
  return group(`${database}-update`, { database, work: 'update', inFlight: 64 }, who);
}

function group(name, common, who) {
  return { name, times: TIMES, contenders: who.map((one) => ({ ...common, who: one })) };
}

/** `least`: the ratio must not be below; of rates, where all others are of CPU. Memory is a difference. */
export const ROWS = [
  row('sqlite-read', 'raw', {
    must: 1.35,
    stretch: 1.1,
    title: 'SQLite read by id, raw statement',
  }),
  row('sqlite-read', 'knex', { must: 0.25, stretch: 0.16, title: 'SQLite read by id, knex' }),
  row('sqlite-documents', 'raw', {
    must: 1.35,
    stretch: 1.1,
    title: 'SQLite read with documents, raw statement and JSON.parse',
  }),
  row('sqlite-documents', 'knex', {
    must: 0.25,
    stretch: 0.16,
    title: 'SQLite read with documents, knex',
  }),
  row('postgres-read', 'knex', { must: 0.25, stretch: 0.1, title: 'PostgreSQL read by id, knex' }),
  row('postgres-read', 'knex', { least: true, must: 3, stretch: 6, title: '… its rate' }),
  row('postgres-update', 'knex', {
    must: 0.25,
    stretch: 0.13,
    title: 'PostgreSQL update + outbox, knex.transaction',
  }),
  row('postgres-update', 'knex', { least: true, must: 2, stretch: 3, title: '… its rate' }),
  row('sqlite-update', 'knex', {
    must: 0.3,
    stretch: 0.05,
    title: 'SQLite update + outbox, knex.transaction',
  }),
  row('mariadb-update', 'knex', {
    must: 0.15,
    stretch: 0.08,
    title: 'MariaDB update + outbox, knex.transaction',
  }),
  row('postgres-update', 'plain', {
    must: 1.3,
    stretch: 1.15,
    title: 'PostgreSQL outbox, plain versioned update',
  }),
  row('sqlite-update', 'plain', {
    must: 1.8,
    stretch: 1.3,
    title: 'SQLite outbox, plain versioned update',
  }),
  row('validators', 'ajv', { must: 0.15, stretch: 0.05, title: '600 validators ready, ajv' }),
  // As peers are measured, who open no database. Two costs of others are printed beside: a database (bare opens one
  // too), and the clock of the schedule's time zone, 15 ms and 8 MB of Node's own for whoever asks for one.
  ...starts('ours without routes', 'todo without a gateway, start to first reply, node:http'),
  ...starts('ours', 'todo with its gateway, start to first reply, node:http'),
];

function starts(ours, title) {
  return [
    row('start', 'bare', { ours, must: 1.15, stretch: 1.03, title }),
    row('start', 'bare', {
      ours,
      measure: 'memory',
      must: 4,
      stretch: 1,
      title: '… MB more when idle',
    }),
  ];
}

function row(group, against, { ours = 'ours', ...goal }) {
  const measure = goal.measure ?? (goal.least ? 'rate' : 'cpu');
  const who = ours === 'ours' ? [] : [ours.replaceAll(' ', '-')];
  const id = [group, against, ...who, ...(measure === 'cpu' ? [] : [measure])].join('-');

  return { id, group, of: [ours, against], measure, ...goal };
}
