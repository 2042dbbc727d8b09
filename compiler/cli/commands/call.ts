// `toac call`: one operation by hand, in the process that runs or, when none does, in this one over the same storage.
import type { Command } from 'commander';
import type { CallAnswer } from '../../../runtime-lib/process/answer-call.ts';
import type { AskedCall } from '../../../runtime-lib/process/hosted-system.ts';
import { yamlPackage } from '../../1-syntax/yaml-package.ts';
import { type Cli, describe, finish } from '../command.ts';
import { commander } from '../commander-package.ts';
import { EXIT, type ExitCode, UsageError } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import { hintFor } from '../hint-for.ts';
import type { Host } from '../host.ts';
import { openProject } from '../open-project.ts';
import { callControl, findControl } from '../run/control-file.ts';
import { prepare } from '../run/prepare.ts';
import { type AnswerFormat, printAnswer } from '../run/print-answer.ts';
import { showFailure } from '../run/show-running.ts';

interface Options {
  readonly query?: string;
  readonly id?: string;
  readonly contracts?: string;
  readonly deployment?: string;
  readonly format: AnswerFormat;
}

export function callCommand(cli: Cli): Command {
  const { Option } = commander();

  return describe({
    usage: 'call <operation> [input]',
    summary: 'call an operation, its input written as YAML',
    examples: [
      "toac call tasks.add '{ owner: me, title: try }'",
      "toac call tasks.read --query '{ id: 0193a5b1c2d37000a000000000000001 }'",
    ],
  })
    .option('--query <yaml>', 'which entities: an id, criteria, sort, limit')
    .option('--id <id>', 'the id of the request: the same again gets the same reply')
    .option('--contracts <folder>', 'the contracts, when they are not here')
    .option('--deployment <name>', 'another one than local, when nothing runs')
    .addOption(
      new Option('--format <format>', 'how the reply is printed')
        .choices(['yaml', 'json'])
        .default('yaml'),
    )
    .action((operation: string, input: string | undefined, options: Options) =>
      finish(cli, call({ operation, input }, options, cli.host)),
    );
}

async function call(
  { operation, input }: { readonly operation: string; readonly input: string | undefined },
  options: Options,
  host: Host,
): Promise<ExitCode> {
  const project = openProject(host.working, options.contracts);
  const asked: AskedCall = {
    operation,
    ...read('input', input),
    ...read('query', options.query),
    ...(options.id === undefined ? {} : { id: options.id }),
  };

  try {
    const answer = await answerOf(asked, { project, options }, host);

    if (answer === undefined) return EXIT.found;
    if ('operations' in answer) throw unknown(operation, answer.operations);

    return printAnswer(answer, { operation, format: options.format }, host);
  } catch (error) {
    if (error instanceof UsageError) throw error;

    showFailure(error, host);

    return EXIT.found;
  }
}

function read(name: 'input' | 'query', text: string | undefined): Partial<AskedCall> {
  if (text === undefined) return {};

  try {
    return { [name]: yamlPackage().parse(text) as unknown };
  } catch (error) {
    throw new UsageError(`the ${name} is no YAML: ${(error as Error).message}`);
  }
}

async function answerOf(
  asked: AskedCall,
  { project, options }: { readonly project: Found; readonly options: Options },
  host: Host,
): Promise<CallAnswer | undefined> {
  const control = await findControl(project);

  if (control !== undefined && options.deployment === undefined) return callControl(control, asked);

  const prepared = await prepare(project, { deployment: options.deployment, use: 'call' }, host);

  if (prepared === undefined) return undefined;

  const { openService, answerCall } = await prepared.runtime.process();

  const service = await openService({
    components: prepared.components,
    deployment: prepared.chosen.values,
    dev: true,
    output: { ...host.err, level: 'warn', format: 'text' },
  });

  await service.start();

  try {
    return await answerCall(service.system(), asked);
  } finally {
    await service.drain();
    await service.stop();
  }
}

function unknown(operation: string, known: readonly string[]): UsageError {
  return new UsageError(`there is no operation '${operation}'; ${hintFor(operation, known)}`);
}
