// One contender in a process of its own: does slices of work when it is told to, and says what they cost.
import { openContender } from './state-contenders.mjs';

const contender = JSON.parse(process.argv[2]);
const { inFlight } = contender;
const turns = Array.from({ length: inFlight }, (_, lane) => lane);

/** No two lanes are ever at the same entity. */
async function slice(one, milliseconds) {
  let units = 0;
  const start = process.cpuUsage();
  const begin = performance.now();
  const end = begin + milliseconds;
  const work = async (_, lane) => {
    do {
      await one(turns[lane]);
      turns[lane] += inFlight;
      units++;
    } while (performance.now() < end);
  };

  await Promise.all(Array.from({ length: inFlight }, work));

  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(start);

  return { cpu: (user + system) / units, rate: units / seconds };
}

async function main() {
  const { one, end } = await openContender(contender);

  process.on('message', async ({ milliseconds }) => {
    try {
      if (milliseconds !== undefined) return process.send(await slice(one, milliseconds));

      await end();
      process.disconnect();
    } catch (error) {
      process.send({ failed: error.message });
    }
  });
  process.send({ ready: true });
}

main().catch((error) => {
  process.send({ failed: error.message }, () => process.exit(1));
});
