// Opens so many connections to a port of this machine, says so, and holds them until it is ended.
import { connect } from 'node:net';

const [port, count] = process.argv.slice(2).map(Number);
let open = 0;

for (let i = 0; i < count; i++) {
  const socket = connect(port, '127.0.0.1');

  socket.once('connect', () => {
    open += 1;

    if (open === count) console.log('open');
  });
  socket.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
}
