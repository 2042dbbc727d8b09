// An example behind its gateway at a port of its own, with a way to call its operations directly: for seeds.
import type { ComponentDefinition, RoutesDefinition } from '@toac/runtime/v1';
import { gateway as deskGateway } from '../../generated/desk/gateway/main.ts';
import { peopleTeams } from '../../generated/desk/people/teams/component.ts';
import { supportComments } from '../../generated/desk/support/comments/component.ts';
import { supportTickets } from '../../generated/desk/support/tickets/component.ts';
import { gateway as shopGateway } from '../../generated/shop/gateway/main.ts';
import { orders } from '../../generated/shop/orders/component.ts';
import { payments } from '../../generated/shop/payments/component.ts';
import { stock } from '../../generated/shop/stock/component.ts';
import { gateway as todoGateway } from '../../generated/todo/gateway/main.ts';
import { tasks } from '../../generated/todo/tasks/component.ts';
import type { CallRequest } from '../../runtime-lib/core/call-request.ts';
import { Secret } from '../../runtime-lib/core/secret.ts';
import { developmentAuthentication } from '../../runtime-lib/gateway/authentication.ts';
import { createGateway, type Gateway } from '../../runtime-lib/gateway/create-gateway.ts';
import type { RoutesDefinition as Routes } from '../../runtime-lib/gateway/definition.ts';
import type { GatewaySettings } from '../../runtime-lib/gateway/settings.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { type Line, type Running, running } from '../support/system.ts';

export const WEBHOOK = 'the-webhook-secret-of-tests';

interface Example {
  readonly components: readonly ComponentDefinition[];
  readonly routes: readonly RoutesDefinition[];
  readonly configuration?: Readonly<Record<string, unknown>>;
}

export const EXAMPLES = {
  todo: { components: [tasks], routes: todoGateway.components },
  shop: {
    components: [orders, payments, stock],
    routes: shopGateway.components,
    configuration: { payments: { provider: 'stripe', webhook: new Secret(WEBHOOK), retries: 3 } },
  },
  desk: {
    components: [supportTickets, supportComments, peopleTeams],
    routes: deskGateway.components,
  },
} as const satisfies Readonly<Record<string, Example>>;

export type ExampleName = keyof typeof EXAMPLES;

export interface Hosted {
  readonly url: string;
  readonly gateway: Gateway;
  readonly running: Running;
  readonly lines: readonly Line[];
  readonly ask: (operation: string, request?: Omit<CallRequest, 'operation'>) => Promise<unknown>;
  readonly end: () => Promise<void>;
}

export interface HostOptions {
  readonly settings?: GatewaySettings;
  readonly storage?: Storage;
  /** Changes what the example is made of. */
  readonly components?: (given: readonly ComponentDefinition[]) => readonly ComponentDefinition[];
}

export async function hostExample(name: ExampleName, options: HostOptions = {}): Promise<Hosted> {
  const { components, routes, configuration = {} }: Example = EXAMPLES[name];
  const { settings, storage = createSqlite({ file: ':memory:' }) } = options;
  const made = await running(options.components?.(components) ?? components, {
    storage,
    configuration,
  });
  const lines: Line[] = [];
  const write =
    (level: string) =>
    (message: string, attributes?: unknown): void => {
      lines.push({ level, component: 'gateway', operation: undefined, message, attributes });
    };
  const gateway = createGateway({
    // Generated code has its types from the built library, tests run its sources.
    components: routes as readonly unknown[] as readonly Routes[],
    calls: (asked) => made.system.answer(asked),
    settings,
    authentication: developmentAuthentication({ dev: true }),
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
  });
  const { url } = await gateway.listen({ port: 0, host: '127.0.0.1' });

  return {
    url,
    gateway,
    running: made,
    lines,
    ask: made.ask,
    end: async () => {
      await gateway.close();
      await made.system.stop();
    },
  };
}
