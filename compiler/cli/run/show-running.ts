// What `dev` and `start` tell when a service runs: what can be called, where the data is, and what is wrong where it does not.
import type { Run } from '../../../runtime-lib/process/run-service.ts';
import type { Program } from '../../3-check/program.ts';
import { type Host, type Output, paintFor } from '../host.ts';
import type { Chosen } from './choose-deployment.ts';
import { exampleRequest } from './example-request.ts';

export interface Shown {
  readonly program: Program;
  readonly chosen: Chosen;
  readonly run: Run;
  /** Anybody may say who he is, and `/docs` is served. */
  readonly dev: boolean;
}

export function showRunning(
  { program, chosen, run, dev }: Shown,
  output: Output,
  host: Host,
): void {
  const paint = paintFor(output, host);
  const called = run.service.system().operations();
  const names = called.map((o) => o.name);
  const width = Math.max(0, ...names.map((n) => n.length));
  const operations = called.map(({ name, type, scope }) => {
    const kind = `${type}${scope === 'none' ? '' : ` ${scope}`}`;

    return `  ${name.padEnd(width)}  ${paint('dim', kind)}`;
  });
  const paths = Math.max(0, ...program.routes.map((r) => r.path.length));
  const gateway = run.gateway();
  const routes = program.routes.map(({ method, path, component, operation }) => {
    const called = `${component}.${program.index.operation(operation.id).name}`;

    return `  ${method.padEnd(6)} ${path.padEnd(paths)}  ${paint('dim', called)}`;
  });
  const lines = [
    paint('bold', `${program.project.name}, deployment ${chosen.values.name}`),
    'operations',
    ...operations,
    ...(routes.length === 0 ? [] : ['routes', ...routes]),
    ...chosen.data.map((line) => `storage ${line}`),
    ...chosen.unconnected.map(
      (kind) => `bindings of kind ${kind} are not connected: messages stay in this process`,
    ),
    `status ${run.endpoints}/status`,
    `call one with: toac call ${names[0] ?? '<operation>'} '{ … }'`,
    ...(gateway === undefined ? [] : servedLines(program, gateway, dev)),
  ];

  output.write(`${lines.join('\n')}\n`);
}

/** Last, for it is what is needed next: where the routes are, and a request to paste. */
function servedLines(program: Program, gateway: string, dev: boolean): readonly string[] {
  const request = dev ? exampleRequest(program, gateway) : undefined;

  return [
    `routes are served at ${gateway}${dev ? `, to read and try at ${gateway}/docs` : ''}`,
    ...(request === undefined ? [] : [`  ${request}`]),
  ];
}

/** What stops a service before it runs is for its owner to change: no bug of toac. */
export function showFailure(error: unknown, host: Host): void {
  host.err.write(`${paintFor(host.err, host)('red', 'error')}: ${failureText(error)}\n`);
}

function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);

  const missing = /Cannot find package '([^']+)'/.exec(messagesOf(error).join('\n'))?.[1];

  if (missing !== undefined)
    return `the package ${missing} is not installed: npm install ${missing}`;
  if (error.name === 'ConfigurationError') return error.message;
  // Of a server that is not there, our own stack tells nothing.
  if (error.name === 'ContractError') return [...new Set(messagesOf(error))].join(': ');

  return error.stack ?? error.message;
}

/** Its own and those of its causes. */
function messagesOf(error: Error): readonly string[] {
  const { message, cause } = error;

  return cause instanceof Error ? [message, ...messagesOf(cause)] : [message];
}
