// One component behind the whole gateway, in memory of the process: the caller is whoever a cell says.
import type { ComponentDefinition } from '../../core/definition.ts';
import { createIdentity, type Identity } from '../../core/identity.ts';
import type { Log } from '../../core/log.ts';
import { System } from '../../core/system.ts';
import type { Authentication } from '../../gateway/authentication.ts';
import { createGateway } from '../../gateway/create-gateway.ts';
import type { RoutesDefinition } from '../../gateway/definition.ts';
import { fetchInProcess } from '../../gateway/in-process.ts';
import type { Storage } from '../../storage/storage.ts';
import { id } from '../../values.ts';
import type { AccessCaller } from './access-matrix.ts';
import { probed, type Reached } from './probed.ts';

export interface AccessHost {
  readonly component: ComponentDefinition;
  readonly storage: Storage;
  readonly reached: Reached;
  readonly fetch: typeof fetch;
  readonly stop: () => Promise<void>;
}

export interface Hosting {
  readonly component: ComponentDefinition;
  readonly routes: readonly RoutesDefinition[];
  readonly storage: Storage;
}

export async function hostForAccess({ component, routes, storage }: Hosting): Promise<AccessHost> {
  const reached: Reached = { yes: false, ids: [] };
  const system = new System({
    components: [probed(component, reached)],
    storages: { [component.entity?.storage ?? 'default']: storage },
    log: () => SILENT,
  });
  const gateway = createGateway({
    components: routes,
    calls: (asked) => system.answer(asked),
    authentication: SAID,
    log: SILENT,
  });

  await system.start();

  return {
    component,
    storage,
    reached,
    fetch: fetchInProcess(gateway),
    stop: async () => {
      await gateway.close();
      await system.stop();
    },
  };
}

const nothing = (): void => undefined;
const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** What a request says of its caller. */
export function credentialsOf(identity: NonNullable<AccessCaller['identity']>): string {
  return `cell ${Buffer.from(JSON.stringify(identity)).toString('base64url')}`;
}

const SAID: Authentication = {
  challenge: 'cell',
  authenticate: ({ scheme, value }): Identity | undefined => {
    if (scheme !== 'cell') return undefined;

    const said = JSON.parse(Buffer.from(value, 'base64url').toString()) as NonNullable<
      AccessCaller['identity']
    >;

    return createIdentity({ ...said, id: id(said.id) });
  },
};
