// Runs a service as this process: its life, its gateway, its endpoints, its control. Returns once it is ready.

import { ConfigurationError } from '../core/configuration.ts';
import type { Listening, Place } from '../core/listening.ts';
import type { RoutesDefinition } from '../gateway/definition.ts';
import type { Page } from '../gateway/pages.ts';
import { startControl } from './control.ts';
import { startEndpoints } from './endpoints.ts';
import { createLifecycle, type Lifecycle, type Living, obeySignals } from './lifecycle.ts';
import { type Front, frontOf } from './serve-routes.ts';
import {
  type Exchanged,
  openService,
  type Parts,
  type Service,
  type ServiceOptions,
} from './service.ts';
import { tuneHeap } from './tune-heap.ts';

export interface RunOptions extends ServiceOptions {
  /** What the gateway serves; without any there is none. */
  readonly routes?: readonly RoutesDefinition[];
  /** Served beside the routes, in development. */
  readonly pages?: readonly Page[];
  /** With it, a control endpoint is there for who knows it. */
  readonly token?: string;
}

export interface Run {
  readonly service: Service;
  readonly endpoints: string;
  /** Where the routes are; undefined where there are none. */
  readonly gateway: () => string | undefined;
  readonly control: string | undefined;
  /** Other components, routes or another deployment, in what runs. */
  readonly exchange: (next: Served) => Promise<Exchanged>;
  readonly end: (reason: string) => Promise<void>;
  /** The exit code, when all is over. */
  readonly ended: Promise<number>;
}

export interface Served extends Parts, Pick<RunOptions, 'routes' | 'pages'> {}

export async function runService(options: RunOptions): Promise<Run> {
  const service = await openService(options);
  const log = service.log.log();
  const listening: Listening[] = [];
  const front = frontOf(service, options);
  const close = async (): Promise<void> => {
    await front.close();
    await Promise.all(listening.map((l) => l.close()));
  };
  const lifecycle = createLifecycle(livingOf({ service, front, close }, options), {
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
    tuneHeap();

    return {
      service,
      endpoints: endpoints.url,
      gateway: front.url,
      control: control?.url,
      exchange: async (next) => {
        const done = await service.exchange(next);

        await front.serve(next);

        return done;
      },
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

interface Alive {
  readonly service: Service;
  readonly front: Front;
  readonly close: () => Promise<void>;
}

/** Nobody is let in before the system is ready; who is in is answered before it drains. */
function livingOf({ service, front, close }: Alive, served: Served): Living {
  return {
    start: async () => {
      await service.start();
      await front.serve(served);
    },
    drain: async () => {
      await front.close();
      await service.drain();
    },
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
