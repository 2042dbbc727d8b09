// Our contender: a project of 200 routes, built by toac, as one program of its components, its gateway and a storage.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { contracts } from './contracts.mjs';
import { RESOURCES } from './gateway-subject.mjs';
import { BENCH, ROOT } from './projects.mjs';

/** As the last resource of the table, where callers are compared: nobody has to be known. */
const OPENED = `resource${RESOURCES - 1}.yaml`;

/** @returns the path of the program; it lies where `space` does, and goes with it. */
export async function ourProgram(space) {
  const folder = space.folder([
    { path: 'package.json', text: '{ "private": true, "type": "module" }\n' },
    ...contracts(RESOURCES * 5).map(changed),
  ]);
  const [command, ...tool] = space.tool;

  execFileSync(command, [...tool, 'build', 'contracts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await bundle(folder);

  return join(folder, 'host.mjs');
}

/** Peers keep no unique keys, and nobody asks for the order of an agenda. */
function changed({ path, text }) {
  const plain = text.replace(/ {2}unique:\n(?: {4}.*\n)+ {2}index:\n(?: {4}.*\n)+/, '');

  return {
    path,
    text: path.endsWith(OPENED)
      ? plain.replace('{ call: read, allow: [owner, staff] }', '{ call: read, allow: anonymous }')
      : plain,
  };
}

function bundle(folder) {
  return build({
    stdin: { contents: host(folder), loader: 'ts', resolveDir: ROOT, sourcefile: 'host.ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile: join(folder, 'host.mjs'),
    packages: 'external',
    alias: { '@toac/runtime/check': join(ROOT, 'runtime-lib/check.ts') },
    logLevel: 'error',
  });
}

const host = (folder) => `
import { gateway } from '${folder}/generated/gateway/main.ts';
import { service } from '${folder}/generated/services/bench/main.ts';
import { createIdentity } from './runtime-lib/core/identity.ts';
import { System } from './runtime-lib/core/system.ts';
import { createGateway } from './runtime-lib/gateway.ts';
import { tuneHeap } from './runtime-lib/process/tune-heap.ts';
import { createMemory } from './runtime-lib/storage/memory.ts';
import { callerOf } from '${BENCH}/gateway-subject.mjs';

const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const identityOf = (id) => createIdentity({ id, roles: [], scheme: 'bearer', claims: {} });

export async function open() {
  const system = new System({
    components: service.components,
    storages: { default: createMemory() },
    log: () => log,
  });

  await system.start();

  const { url } = await createGateway({
    components: gateway.components,
    calls: (asked) => system.answer(asked),
    authentication: {
      challenge: 'Bearer',
      authenticate: ({ scheme, value }) =>
        scheme === 'bearer' ? (callerOf(value, identityOf) ?? 'invalid') : undefined,
    },
    log,
  }).listen({ port: 0, host: '127.0.0.1' });

  // As services do.
  tuneHeap();

  return Number(new URL(url).port);
}
`;
