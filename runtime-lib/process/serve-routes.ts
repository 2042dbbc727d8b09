// The gateway of a process: listens once the system is ready, follows its exchanges, and ends before it.
import { ConfigurationError } from '../core/configuration.ts';
import type { Gateway } from '../gateway/create-gateway.ts';
import type { RoutesDefinition } from '../gateway/definition.ts';
import type { Page } from '../gateway/pages.ts';
import { type GatewayValues, gatewaySettings } from './gateway-values.ts';
import type { Parts, Service } from './service.ts';

export interface Front {
  /** `http://localhost:8080`; undefined while nothing is served. */
  readonly url: () => string | undefined;
  readonly serve: (wanted: Wanted) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Wanted extends Pick<Parts, 'deployment'> {
  readonly routes?: readonly RoutesDefinition[];
  readonly pages?: readonly Page[];
}

interface Open {
  readonly gateway: Gateway;
  readonly url: string;
  /** What it was opened with: other settings are another gateway. */
  readonly settings: string;
}

const USUAL_PORT = 8080;

const UNEQUAL = {
  name: 'toac_unequal_surfaces_total',
  help: 'Requests of clients that were made for another surface of the operation.',
  labels: ['operation'],
};

export function frontOf(service: Service, { dev }: { readonly dev: boolean }): Front {
  let open: Open | undefined;
  const close = async (): Promise<void> => {
    const before = open;

    open = undefined;
    await before?.gateway.close();
  };

  return {
    url: () => open?.url,
    close,
    serve: async ({ routes = [], pages = [], deployment }) => {
      const settings = JSON.stringify(deployment.gateway ?? null);

      if (open?.settings === settings) return open.gateway.replace(routes);

      await close();

      if (routes.length === 0) return;

      const values = (deployment.gateway ?? {}) as GatewayValues;
      const gateway = await gatewayOf(service, { routes, pages, values, dev });

      open = { gateway, settings, url: await listening(gateway, service, dev) };
    },
  };
}

interface Made {
  readonly routes: readonly RoutesDefinition[];
  readonly pages: readonly Page[];
  readonly values: GatewayValues;
  /** Anybody may say who he is. */
  readonly dev: boolean;
}

/** Loaded where there are routes: other processes do without. What a deployment has wrong is its owner's to change. */
async function gatewayOf(service: Service, { routes, pages, values, dev }: Made): Promise<Gateway> {
  const unequal = service.metrics.counter(UNEQUAL);
  const { createGateway, developmentAuthentication } = await import('../gateway/serving.ts');
  const settings = gatewaySettings(values, service.settings.process.gatewayKey);

  try {
    return createGateway({
      components: routes,
      calls: (asked) => service.system().answer(asked),
      settings,
      authentication: dev ? developmentAuthentication({ dev }) : undefined,
      log: service.log.log({ component: 'gateway' }),
      dev,
      onUnequal: (operation) => unequal.of({ operation })(),
      pages,
    });
  } catch (error) {
    if (error instanceof TypeError) throw new ConfigurationError([error.message]);

    throw error;
  }
}

async function listening(gateway: Gateway, { settings }: Service, dev: boolean): Promise<string> {
  const { gatewayPort, gatewayHost } = settings.process;
  const host = gatewayHost ?? (dev ? '127.0.0.1' : undefined);
  const port = gatewayPort ?? USUAL_PORT;

  try {
    return named((await gateway.listen({ port, host })).url);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;

    // In development another project may have it.
    if (dev && gatewayPort === undefined && code === 'EADDRINUSE')
      return named((await gateway.listen({ port: 0, host })).url);

    throw new ConfigurationError([
      `TOAC_GATEWAY_PORT: ${host ?? 'this machine'} gives no port ${port} (${code})`,
    ]);
  }
}

/** Deployments for development have this machine's name as a host. */
function named(url: string): string {
  return url.replace('//127.0.0.1:', '//localhost:');
}
