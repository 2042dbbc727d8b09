// STAND-IN until the pipeline is there: runs operations over plain maps, without events, tasks and schedules.
import { randomUUID } from 'node:crypto';
import { Problems } from '../check/problems.ts';
import type { LogWriter } from '../process/log-writer.ts';
import type { Metrics } from '../process/metrics.ts';
import type { Storage } from '../storage/storage.ts';
import { ContractError } from './contract-error.ts';
import type { ComponentDefinition, OperationDefinition } from './definition.ts';
import { failure, isFailure } from './failure.ts';
import type { Identity } from './identity.ts';

export interface CallRequest {
  /** `shop.orders.place` */
  readonly operation: string;
  readonly input?: unknown;
  readonly query?: unknown;
  readonly id?: string;
  readonly deadline?: number;
  readonly identity?: Identity;
}

export type WireReply =
  | { readonly value: unknown }
  | { readonly failure: { readonly code: string; readonly data: unknown } }
  | { readonly missing: true };

export interface Status {
  readonly [name: string]: unknown;
}

export interface System {
  readonly operations: readonly {
    readonly name: string;
    readonly type: string;
    readonly scope: string;
  }[];
  start(): Promise<void>;
  call(request: CallRequest): Promise<WireReply>;
  ready(): boolean;
  status(): Promise<Status>;
  drain(): Promise<void>;
  stop(): Promise<void>;
  replace(components: readonly ComponentDefinition[]): void;
}

export interface SystemOptions {
  readonly components: readonly ComponentDefinition[];
  readonly storages: Readonly<Record<string, Storage>>;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly log: LogWriter;
  readonly metrics: Metrics;
  readonly dev?: boolean;
}

type Row = Record<string, unknown>;

export function createSystem(options: SystemOptions): System {
  const components = new Map(options.components.map((c) => [c.id, c]));
  const rows = new Map<string, Row[]>();
  const running = new Set<Promise<unknown>>();
  let started = false;
  const find = (name: string): readonly [ComponentDefinition, OperationDefinition] => {
    const component = components.get(name.slice(0, name.lastIndexOf('.')));
    const operation = component?.operations.find(
      (o) => o.name === name.slice(name.lastIndexOf('.') + 1),
    );

    if (component === undefined || operation === undefined)
      throw new ContractError('missing', `there is no operation ${name}`);

    return [component, operation];
  };
  const run = async (request: CallRequest): Promise<WireReply> => {
    const [component, operation] = find(request.operation);

    if (operation.input?.check !== undefined) {
      const problems = new Problems();

      operation.input.check((request.input ?? {}) as never, problems, '');

      if (problems.list.length > 0)
        throw new ContractError('invalid', 'the input is not valid', { problems: problems.list });
    }

    const all = rows.get(component.id) ?? [];

    rows.set(component.id, all);

    const handler = operation.handler as
      | ((input: unknown, subject: unknown, context: unknown) => unknown)
      | undefined;

    if (handler !== undefined) {
      const errors = Object.fromEntries(
        (operation.errors ?? []).map((e) => [e.code, (data: unknown) => failure(e.code, data)]),
      );
      const value = await handler(request.input ?? {}, all, {
        log: options.log.log({ operation: request.operation }),
        configuration: options.configuration[component.id],
        errors,
      });

      return isFailure(value) ? { failure: { code: value.code, data: value.data } } : { value };
    }

    if (operation.auto === 'create') {
      const row = { id: randomUUID().replaceAll('-', ''), ...(request.input as Row) };

      all.push(row);

      return { value: row };
    }

    if (operation.auto === 'list') return { value: all };

    const row = all.find((r) => r['id'] === (request.query as Row | undefined)?.['id']);

    return row === undefined ? { missing: true } : { value: row };
  };

  return {
    get operations() {
      return [...components.values()].flatMap((c) =>
        c.operations.map(({ name, type, scope }) => ({ name: `${c.id}.${name}`, type, scope })),
      );
    },
    start: async () => {
      for (const storage of Object.values(options.storages)) await storage.start([]);

      started = true;
    },
    call: (request) => {
      const call = run(request).finally(() => running.delete(call));

      running.add(call);

      return call;
    },
    ready: () => started,
    status: async () => ({
      components: [...components.keys()],
      storages: Object.entries(options.storages).map(([name, s]) => ({
        name,
        kind: s.kind,
        ok: true,
      })),
      outbox: 0,
    }),
    drain: async () => {
      started = false;
      await Promise.allSettled(running);
    },
    stop: async () => {
      for (const storage of Object.values(options.storages)) await storage.stop();
    },
    replace: (changed) => {
      for (const component of changed) components.set(component.id, component);
    },
  };
}
