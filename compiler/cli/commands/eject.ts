// `toac eject`: makes a generated file the user's own. The file itself says so from then on, in every clone.
import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { ejectText, readMark } from '../../5-write/header.ts';
import { replaceFile } from '../../5-write/replace-file.ts';
import { type Cli, describe, finish } from '../command.ts';
import { EXIT, type ExitCode, UsageError } from '../exit-code.ts';
import type { Host } from '../host.ts';

export function ejectCommand(cli: Cli): Command {
  return describe({
    usage: 'eject <file>',
    summary: 'make a generated file yours: toac leaves it alone from then on',
    examples: ['toac eject generated/deploy/helm/values.yaml'],
  }).action((file: string) => finish(cli, eject(file, cli.host)));
}

async function eject(argument: string, host: Host): Promise<ExitCode> {
  const file = locate(argument, host);
  const text = readFileSync(file, 'utf8');
  const mark = readMark(text);

  if (mark.kind === 'ejected') {
    host.out.write(`${argument} is yours already\n`);

    return EXIT.fine;
  }

  if (mark.kind === 'conflict')
    throw new UsageError(`${argument} holds git's conflict marks; resolve them first`);
  if (mark.kind === 'none') throw new UsageError(`${argument} was not written by toac`);

  replaceFile(file, ejectText(text));
  host.out.write(
    `${argument} is yours. Commit it: its first line tells toac to leave it alone. To have it generated again, delete it.\n`,
  );

  return EXIT.fine;
}

/** Messages name files relative to the project, which may be above. */
function locate(argument: string, host: Host): string {
  for (let folder = host.working; ; folder = dirname(folder)) {
    const file = resolve(folder, argument);

    if (existsSync(file)) {
      if (!lstatSync(file).isFile()) throw new UsageError(`${argument} is not a plain file`);

      return join(realpathSync(dirname(file)), file.slice(dirname(file).length + 1));
    }

    if (folder === dirname(folder) || existsSync(join(folder, 'package.json'))) break;
  }

  throw new UsageError(`there is no file ${argument}`);
}
