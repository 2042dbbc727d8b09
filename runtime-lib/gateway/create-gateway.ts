// Routes of components as a listener for node:http. Knows the system behind it by one function: what it can be asked.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Listening, Place } from '../core/listening.ts';
import type { Log } from '../core/log.ts';
import { type Authentication, noAuthentication } from './authentication.ts';
import { createAuthorityOf } from './authority.ts';
import type { Calls } from './calls.ts';
import { createTrusts } from './client-address.ts';
import { createCors } from './cors.ts';
import { createCursors } from './cursor.ts';
import type { RoutesDefinition } from './definition.ts';
import type { Given } from './exchange.ts';
import { listen } from './listen.ts';
import { createMatch } from './match.ts';
import { type Page, servePage } from './pages.ts';
import { plansOf } from './plan.ts';
import { serve } from './serve.ts';
import { type GatewaySettings, limitsOf } from './settings.ts';
import type { Site } from './site.ts';
import { createUnequal } from './surface.ts';

export interface GatewayOptions {
  readonly components: readonly RoutesDefinition[];
  readonly calls: Calls;
  readonly settings?: GatewaySettings | undefined;
  /** Absent: every credential is refused. */
  readonly authentication?: Authentication | undefined;
  readonly log: Log;
  /** Times are told to who asks. */
  readonly dev?: boolean | undefined;
  /** A client was made for another surface of the operation; the log is told of each once. */
  readonly onUnequal?: ((operation: string) => void) | undefined;
  /** Served where no route is. */
  readonly pages?: readonly Page[] | undefined;
}

export interface Gateway {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** What no route matches is passed on; `given` is a body that was read before. */
  readonly mounted: (request: IncomingMessage, response: ServerResponse, mount: Mount) => void;
  listen(place: Place): Promise<Listening>;
  /** Other routes, from the next request on. */
  replace(components: readonly RoutesDefinition[]): void;
  /** How many requests have no reply yet. */
  readonly active: () => number;
  /** Ends streams and everything that listens. */
  close(): Promise<void>;
}

export interface Mount {
  readonly base: string;
  readonly given: Given | undefined;
  readonly pass: () => void;
}

export function createGateway(options: GatewayOptions): Gateway {
  const site = siteOf(options);
  const open: Listening[] = [];
  const pages = new Map((options.pages ?? []).map((page) => [page.path, page]));
  const onClosing = (): void => {
    site.closing = true;

    for (const end of site.streams) end();
  };

  return {
    listener: (request, response) => serve(site, { request, response }),
    mounted: (request, response, { base, given, pass }) =>
      serve(site, { request, response, base, given }, pass),
    listen: async (place) => {
      const listening = await listen(
        place,
        (request, response, continues) =>
          serve(
            site,
            { request, response, continues, direct: true },
            beside(pages, request, response),
          ),
        { limits: site.limits, onClosing },
      );

      open.push(listening);

      return listening;
    },
    replace: (components) => {
      Object.assign(site, routesOf(components, options.settings));
    },
    active: () => site.active,
    close: async () => {
      onClosing();
      await Promise.all(open.map((listening) => listening.close()));
    },
  };
}

/** Undefined where there are no pages: what no route matches is not there. */
function beside(
  pages: ReadonlyMap<string, Page>,
  request: IncomingMessage,
  response: ServerResponse,
): (() => boolean) | undefined {
  return pages.size === 0 ? undefined : () => servePage(pages, request, response);
}

function siteOf(options: GatewayOptions): Site {
  const { components, calls, settings = {}, log, dev = false, onUnequal } = options;

  return {
    ...routesOf(components, settings),
    calls,
    limits: limitsOf(settings),
    authentication: options.authentication ?? noAuthentication,
    authorityOf: createAuthorityOf(settings.hosts),
    trusts: createTrusts(settings.proxies ?? []),
    cursors: createCursors(settings.key),
    compress: settings.compress ?? true,
    log,
    dev,
    unequal: createUnequal((operation, surface, isNew) => {
      onUnequal?.(operation);

      if (isNew) log.warn('a client was made for another surface', { operation, surface });
    }),
    active: 0,
    closing: false,
    ending: new Set(),
    streams: new Set(),
  };
}

/** What changes with the routes. */
function routesOf(
  components: readonly RoutesDefinition[],
  { origins = [], compress = true }: GatewaySettings = {},
): Pick<Site, 'match' | 'cors'> {
  const plans = plansOf(components, { cors: origins.length > 0, compress });

  return {
    match: createMatch(
      plans.map((value) => {
        const { method, path } = value.definition;

        return { method, path, value };
      }),
    ),
    cors: createCors(
      origins,
      plans.flatMap((plan) => [...plan.reads.headers, ...(plan.definition.require ?? [])]),
    ),
  };
}
