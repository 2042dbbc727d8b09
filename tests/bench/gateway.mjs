// The gateway against bare node:http and its peers: CPU of one request, of each server in a process of its own, in turn.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ourProgram } from './gateway-ours.mjs';
import { GROUPS, ROWS } from './gateway-rows.mjs';
import { ASKED, BODY_TEXT, OPEN, TOKENS } from './gateway-subject.mjs';
import { spread } from './measure.mjs';
import { BENCH } from './projects.mjs';
import { cpuOf } from './service-start.mjs';
import { inTurn, judged, summary } from './state.mjs';
import { printTable } from './table.mjs';

/** @returns goals with their ratios per set, and CPU and rate of each group, contender and set. */
export async function measureGateway(space, { sets, laps, requests, peers }) {
  const program = await ourProgram(space);
  const groups = GROUPS.map(({ name, times, contenders }) => ({
    name,
    times,
    contenders: contenders.filter(({ host }) => peers || host === 'bare' || host === 'ours'),
  }));
  const found = Object.fromEntries(groups.map(({ name }) => [name, []]));

  for (let i = 0; i < sets; i++) {
    const hosts = await openHosts(groups, program);

    for (const { name, times, contenders } of groups)
      found[name].push(
        await inTurn(contenders, {
          open: opener(hosts),
          laps: laps * times,
          ask: asking(requests),
        }),
      );

    hosts.end();
  }

  const measured = Object.fromEntries(
    groups.map(({ name, contenders }) => [
      name,
      Object.fromEntries(
        contenders.map(({ who }, at) => [who, summary(found[name].map((set) => set[at]))]),
      ),
    ]),
  );

  return { goals: ROWS.map((row) => judged(row, measured)), measured };
}

/** The first lap of each is that of warming up: it takes some ten thousand requests until code is as fast as it gets. */
function asking(requests) {
  return (lap) => ({ requests: lap < 0 ? requests * 8 : requests });
}

/** Fresh processes: every server, and one that makes the load. */
async function openHosts(groups, program) {
  const names = new Set(groups.flatMap(({ contenders }) => contenders.map(({ host }) => host)));
  const children = [];
  const start = async (file, args) => {
    const child = fork(join(BENCH, file), args);

    children.push(child);

    const [said] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => [{ failed: `it ended with ${code}` }]),
    ]);

    return { child, ...said };
  };
  const end = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  const load = await start('gateway-load.mjs', []);
  const hosts = new Map();

  process.once('exit', end);

  for (const name of names)
    hosts.set(name, await prepared(name, await start('gateway-worker.mjs', [name, program])));

  return {
    load: load.child,
    hosts,
    end() {
      process.off('exit', end);
      end();
    },
  };
}

/** Creates what is asked for, and shows that it answers as all do. */
async function prepared(name, { child, port, failed }) {
  if (failed !== undefined || name === 'bare') return { child, port, failed };

  try {
    const id = await checked(port, ASKED);
    const open = name === 'ours' ? await created(port, OPEN) : undefined;

    return { child, port, ids: { id: id, open } };
  } catch ({ message }) {
    return { child, port, failed: `${name}: ${message}` };
  }
}

const EXPECTED = {
  ...JSON.parse(BODY_TEXT),
  owner: 'a-caller-of-the-api',
  state: 'draft',
  done: false,
};

/** Statuses of what is refused, and whole replies of what is not. */
async function checked(port, path) {
  const id = await created(port, path);
  const read = await ask(port, `${path}/${id}`, {});

  same(read.status, 200, 'GET');
  same(read.text, JSON.stringify(inOrder({ id, ...EXPECTED })), 'GET');
  same((await ask(port, `${path}/${id}`, { token: TOKENS.other })).status, 403, 'another caller');
  same((await ask(port, `${path}/${id}`, { token: 'none' })).status, 401, 'a wrong token');
  same((await ask(port, `${path}/no-such`, {})).status, 404, 'no entity');

  for (const wrong of ['"priority":30', '"priority":3,"more":1', '"priority":"3"'])
    same(
      (await ask(port, path, { body: BODY_TEXT.replace('"priority":3', wrong) })).status,
      400,
      wrong,
    );

  return id;
}

async function created(port, path) {
  const { status, text } = await ask(port, path, { body: BODY_TEXT });

  same(status, 201, 'POST');

  const { id } = JSON.parse(text);

  same(text, JSON.stringify(inOrder({ id, ...EXPECTED })), 'POST');

  return id;
}

/** Members in the order that all write them in, so that the bytes are the same too. */
function inOrder({ id, owner, title, lines, total, address, state, priority, done }) {
  return { id, owner, title, lines, total, address, state, priority, done };
}

function same(given, wanted, what) {
  if (given !== wanted) throw new Error(`${what}: ${given}, and not ${wanted}`);
}

async function ask(port, path, { token = TOKENS.owner, body }) {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });

  return { status: reply.status, text: await reply.text() };
}

/** What one contender is asked in a lap. */
function opener({ hosts, load }) {
  return async ({ host, text }) => {
    const { child, port, ids, failed } = hosts.get(host);
    const wanted = /^POST/.test(text({})) ? '201' : '200';
    const run = async ({ requests }) => {
      const before = cpuOf(child.pid);

      load.send({ port, text: text(ids ?? {}), requests });

      const [{ seconds, statuses, failed: why }] = await once(load, 'message');
      const cpu = (cpuOf(child.pid) - before) / requests;
      const right = host === 'bare' ? statuses?.['200'] : statuses?.[wanted];

      if (right !== requests) return { failed: why ?? JSON.stringify(statuses) };

      return { cpu, rate: requests / seconds };
    };

    return { failed, ask: run, end: () => undefined };
  };
}

/** Ratios to bare node:http of all, medians and minima of each set. */
export function printPeerRatios({ measured }) {
  const lines = Object.entries(measured).flatMap(([group, { bare, ...others }]) =>
    bare === undefined
      ? []
      : Object.entries(others).map(([who, { cpu, failed }]) => [
          `${group} ${who}`,
          ...(failed === undefined ? ratios(cpu, bare.cpu) : ['', failed]),
        ]),
  );

  printTable([['against bare node:http', 'today', 'medians (minima) of each set'], ...lines]);
}

function ratios(cpu, bare) {
  const all = cpu.map(({ median, min }, set) => ({
    median: median / bare[set].median,
    min: min / bare[set].min,
  }));

  return [
    spread(all.map(({ median }) => median)).median.toFixed(2),
    all.map(({ median, min }) => `${median.toFixed(2)} (${min.toFixed(2)})`).join('  '),
  ];
}
