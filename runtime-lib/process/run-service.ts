// Runs a service as this process: its life, its endpoints, its control. Returns once it is ready.

import { ConfigurationError } from '../core/configuration.ts';
import { startControl } from './control.ts';
import { startEndpoints } from './endpoints.ts';
import type { Listening, Place } from './http-server.ts';
import { createLifecycle, type Lifecycle, type Living, obeySignals } from './lifecycle.ts';
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
  const log = service.log.log();
  const listening: Listening[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(listening.map((l) => l.close()));
  };
  const lifecycle = createLifecycle(livingOf(service, close), {
    log,
    grace: service.settings.process.grace,
  });
  const release = obeySignals(lifecycle, log);

  try {
    const endpoints = await endpointsOf(options, service, lifecycle);

    listening.push(endpoints);

    const control = await controlOf(options, service);

    if (control !== undefined) listening.push(control);

    await lifecycle.start();

    return {
      service,
      endpoints: endpoints.url,
      control: control?.url,
      end: lifecycle.end,
      ended: lifecycle.ended.finally(release),
    };
  } catch (error) {
    // Listening would keep a process alive that has nothing to say.
    await close();
    release();

    throw error;
  }
}

function livingOf(service: Service, close: () => Promise<void>): Living {
  return {
    start: () => service.start(),
    drain: () => service.drain(),
    stop: async () => {
      await service.stop();
      await close();
    },
  };
}

async function endpointsOf(
  options: RunOptions,
  service: Service,
  { phase }: Lifecycle,
): Promise<Listening> {
  const place = placeOf(options, service);

  try {
    return await startEndpoints(place, {
      phase,
      ready: () => service.system().ready(),
      status: () => service.system().status(),
      metrics: service.metrics,
    });
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;

    throw new ConfigurationError([
      `TOAC_ENDPOINTS_PORT: ${place.host ?? 'this machine'} gives no port ${place.port} (${code})`,
    ]);
  }
}

async function controlOf({ token }: RunOptions, service: Service): Promise<Listening | undefined> {
  return token === undefined ? undefined : startControl(token, service.system);
}

function placeOf({ dev }: RunOptions, { settings }: Service): Place {
  const { endpointsPort, endpointsHost } = settings.process;

  return {
    port: endpointsPort ?? (dev ? 0 : 9464),
    host: endpointsHost ?? (dev ? '127.0.0.1' : undefined),
  };
}
