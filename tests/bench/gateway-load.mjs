// The load of the gateway's table: requests over connections that stay, one at a time on each. Says what came back.
import { connect } from 'node:net';

const LANES = 32;
const END = '\r\n\r\n';

process.on('message', async ({ port, text, requests }) => {
  try {
    process.send(await load(port, Buffer.from(text), requests));
  } catch (error) {
    process.send({ failed: error.message });
  }
});
process.on('disconnect', () => process.exit());
process.send({ ready: true });

async function load(port, bytes, requests) {
  const left = { requests };
  const statuses = {};
  const begin = performance.now();
  const awake = { is: true };

  stayAwake(awake);
  await Promise.all(
    Array.from({ length: Math.min(LANES, requests) }, () => lane({ port, bytes, left, statuses })),
  );

  awake.is = false;

  return { seconds: (performance.now() - begin) / 1000, statuses };
}

/** A server whose load sleeps pays for waking it up, and the slower it is, the more: here none pays. */
function stayAwake(awake) {
  if (awake.is) setImmediate(stayAwake, awake);
}

/** Connects again where the server ends a connection after its number of requests. */
async function lane(work) {
  while (work.left.requests > 0) await connected(work);
}

function connected({ port, bytes, left, statuses }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const ask = () => {
      if (left.requests === 0) return socket.end();

      left.requests--;
      socket.write(bytes);
    };
    let said = '';

    socket.setEncoding('latin1');
    socket.once('connect', ask);
    socket.on('data', (part) => {
      said += part;

      const length = lengthOf(said);

      if (said.length < length) return;

      const status = said.slice(9, 12);

      statuses[status] = (statuses[status] ?? 0) + 1;

      const isLast = /\r\nconnection: close\r\n/i.test(said.slice(0, said.indexOf(END) + 2));

      said = '';

      if (isLast) socket.end();
      else ask();
    });
    socket.once('error', reject);
    socket.once('close', resolve);
  });
}

/** Of head and body; without end as long as the head has none. */
function lengthOf(said) {
  const end = said.indexOf(END);

  if (end < 0) return Number.POSITIVE_INFINITY;

  const length = /\r\ncontent-length: (\d+)/i.exec(said.slice(0, end));

  if (length === null) throw new Error(`a reply without a length: ${said.slice(0, end)}`);

  return end + END.length + Number(length[1]);
}
