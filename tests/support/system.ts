// A system of generated components on a storage of its own, for tests.
import type { ComponentDefinition as Generated } from '@toac/runtime/v1';
import type { CallRequest } from '../../runtime-lib/core/call-request.ts';
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';
import type { Log, LogScope } from '../../runtime-lib/core/log.ts';
import { System } from '../../runtime-lib/core/system.ts';
import { createMemory } from '../../runtime-lib/storage/memory.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';

export interface Line {
  readonly level: string;
  readonly component: string;
  readonly operation: string | undefined;
  readonly message: string;
  readonly attributes: unknown;
}

export interface Running {
  readonly system: System;
  readonly storage: Storage;
  readonly lines: readonly Line[];
  /** The value of a reply, or the reply itself where it is none. */
  readonly ask: (operation: string, request?: Omit<CallRequest, 'operation'>) => Promise<unknown>;
}

export interface Around {
  readonly storage?: Storage;
  readonly configuration?: Readonly<Record<string, unknown>>;
}

export async function running(
  components: readonly Generated[],
  { storage = createMemory(), configuration = {} }: Around = {},
): Promise<Running> {
  const lines: Line[] = [];
  const system = new System({
    // Generated code has its types from the built library, tests run its sources.
    components: components as readonly unknown[] as readonly ComponentDefinition[],
    storages: { default: storage },
    configuration,
    log: (scope) => logInto(lines, scope),
    strict: true,
  });

  await system.start();

  return {
    system,
    storage,
    lines,
    ask: async (operation, request = {}) => {
      const reply = await system.request({ operation, ...request });

      return reply.kind === 'value' ? reply.value : reply;
    },
  };
}

function logInto(lines: Line[], { component = '', operation }: LogScope): Log {
  const write =
    (level: string): Log['info'] =>
    (message, attributes) =>
      lines.push({ level, component, operation, message, attributes });

  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** Waits until it holds, as long as a slow machine may need. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;

  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it never came true');

    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
