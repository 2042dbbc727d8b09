// The tables that are printed, and the same as data for results.json.
import { contendersOf, ROWS, ratioOf } from './compiler.mjs';
import { spread } from './measure.mjs';
import { PEER_NAMES, SIZES } from './peers.mjs';
import { printTable } from './table.mjs';

/** One group of contenders in several sets of fresh processes. */
export function summarise(sets) {
  const names = sets[0].map(({ name }) => name);

  return Object.fromEntries(
    names.map((name) => {
      const runs = sets.map((set) => set.find((one) => one.name === name));
      const failed = runs.find((one) => one.failed !== undefined)?.failed;

      return [name, failed === undefined ? runs.map(({ samples }) => spread(samples)) : { failed }];
    }),
  );
}

/** A goal holds only when the ratios of medians and of minima do, in every set. */
export function judge(group, newNode, rows = ROWS) {
  return rows.map((row) => {
    const must = row.must * (row.doubled && newNode ? 2 : 1);
    const names = contendersOf(row);
    const failed = names.map((name) => group[name].failed).find((why) => why !== undefined);

    if (failed !== undefined) return { id: row.id, must, stretch: row.stretch, failed };

    const ratios = group.node.map((_, set) => ({
      median: rounded(ratioOf(row, at(group, { names, set, what: 'median' }))),
      min: rounded(ratioOf(row, at(group, { names, set, what: 'min' }))),
    }));
    const holds = (goal) => ratios.every(({ median, min }) => Math.max(median, min) <= goal);

    return { id: row.id, must, stretch: row.stretch, ratios, ...verdict(holds, must, row.stretch) };
  });
}

function verdict(holds, must, stretch) {
  return { mustHolds: holds(must), stretchHolds: holds(stretch) };
}

function at(group, { names, set, what }) {
  return Object.fromEntries(names.map((name) => [name, group[name][set][what]]));
}

/** Ratios of medians to the start of Node, the middle one of the sets. */
function ratio(group, name) {
  const measured = group?.[name];

  if (measured === undefined) return undefined;
  if (measured.failed !== undefined) return measured.failed;

  return middle(measured.map(({ median }, set) => median / group.node[set].median));
}

export function printGoals(goals, rows = ROWS) {
  const lines = goals.map(({ id, must, stretch, ratios, failed, mustHolds, stretchHolds }) => [
    rows.find((row) => row.id === id).title,
    `≤ ${must}`,
    `${stretch}`,
    ...(failed === undefined
      ? [
          shown(middle(ratios.map((r) => r.median))),
          ratios.map((r) => `${shown(r.median)} (${shown(r.min)})`).join('  '),
          stretchHolds ? 'stretch' : mustHolds ? 'must' : 'no',
        ]
      : ['failed', failed, 'no']),
  ]);

  printTable([['', 'must', 'stretch', 'today', 'medians (minima) of each set', 'holds'], ...lines]);
}

export function printPeers(groups) {
  const lines = ['toac', ...PEER_NAMES].map((name) => [
    name,
    ...SIZES.map((size) => compared(groups[size], name)),
  ]);

  printTable([
    ['cold, against node -e 0 (and toac)', ...SIZES.map((n) => `${n} operations`)],
    ...lines,
  ]);
}

function compared(group, name) {
  const theirs = ratio(group, name);
  const ours = ratio(group, 'toac');

  if (theirs === undefined) return 'not in this run';
  if (typeof theirs === 'string') return theirs;
  if (name === 'toac' || typeof ours !== 'number') return shown(theirs);

  return `${shown(theirs)} (${shown(theirs / ours)}×)`;
}

/** What the ratios are of: milliseconds of CPU. */
export function printTimes(title, group) {
  const lines = Object.entries(group).map(([name, sets]) => [
    name,
    ...(sets.failed === undefined
      ? sets.map(
          ({ min, median, max, runs }) => `${min} / ${Math.round(median)} / ${max} (${runs})`,
        )
      : [sets.failed]),
  ]);

  printTable([[`${title}, ms of CPU`, 'min / median / max (runs), per set'], ...lines]);
}

function middle(values) {
  return spread(values).median;
}

function rounded(value) {
  return Number(value.toFixed(3));
}

function shown(value) {
  return value >= 20 ? value.toFixed(0) : value >= 3 ? value.toFixed(1) : value.toFixed(2);
}
