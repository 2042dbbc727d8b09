// One of several processes that write to one entity: makes its share of increments, and says how they went.
import { System } from '../../runtime-lib/core/system.ts';
import { counter } from './counter.ts';
import { KINDS } from './storages.ts';

const [, , name = '', at = '', writers = '1', share = '1'] = process.argv;
const kind = KINDS.find((k) => k.name === name);

if (kind === undefined) throw new Error(`no such kind: ${name}`);

const runs = new Map<string, number>();
const quiet = (): void => {};
const system = new System({
  components: [counter((id) => runs.set(id, (runs.get(id) ?? 0) + 1))],
  storages: { default: kind.open(at) },
  log: () => ({ debug: quiet, info: quiet, warn: quiet, error: quiet }),
});

await system.start();

let left = Number(share);
let slowest = 0;

async function write(): Promise<void> {
  while (left > 0) {
    left -= 1;

    const began = performance.now();

    await system.request({ operation: 'counter.add', query: { id: 'one' } });
    slowest = Math.max(slowest, performance.now() - began);
  }
}

await Promise.all(Array.from({ length: Number(writers) }, write));
await system.stop();

const attempts = [...runs.values()].sort((a, b) => a - b);

process.stdout.write(`${JSON.stringify({ attempts, slowest: Math.round(slowest) })}\n`);
