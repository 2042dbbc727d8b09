// What toac is measured at: the rows of the compiler's table, and the commands behind them.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './projects.mjs';

/** Goals are ratios, against the start of Node where nothing else is said; a `must` that is `doubled` is against the start of Node, which newer Nodes halve. */
export const ROWS = [
  { id: 'cold', title: 'cold build, 1,000 operations', must: 10, stretch: 6, doubled: true },
  { id: 'unchanged', title: 'nothing changed', must: 1.25, stretch: 1.05, doubled: true },
  { id: 'changed', title: 'one contract changed', must: 2.2, stretch: 1.6, doubled: true },
  { id: 'cold10', title: '10 operations, cold', must: 1.8, stretch: 1.5, doubled: true },
  {
    id: 'growth',
    title: 'growth, 100 → 1,000',
    must: 11,
    stretch: 10,
    of: ['cold', 'cold100', 'node'],
    ratio: ({ cold, cold100, node }) => (cold - node) / (cold100 - node),
  },
  {
    id: 'types',
    title: 'cold against TypeScript 7 checking the output',
    must: 0.8,
    stretch: 0.4,
    of: ['cold', 'types'],
    ratio: ({ cold, types }) => cold / types,
  },
];

export function contendersOf({ id, of = [id, 'node'] }) {
  return of;
}

export function ratioOf({ id, ratio }, cpu) {
  return ratio === undefined ? cpu[id] / cpu.node : ratio(cpu);
}

export const NODE = {
  name: 'node',
  prepare: () => ({ argv: [process.execPath, '-e', '0'], cwd: ROOT }),
};

/** Each runs on every lap: a minimum of more runs is lower, and minima are compared. */
export function compilerContenders(space) {
  const built = builtProject(space, 1000);

  return [
    NODE,
    {
      name: 'unchanged',
      prepare: () => ({ ...build(space, built), check: said(/ is up to date /) }),
    },
    changed(space),
    { name: 'cold10', prepare: () => cold(space, 10) },
    { name: 'cold100', prepare: () => cold(space, 100) },
    { name: 'cold', prepare: () => cold(space, 1000) },
    typeCheck(built),
  ];
}

/** Into a new folder each time. */
export function cold(space, operations) {
  return { ...build(space, space.project(operations)), check: said(/: \d+ written\n$/) };
}

function build({ tool }, cwd) {
  return { argv: [...tool, 'build', 'contracts'], cwd };
}

function said(pattern) {
  return (text) =>
    pattern.test(text) ? undefined : `unexpected: ${text.trim().split('\n').at(-1)}`;
}

/** A project with its output. */
export function builtProject(space, operations) {
  const cwd = space.project(operations);
  const [command, ...args] = build(space, cwd).argv;

  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });

  return cwd;
}

/** Each run adds a field to another entity, which changes its types, checks, client and specifications. */
function changed(space) {
  const cwd = builtProject(space, 1000);
  let edited = 0;

  return {
    name: 'changed',
    prepare() {
      const i = edited++;
      const file = join(cwd, `contracts/shop${Math.floor(i / 20)}/resource${i}.yaml`);
      const text = readFileSync(file, 'utf8');

      writeFileSync(
        file,
        text.replace('\n    rating?:', '\n    colour?: string(1..40)\n    rating?:'),
      );

      return { ...build(space, cwd), check: said(/: \d{1,2} written, \d+ unchanged\n$/) };
    },
  };
}

function typeCheck(cwd) {
  const manifest = createRequire(join(ROOT, 'package.json')).resolve('typescript/package.json');

  writeFileSync(
    join(cwd, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: STRICT, include: ['generated'] }),
  );

  return {
    name: 'types',
    prepare: () => ({
      argv: [process.execPath, join(manifest, '../bin/tsc'), '--noEmit', '-p', '.'],
      cwd,
    }),
  };
}

/** As `toac check --types` has it. */
const STRICT = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};
