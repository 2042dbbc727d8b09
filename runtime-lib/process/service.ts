// Components, a deployment and storages put together: a system with its settings, log and metrics. Starts nothing itself.
import { type DeploymentValues, readSettings, type Settings } from '../core/configuration.ts';
import type { ComponentDefinition } from '../core/definition.ts';
import type { Storage } from '../storage/storage.ts';
import { type HostedSystem, hostSystem } from './hosted-system.ts';
import type { Living } from './lifecycle.ts';
import { createLogWriter, type LogLevel, type LogWriter } from './log-writer.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openStorage } from './open-storage.ts';
import { openTelemetry } from './open-telemetry.ts';
import { noTracer, type Tracer } from './tracer.ts';

export interface Parts {
  readonly components: readonly ComponentDefinition[];
  readonly deployment: DeploymentValues;
}

export interface LogOutput {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Where the environment does not say: JSON for what is no terminal, and nothing below `info`. */
  readonly format?: 'json' | 'text';
  readonly level?: LogLevel;
}

export interface ServiceOptions extends Parts {
  readonly dev: boolean;
  readonly output: LogOutput;
  readonly tracer?: Tracer;
}

export interface Service extends Living {
  readonly settings: Settings;
  readonly log: LogWriter;
  readonly metrics: Metrics;
  readonly system: () => HostedSystem;
  /** Puts in components whose code changed; when their structure or the deployment did, begins again inside the process. */
  readonly exchange: (parts: Parts) => Promise<Exchanged>;
}

export type Exchanged = 'same' | 'replaced' | 'restarted';

/** What runs now. */
interface Running {
  parts: Parts;
  system: HostedSystem;
  /** The last exchange ended one and could not start the next. */
  broken: boolean;
}

type Open = (parts: Parts, settings: Settings) => Promise<HostedSystem>;

/** Where the project has none, it fails. */
const ofProject = (): Promise<unknown> => import('@opentelemetry/api');

/** Throws a ConfigurationError with all that is wrong. */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { dev } = options;
  const tracer = options.tracer ?? (await openTelemetry(ofProject)) ?? noTracer;
  const settings = readSettings(options.deployment, options.components);
  const log = logOf(settings, options);
  const metrics = createMetrics();
  const open: Open = async ({ components, deployment }, { storages, configuration }) =>
    hostSystem({
      components,
      storages: await openStorages(storages),
      configuration,
      policies: deployment.policies,
      log,
      metrics,
      dev,
      tracer,
    });
  const running: Running = {
    parts: options,
    system: await open(options, settings),
    broken: false,
  };

  return {
    settings,
    log,
    metrics,
    system: () => running.system,
    start: () => running.system.start(),
    drain: () => running.system.drain(),
    stop: () => running.system.stop(),
    exchange: (next) => exchange(running, next, open),
  };
}

async function exchange(running: Running, next: Parts, open: Open): Promise<Exchanged> {
  const { parts, broken } = running;

  if (broken || structureOf(parts) !== structureOf(next)) {
    await restart(running, next, open);

    return 'restarted';
  }

  const changed = next.components.filter((c) => !parts.components.includes(c));

  if (changed.length === 0) return 'same';

  await running.system.replace(changed);
  running.parts = next;

  return 'replaced';
}

async function restart(running: Running, next: Parts, open: Open): Promise<void> {
  // Everything that can be refused is, before what runs is ended.
  const follower = await open(next, readSettings(next.deployment, next.components));

  await ended(running);

  running.parts = next;
  running.system = follower;
  running.broken = true;
  await follower.start();
  running.broken = false;
}

/** What could not start has little to end, and may refuse that too. */
async function ended({ system, broken }: Running): Promise<void> {
  if (broken) {
    await Promise.allSettled([system.stop()]);

    return;
  }

  await system.drain();
  await system.stop();
}

async function openStorages(
  storages: Settings['storages'],
): Promise<Readonly<Record<string, Storage>>> {
  const opened = Object.entries(storages).map(
    async ([name, settings]) => [name, await openStorage(settings.kind, settings)] as const,
  );

  return Object.fromEntries(await Promise.all(opened));
}

function logOf({ process: read }: Settings, { output }: ServiceOptions): LogWriter {
  const { write, isTerminal, level, format } = output;

  return createLogWriter({
    format: read.logFormat ?? format ?? (isTerminal ? 'text' : 'json'),
    level: read.logLevel ?? level ?? 'info',
    output: write,
    colours: isTerminal,
  });
}

/** What a system cannot exchange while it runs: which components there are, their state, and who hears whom. */
function structureOf({ components, deployment }: Parts): string {
  return JSON.stringify([
    deployment,
    components.map(({ id, entity, events, receivers, schedules }) => [
      id,
      entity,
      events,
      receivers,
      schedules,
    ]),
  ]);
}
