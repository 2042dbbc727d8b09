// A system as a process hosts it: its calls are measured, what went wrong inside is logged, its state can be asked for.

import type { CallRequest } from '../core/call-request.ts';
import { isContractError } from '../core/contract-error.ts';
import type { ComponentDefinition } from '../core/definition.ts';
import type { Identity } from '../core/identity.ts';
import type { LogScope } from '../core/log.ts';
import type { Reply } from '../core/request.ts';
import { System, type SystemOptions } from '../core/system.ts';
import type { Storage } from '../storage/storage.ts';
import type { LogWriter } from './log-writer.ts';
import type { Metrics } from './metrics.ts';
import { type Measures, measuresOf } from './system-measures.ts';
import { type Status, statusOf } from './system-status.ts';
import { noTracer, type Span, type Tracer } from './tracer.ts';

export interface AskedCall {
  /** `shop.orders.place` */
  readonly operation: string;
  readonly input?: unknown;
  readonly query?: unknown;
  readonly id?: string;
  readonly identity?: Identity;
  /** Of the W3C header, of who calls. */
  readonly traceparent?: string;
}

export interface GatewayRequest extends CallRequest {
  /** Of the W3C header, of who calls. */
  readonly traceparent?: string | undefined;
}

export type WireReply =
  | { readonly value: unknown }
  | { readonly failure: { readonly code: string; readonly data: unknown } }
  | { readonly missing: true };

export interface HostedSystem {
  readonly operations: () => readonly HostedOperation[];
  start(): Promise<void>;
  /** For people and programs that take values alone. */
  call(asked: AskedCall): Promise<WireReply>;
  /** For a gateway: the whole reply, streams as they come; no promise where nothing waits, and then it throws. */
  answer(asked: GatewayRequest): Reply | Promise<Reply>;
  /** Whether it takes calls and its storages answer. */
  ready(): Promise<boolean>;
  status(): Promise<Status>;
  /** Begins nothing new, and waits for what runs. */
  drain(): Promise<void>;
  stop(): Promise<void>;
  replace(components: readonly ComponentDefinition[]): Promise<void>;
}

export interface HostedOperation {
  readonly name: string;
  readonly type: string;
  readonly scope: string;
}

export interface HostOptions {
  readonly components: readonly ComponentDefinition[];
  readonly storages: Readonly<Record<string, Storage>>;
  readonly configuration: Readonly<Record<string, unknown>>;
  /** By component and policy, what the deployment joins to it. */
  readonly policies?: SystemOptions['policies'];
  readonly log: LogWriter;
  readonly metrics: Metrics;
  readonly dev: boolean;
  readonly tracer?: Tracer;
}

export function hostSystem(options: HostOptions): HostedSystem {
  const { components, storages, configuration, policies, log, metrics, dev } = options;
  const { tracer = noTracer } = options;
  const system = new System({
    components,
    storages,
    configuration,
    policies,
    log: (scope) => log.log(scope),
    strict: dev,
  });
  const around: Around = { measures: measuresOf(metrics, storages), log, tracer };
  const status = (): Promise<Status> => statusOf(system);

  return {
    operations: () => operationsOf(system),
    start: () => system.start(),
    call: (asked) => called(system, asked, around),
    answer: (asked) => measured(system, asked, around),
    ready: async () =>
      system.state === 'ready' && (await status()).storages.every((storage) => storage.ok),
    status,
    drain: () => system.drain(),
    stop: () => system.stop(),
    replace: (changed) => system.replace(changed),
  };
}

function operationsOf({ parts }: System): readonly HostedOperation[] {
  return [...parts.values()].flatMap(({ definition, operations }) =>
    [...operations.values()].map(({ name, type, scope }) => ({
      name: `${definition.id}.${name}`,
      type,
      scope,
    })),
  );
}

interface Around {
  readonly measures: Measures;
  readonly log: LogWriter;
  readonly tracer: Tracer;
}

async function called(system: System, asked: AskedCall, around: Around): Promise<WireReply> {
  const { succeed, fail, trace } = followed(system, asked, around);

  try {
    const reply = await system.request(trace === undefined ? asked : { ...asked, trace });
    const wire = await wireReply(reply);

    succeed(reply);

    return wire;
  } catch (error) {
    return fail(error);
  }
}

function measured(
  system: System,
  asked: AskedCall | GatewayRequest,
  around: Around,
): Reply | Promise<Reply> {
  const { succeed, fail, trace } = followed(system, asked, around);

  try {
    const reply = system.answer(trace === undefined ? asked : { ...asked, trace });

    return reply instanceof Promise ? reply.then(succeed, fail) : succeed(reply);
  } catch (error) {
    return fail(error);
  }
}

interface Followed {
  readonly trace: string | undefined;
  readonly succeed: (reply: Reply) => Reply;
  /** Throws the error. */
  readonly fail: (error: unknown) => never;
}

/** What notes how the call ends. */
function followed(
  system: System,
  { operation, traceparent }: AskedCall | GatewayRequest,
  { measures, log, tracer }: Around,
): Followed {
  const span = tracer.start(operation, traceparent);
  // A label that a caller chooses would fill the memory.
  const end = measures.begin(system.callee(operation) === undefined ? 'unknown' : operation);

  return {
    trace: span.trace,
    succeed: (reply) => {
      end(outcomeOf(reply));
      span.end();

      return reply;
    },
    fail: (error) => {
      const code = isContractError(error) ? error.code : 'internal';

      end(code);

      // What the caller is not told.
      if (code === 'internal')
        log.log(scopeOf(operation, span)).error('the call failed', { error });

      span.fail(error);
      span.end();

      throw error;
    },
  };
}

function outcomeOf(reply: Reply): string {
  return reply.kind === 'failure' ? reply.code : reply.kind === 'missing' ? 'missing' : 'ok';
}

function scopeOf(operation: string, { trace }: Span): LogScope {
  return trace === undefined ? { operation } : { operation, trace };
}

/** Who asks by hand reads no stream; more than that nobody reads either. */
const MOST_FRAMES = 1000;

async function wireReply(reply: Reply): Promise<WireReply> {
  switch (reply.kind) {
    case 'value':
      return { value: reply.value };
    case 'failure':
      return { failure: { code: reply.code, data: reply.data } };
    case 'missing':
      return { missing: true };
    case 'stream':
      return { value: await collected(reply.frames) };
  }
}

async function collected(frames: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const list: unknown[] = [];

  for await (const frame of frames) {
    list.push(frame);

    if (list.length === MOST_FRAMES) break;
  }

  return list;
}
