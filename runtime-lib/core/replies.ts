// What an operation answers: the committed entity, or what its function returned, as its output declares it.
import type { Row } from '../storage/values.ts';
import { intoWire } from './codec.ts';
import type { OperationDefinition } from './definition.ts';
import { type EntityTable, shownOf } from './entity-table.ts';
import type { Reply } from './request.ts';

export const NOTHING: Reply = { kind: 'value' };

export function valueReply({ output }: OperationDefinition, value: unknown): Reply {
  return output === undefined ? NOTHING : { kind: 'value', value: intoWire(output, value) };
}

/** The committed entity, with what only the function knows. */
export function entityReply(
  operation: OperationDefinition,
  entity: EntityTable,
  row: Row,
  own: unknown,
): Reply {
  if (operation.output === undefined) return NOTHING;
  if (operation.split === 'whole') return valueReply(operation, own);

  const shown = shownOf(entity, row, operation.output);
  const whole = operation.split === 'rest' ? { ...shown, ...(own as object) } : shown;

  return valueReply(operation, whole);
}

/** What a function returned, taken apart. */
export function split(
  { split: how }: OperationDefinition,
  returned: unknown,
): { readonly state: unknown; readonly output: unknown } {
  return how === undefined
    ? { state: returned, output: undefined }
    : (returned as { state: unknown; output: unknown });
}
