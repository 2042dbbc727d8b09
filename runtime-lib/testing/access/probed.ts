// A component whose handwritten functions only tell that they were reached, and with which entities: access is decided
// before them, and what they would do (send mail, charge cards) is no test's business. All else of it is real.
import { ContractError } from '../../core/contract-error.ts';
import type { ComponentDefinition, OperationDefinition } from '../../core/definition.ts';

export interface Reached {
  /** Whether a function ran since this was last cleared. */
  yes: boolean;
  ids: readonly string[];
}

export function probed(component: ComponentDefinition, reached: Reached): ComponentDefinition {
  const { receivers: _, schedules: __, ...rest } = component;

  return { ...rest, operations: component.operations.map((o) => probedOperation(o, reached)) };
}

function probedOperation(operation: OperationDefinition, reached: Reached): OperationDefinition {
  if (operation.handler === undefined) return operation;

  const handler = async (_input: unknown, subject: unknown): Promise<never> => {
    reached.yes = true;
    reached.ids = await idsOf(subject);

    throw new ContractError('unavailable', 'reached');
  };

  return { ...operation, handler: handler as NonNullable<OperationDefinition['handler']> };
}

async function idsOf(subject: unknown): Promise<readonly string[]> {
  if (typeof subject !== 'object' || subject === null) return [];
  if (!(Symbol.iterator in subject) && !(Symbol.asyncIterator in subject)) return [];

  const ids: string[] = [];

  for await (const one of subject as AsyncIterable<{ readonly id?: string }>)
    if (one.id !== undefined) ids.push(one.id);

  return ids;
}
