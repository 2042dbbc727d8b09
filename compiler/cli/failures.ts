// From whatever a command throws to an exit code.
import { EXIT, type ExitCode, UsageError } from './exit-code.ts';
import { type Host, paintFor } from './host.ts';
import { reportBug } from './report-bug.ts';

export async function orFailure(
  run: Promise<ExitCode>,
  words: readonly string[],
  host: Host,
): Promise<ExitCode> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof UsageError) {
      host.err.write(`${paintFor(host.err, host)('red', 'error')}: ${error.message}\n`);

      return EXIT.usage;
    }

    host.err.write(reportBug(error, words, host));

    return EXIT.bug;
  }
}
