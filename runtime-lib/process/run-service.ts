// Runs a service as this process: its life, its endpoints, its control. Returns once it is ready.

import { startControl } from './control.ts';
import { startEndpoints } from './endpoints.ts';
import type { Listening } from './http-server.ts';
import { createLifecycle, type Lifecycle, obeySignals } from './lifecycle.ts';
import { openService, type Service, type ServiceOptions } from './service.ts';

export interface RunOptions extends ServiceOptions {
  /** With it, a control endpoint is there for who knows it. */
  readonly token?: string;
}

export interface Run {
  readonly service: Service;
  readonly endpoints: string;
  readonly control: string | undefined;
  readonly end: (reason: string) => Promise<void>;
  /** The exit code, when all is over. */
  readonly ended: Promise<number>;
}

export async function runService(options: RunOptions): Promise<Run> {
  const service = await openService(options);
  const { grace } = service.settings.process;
  const log = service.log.log();
  const listening: Listening[] = [];
  const lifecycle = createLifecycle(
    {
      start: () => service.start(),
      drain: () => service.drain(),
      stop: async () => {
        await service.stop();
        await Promise.all(listening.map((l) => l.close()));
      },
    },
    { log, grace },
  );
  const release = obeySignals(lifecycle, log);
  const endpoints = await startEndpoints(placeOf(options, service), {
    phase: lifecycle.phase,
    ready: () => service.system().ready(),
    status: () => service.system().status(),
    metrics: service.metrics,
  });

  listening.push(endpoints);

  const control = await controlOf(options, service);

  if (control !== undefined) listening.push(control);

  await startOrClose(lifecycle, listening);

  return {
    service,
    endpoints: endpoints.url,
    control: control?.url,
    end: lifecycle.end,
    ended: lifecycle.ended.finally(release),
  };
}

async function controlOf({ token }: RunOptions, service: Service): Promise<Listening | undefined> {
  return token === undefined ? undefined : startControl(token, service.system);
}

function placeOf({ dev }: RunOptions, { settings }: Service) {
  const { endpointsPort, endpointsHost } = settings.process;

  return {
    port: endpointsPort ?? (dev ? 0 : 9464),
    host: endpointsHost ?? (dev ? '127.0.0.1' : undefined),
  };
}

/** Listening would keep alive a process that has nothing to say. */
async function startOrClose(lifecycle: Lifecycle, listening: readonly Listening[]): Promise<void> {
  try {
    await lifecycle.start();
  } catch (error) {
    await Promise.all(listening.map((l) => l.close()));

    throw error;
  }
}
