// A process that is killed: does what its input asks for, line by line, and says what was acknowledged.
import { createInterface } from 'node:readline';
import { System } from '../../runtime-lib/core/system.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import { sink, source } from './components.ts';

const [, , file = ''] = process.argv;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const quiet = (): void => {};
const loud = (message: string, attributes?: unknown): void => {
  process.stderr.write(
    `${message} ${JSON.stringify(attributes)} ${String((attributes as { error?: Error })?.error?.stack)}\n`,
  );
};

const storage = createSqlite({ file });
const system = new System({
  components: [source, sink],
  storages: { default: storage },
  log: () => ({ debug: quiet, info: quiet, warn: quiet, error: loud }),
});

await system.start();
say('ready');

for await (const line of createInterface({ input: process.stdin })) void serve(JSON.parse(line));

interface Asked {
  readonly op: number;
  readonly operation: string;
  readonly query?: unknown;
  readonly input?: unknown;
}

async function serve({ op, ...request }: Asked): Promise<void> {
  if (request.operation === 'idle') {
    const { count } = await storage.outbox.depth();

    say(`idle ${count}`);

    return;
  }

  try {
    const reply = await system.request({ ...request, id: `op-${op}` });

    say(`done ${op} ${JSON.stringify('value' in reply ? (reply.value ?? null) : reply.kind)}`);
  } catch (error) {
    say(`failed ${op} ${String(error)}`);
  }
}
