// `toac migrate`: proposes migrations as files, applies them to a deployment's storages, or says where they stand.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { Migrated } from '../../../runtime-lib/process.ts';
import { type Cli, describe, finish } from '../command.ts';
import { type Compiled, compileProject } from '../compile-project.ts';
import { EXIT, type ExitCode, UsageError } from '../exit-code.ts';
import type { Host } from '../host.ts';
import {
  type Asked,
  applyMigrations,
  type Standing,
  standingOf,
} from '../migrate/apply-migrations.ts';
import { migrationText, type WrittenMigration } from '../migrate/migration-file.ts';
import { proposeMigrations } from '../migrate/propose-migrations.ts';
import { migrationsFolder, readMigrations } from '../migrate/read-migrations.ts';
import { stepText } from '../migrate/step.ts';
import { chooseDeployment, makeFolders } from '../run/choose-deployment.ts';
import { runtimeLibrary } from '../run/runtime-library.ts';
import { showFailure } from '../run/show-running.ts';

interface Options {
  readonly apply?: true;
  readonly status?: true;
  readonly deployment?: string;
  readonly until?: string;
}

export function migrateCommand(cli: Cli): Command {
  return describe({
    usage: 'migrate [contracts]',
    summary: 'propose how stored data follows the contracts, and apply it',
    examples: [
      'toac migrate',
      'toac migrate --apply --deployment production',
      'toac migrate --status',
    ],
  })
    .option('--apply', 'apply what is in migrations/ and was not applied')
    .option('--status', 'say what was applied, and what was not')
    .option('--until <id>', 'with --apply: this one is the last')
    .option('--deployment <name>', 'another one than local, or the embedded default')
    .action((contracts: string | undefined, options: Options) =>
      finish(cli, migrate(contracts, options, cli.host)),
    );
}

async function migrate(
  argument: string | undefined,
  options: Options,
  host: Host,
): Promise<ExitCode> {
  if (options.apply && options.status)
    throw new UsageError('--apply and --status are asked for one at a time');

  const compiled = await compileProject(argument, host);

  if (compiled === undefined) return EXIT.found;

  const files = readMigrations(compiled.project);

  if (options.apply !== true && options.status !== true) return propose(compiled, files, host);

  try {
    return await withStorages(compiled, options, host, (storage) =>
      options.status
        ? show(storage, files, host)
        : apply(storage, { files, until: known(files, options) }, host),
    );
  } catch (error) {
    if (error instanceof UsageError) throw error;

    showFailure(error, host);

    return EXIT.found;
  }
}

function propose(
  { project, program }: Compiled,
  written: readonly WrittenMigration[],
  host: Host,
): ExitCode {
  const last = written.at(-1);
  const { files, moved } = proposeMigrations(program, last);
  const folder = migrationsFolder(project);

  if (moved.length > 0)
    throw new UsageError(`${moved.join(', ')}: no migration moves entities to another storage`);

  if (files.length === 0) {
    const state = last === undefined ? 'there are no entities' : `${last.path} has them all`;

    host.out.write(`nothing to do: ${state}\n`);

    return EXIT.fine;
  }

  mkdirSync(folder, { recursive: true });

  for (const file of files) {
    const path = join(folder, `${file.id}.yaml`);

    // What is there is the user's.
    writeFileSync(path, migrationText(file), { flag: 'wx' });
    host.out.write(`${relative(project.project, path)}\n`);

    for (const step of file.steps) host.out.write(`  ${stepText(step)}\n`);
  }

  host.out.write('read them, then: toac migrate --apply\n');

  return EXIT.fine;
}

function known(files: readonly WrittenMigration[], { until }: Options): string | undefined {
  if (until === undefined || files.some(({ id }) => id === until)) return until;

  throw new UsageError(`there is no migration '${until}'`);
}

/** The worst exit code of all of them; what one refuses does not keep the others back. */
async function withStorages(
  { project, program }: Compiled,
  { deployment }: Options,
  host: Host,
  work: (storage: Migrated) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { openForMigrations } = await runtimeLibrary(project, host).process();
  const { values } = chooseDeployment(program, deployment, project);

  makeFolders(values);

  const storages = await openForMigrations(values);
  let exit: ExitCode = EXIT.fine;

  try {
    for (const storage of storages) {
      const ended = await work(storage);

      if (ended !== EXIT.fine) exit = ended;
    }
  } finally {
    await Promise.all(storages.map((storage) => storage.stop()));
  }

  return exit;
}

async function apply(storage: Migrated, asked: Asked, host: Host): Promise<ExitCode> {
  if (storage.migrations === undefined) return untouched(storage, host);

  const { applied, refused } = await applyMigrations(asked, storage);

  for (const id of applied) host.out.write(`${storage.name}: ${id} applied\n`);

  if (applied.length === 0 && refused.length === 0)
    host.out.write(`${storage.name}: nothing to apply\n`);

  for (const line of refused) host.err.write(`${line}\n`);

  return refused.length > 0 ? EXIT.refused : EXIT.fine;
}

async function show(
  storage: Migrated,
  files: readonly WrittenMigration[],
  host: Host,
): Promise<ExitCode> {
  if (storage.migrations === undefined) return untouched(storage, host);

  const standing = await standingOf(files, storage);

  host.out.write(`${storage.name}: ${storage.kind}\n`);

  for (const one of standing) host.out.write(`  ${one.file.id}  ${stateOf(one)}\n`);

  for (const line of standing.flatMap(({ applied, asks }) => (applied ? [] : asks)))
    host.out.write(`${line}\n`);

  return standing.every(({ applied, edited }) => applied?.finished === true && !edited)
    ? EXIT.fine
    : EXIT.found;
}

function stateOf({ applied, edited, asks }: Standing): string {
  if (edited) return 'edited after it was applied';
  if (applied?.finished === true) return `applied ${new Date(applied.at).toISOString()}`;
  if (applied !== undefined) return 'begun, not finished';

  return asks.length > 0 ? 'to be confirmed' : 'not applied';
}

function untouched({ name, kind }: Migrated, host: Host): ExitCode {
  host.out.write(`${name}: a storage of kind ${kind} takes no migrations\n`);

  return EXIT.fine;
}
