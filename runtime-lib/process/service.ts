// Components, a deployment and storages put together: a system with its settings, log and metrics. Starts nothing itself.
import { type DeploymentValues, readSettings, type Settings } from '../core/configuration.ts';
import type { ComponentDefinition } from '../core/definition.ts';
import { createSystem, type System } from '../core/system.ts';
import type { Storage } from '../storage/storage.ts';
import type { Living } from './lifecycle.ts';
import { createLogWriter, type LogLevel, type LogWriter } from './log-writer.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openStorage } from './open-storage.ts';

export interface Parts {
  readonly components: readonly ComponentDefinition[];
  readonly deployment: DeploymentValues;
}

export interface LogOutput {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** The least that is written, where the environment does not say. */
  readonly level?: LogLevel;
}

export interface ServiceOptions extends Parts {
  readonly dev: boolean;
  readonly output: LogOutput;
}

export interface Service extends Living {
  readonly settings: Settings;
  readonly log: LogWriter;
  readonly metrics: Metrics;
  readonly system: () => System;
  /** Puts in components whose code changed; when their structure or the deployment did, begins again inside the process. */
  readonly exchange: (parts: Parts) => Promise<'same' | 'replaced' | 'restarted'>;
}

/** Throws a ConfigurationError with all that is wrong. */
export async function openService(options: ServiceOptions): Promise<Service> {
  const settings = readSettings(options.deployment, options.components);
  const log = logOf(settings, options);
  const metrics = createMetrics();
  const open = async (parts: Parts, read: Settings): Promise<System> =>
    createSystem({
      components: parts.components,
      storages: await openStorages(read),
      configuration: read.configuration,
      log,
      metrics,
      dev: options.dev,
    });
  let parts: Parts = options;
  let system = await open(parts, settings);

  return {
    settings,
    log,
    metrics,
    system: () => system,
    start: () => system.start(),
    drain: () => system.drain(),
    stop: () => system.stop(),
    exchange: async (next) => {
      const before = parts;
      const changed = next.components.filter((c) => !before.components.includes(c));

      if (structureOf(before) === structureOf(next)) {
        if (changed.length === 0) return 'same';

        system.replace(changed);
        parts = next;

        return 'replaced';
      }

      // Everything that can be refused is, before what runs is ended.
      const follower = await open(next, readSettings(next.deployment, next.components));

      await system.drain();
      await system.stop();
      system = follower;
      parts = next;
      await system.start();

      return 'restarted';
    },
  };
}

async function openStorages({ storages }: Settings): Promise<Readonly<Record<string, Storage>>> {
  const opened = Object.entries(storages).map(
    async ([name, settings]) => [name, await openStorage(settings.kind, settings)] as const,
  );

  return Object.fromEntries(await Promise.all(opened));
}

function logOf({ process: read }: Settings, { output }: ServiceOptions): LogWriter {
  const { write, isTerminal, level } = output;

  return createLogWriter({
    format: read.logFormat ?? (isTerminal ? 'text' : 'json'),
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
