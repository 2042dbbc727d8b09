// What an operation answers: the committed entity, or what its function returned, as its output declares it.
import type { Row } from '../storage/values.ts';
import { backIntoWire, intoWire } from './codec.ts';
import type { OperationDefinition } from './definition.ts';
import { type EntityTable, shownOf } from './entity-table.ts';
import type { Envelope, Reply } from './request.ts';

export type ValueReply = Extract<Reply, { kind: 'value' }>;

export const NOTHING: ValueReply = { kind: 'value' };

/** The row that was committed, or read. */
export function envelopeOf({ id, version, created, updated }: Row): Envelope {
  return { id, version, created, updated };
}

export function valueReply({ output }: OperationDefinition, value: unknown): ValueReply {
  return output === undefined ? NOTHING : { kind: 'value', value: intoWire(output, value) };
}

/** The committed entity, with what only the function knows. */
export function entityReply(
  operation: OperationDefinition,
  entity: EntityTable,
  row: Row,
  own: unknown,
): ValueReply {
  const envelope = envelopeOf(row);

  if (operation.output === undefined) return { kind: 'value', entity: envelope };
  if (operation.split === 'whole') return { ...valueReply(operation, own), entity: envelope };

  const shown = shownOf(entity, row, operation.output);
  const value =
    operation.split === 'rest'
      ? intoWire(operation.output, { ...shown, ...(own as object) })
      : backIntoWire(operation.output, shown);

  return { kind: 'value', value, entity: envelope };
}

/** Entities that were read or committed, as they are. */
export function rowsReply(
  { output }: OperationDefinition,
  entity: EntityTable,
  rows: readonly Row[],
): ValueReply {
  if (output === undefined) return NOTHING;

  const shown = rows.map((row) => shownOf(entity, row, output));

  return { kind: 'value', value: backIntoWire(output, shown) };
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
