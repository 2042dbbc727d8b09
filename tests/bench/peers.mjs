// Tools that do a part of the same work, on equivalent content. Each writes into a new folder at every run.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { builtProject, cold, NODE } from './compiler.mjs';
import { BENCH } from './projects.mjs';
import { typespec } from './typespec.mjs';

export const SIZES = [10, 100, 1000];

/** `slow` ones are left out at 1,000 operations when it must be quick. */
const PEERS = [
  { name: 'openapi-typescript (types only)', tool: 'openapi-typescript', make: fromOpenapi },
  { name: 'orval (fetch)', tool: 'orval', make: fromOpenapi },
  { name: 'TypeSpec without output', tool: 'tsp', make: fromTypespec },
  { name: 'TypeSpec + OpenAPI', tool: 'tsp', make: fromTypespec, slow: true },
  { name: 'hey-api (types, SDK, fetch)', tool: 'openapi-ts', make: fromOpenapi, slow: true },
];

export const PEER_NAMES = PEERS.map(({ name }) => name);

/** Their versions are those of the lockfile. Does nothing when they are there. */
export function installPeers() {
  const digest = createHash('sha256')
    .update(readFileSync(join(BENCH, 'package-lock.json')))
    .digest('hex');
  const stamp = join(BENCH, 'node_modules', '.bench');

  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  process.stderr.write('installing what toac is measured against, once\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: BENCH,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(stamp, digest);
}

export function peerVersions() {
  const { devDependencies } = JSON.parse(readFileSync(join(BENCH, 'package.json'), 'utf8'));

  return devDependencies;
}

/** What all peers of one size read: the document that toac writes, and the same content in TypeSpec. */
export function peerInputs(space, operations) {
  const project = builtProject(space, operations);

  return {
    openapi: join(project, 'generated', 'specs', 'openapi.yaml'),
    typespec: space.peer(typespec(operations)),
    operations,
  };
}

export function peerContenders(space, inputs, { quick }) {
  const { operations } = inputs;
  const wanted = PEERS.filter(({ slow }) => !(quick && slow && operations === 1000));

  return [
    NODE,
    { name: 'toac', prepare: () => cold(space, operations) },
    ...wanted.map((peer) => ({
      name: peer.name,
      prepare: () => peer.make(peer, { inputs, out: space.peer([]) }),
    })),
  ];
}

function fromOpenapi({ tool }, { inputs, out }) {
  const { openapi, operations } = inputs;
  const args = {
    'openapi-typescript': [openapi, '-o', 'api.ts'],
    orval: ['--input', openapi, '--output', join(out, 'api.ts'), '--client', 'fetch'],
    'openapi-ts': ['-i', openapi, '-o', join(out, 'api'), '--no-log-file', '-p', ...HEY_API],
  }[tool];

  return { argv: bin(tool, args), cwd: out, check: () => missing(out, operations) };
}

const HEY_API = ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'];

function fromTypespec({ name, tool }, { inputs, out }) {
  const openapi = '@typespec/openapi3';
  const emits = !name.includes('without');
  const args = emits
    ? ['--emit', openapi, '--option', `${openapi}.emitter-output-dir=${out}`]
    : ['--no-emit'];

  return {
    argv: bin(tool, ['compile', 'main.tsp', ...args]),
    cwd: inputs.typespec,
    check: () => (emits ? missing(out, inputs.operations) : undefined),
  };
}

function bin(tool, args) {
  return [process.execPath, join(BENCH, 'node_modules', '.bin', tool), ...args];
}

/** Whether all resources are in the output, by the routes that stand in it. */
function missing(out, operations) {
  const text = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  const { size } = new Set(text.match(/\/resources\d+/g));

  return size === operations / 5 ? undefined : `${size} of ${operations / 5} resources written`;
}

/** How much is in the document that toac writes, and in the one that TypeSpec writes of the same content. */
export function equivalence(space, inputs) {
  const out = space.peer([]);
  const emitter = PEERS.find(({ name }) => name === 'TypeSpec + OpenAPI');
  const { argv, cwd } = fromTypespec(emitter, { inputs, out });
  const [command, ...args] = argv;

  execFileSync(command, args, { cwd, stdio: 'ignore' });

  return { toac: contents(inputs.openapi), TypeSpec: contents(join(out, 'openapi.yaml')) };
}

function contents(file) {
  const { paths } = parse(readFileSync(file, 'utf8'));
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const count = (of) => operations.reduce((sum, operation) => sum + of(operation), 0);

  return {
    operations: operations.length,
    parameters: count(({ parameters = [] }) => parameters.length),
    responses: count(({ responses }) => Object.keys(responses).length),
  };
}
