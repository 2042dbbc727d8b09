// Where the bundle begins: the real streams, the real exit code.
import { EXIT, type ExitCode } from './exit-code.ts';
import { orFailure } from './failures.ts';
import { type Host, type Installation, realHost } from './host.ts';
import { runCli } from './main.ts';
import { build } from './run-build.ts';

export function start(installation: Installation): void {
  const host = realHost(installation);

  // A reader that has seen enough (`toac … | head`) is no mistake.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.fine);

    throw error;
  });

  run(process.argv.slice(2), host).then((exit) => {
    process.exitCode = exit;

    // Freeing everything one by one costs as much as reading a few contracts.
    if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
  });
}

/** What is typed most goes without the command line's library. */
function run(words: readonly string[], host: Host): Promise<ExitCode> {
  const [command, contracts, ...others] = words;
  const isPlain = command === 'build' && others.length === 0 && !/^-|^$/.test(contracts ?? '.');

  if (isPlain) return orFailure(build(contracts, { format: 'text' }, host), words, host);

  return runCli(words, host);
}
