// Where the bundle begins: the real streams, the real exit code.
import { EXIT } from './exit-code.ts';
import { type Installation, realHost } from './host.ts';
import { runCli } from './main.ts';

export function start(installation: Installation): void {
  const host = realHost(installation);

  // A reader that has seen enough (`toac … | head`) is no mistake.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.fine);

    throw error;
  });

  runCli(process.argv.slice(2), host).then((exit) => {
    process.exitCode = exit;
  });
}
