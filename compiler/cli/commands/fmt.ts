// `toac fmt`: contracts in their normal form. Order, comments and meaning stay.
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { formatContract } from '../../1-syntax/format.ts';
import { replaceFile } from '../../5-write/replace-file.ts';
import { type Cli, describe, finish } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { openProject, readContracts } from '../open-project.ts';

interface Options {
  readonly check?: boolean;
}

export function fmtCommand(cli: Cli): Command {
  return describe({
    usage: 'fmt [contracts]',
    summary: 'format contracts, or one contract file; keeps order and comments',
    examples: ['toac fmt', 'toac fmt --check', 'toac fmt contracts/shop/orders.yaml'],
  })
    .option('--check', 'write nothing; exit with 1 when a file is not formatted')
    .action((path: string | undefined, options: Options) =>
      finish(cli, format(path, options, cli.host)),
    );
}

async function format(
  argument: string | undefined,
  { check }: Options,
  host: Host,
): Promise<ExitCode> {
  const { folder, only } = scopeOf(argument, host);
  const project = openProject(host.working, folder);
  const files = readContracts(project).files.filter(
    (f) => only === undefined || `${project.project}/${f.path}` === only,
  );
  const changed = files.flatMap((f) => {
    const text = formatContract(f.text);

    return text === f.text ? [] : [{ path: f.path, text }];
  });

  for (const { path, text } of changed) {
    if (!check) replaceFile(`${project.project}/${path}`, text);

    host.out.write(`${check ? 'not formatted: ' : ''}${path}\n`);
  }

  return check && changed.length > 0 ? EXIT.found : EXIT.fine;
}

/** A file is formatted alone: editors do so on save. */
function scopeOf(argument: string | undefined, host: Host): { folder?: string; only?: string } {
  if (argument === undefined || !/\.ya?ml$/.test(argument))
    return argument === undefined ? {} : { folder: argument };

  const only = resolve(host.working, argument);
  const segments = relative('/', dirname(only)).split(sep);
  const at = segments.indexOf('contracts');

  return existsSync(only) && at >= 0
    ? { folder: `/${segments.slice(0, at + 1).join('/')}`, only }
    : { folder: argument };
}
