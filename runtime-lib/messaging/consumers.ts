// Who takes which events: known from the definitions alone, before anything runs.
import type { ReceiverDefinition } from '../core/definition.ts';
import { apart } from '../core/operation-name.ts';
import type { Part } from '../core/part.ts';

/** A component with its receivers for the events of one other. */
export interface Consumer {
  readonly part: Part;
  readonly source: string;
  /** By label. */
  readonly receivers: ReadonlyMap<string, ReceiverDefinition>;
}

export type Consumers = ReadonlyMap<string, readonly Consumer[]>;

/** By the component whose events they take. */
export function consumersOf(parts: Iterable<Part>): Consumers {
  const found = new Map<string, Consumer[]>();

  for (const part of parts) {
    const bySource = new Map<string, Map<string, ReceiverDefinition>>();

    for (const receiver of part.definition.receivers ?? []) {
      if (receiver.external === true) continue;

      const [source, label] = apart(receiver.event);
      const labels = bySource.get(source) ?? new Map<string, ReceiverDefinition>();

      labels.set(label, receiver);
      bySource.set(source, labels);
    }

    for (const [source, receivers] of bySource)
      found.set(source, [...(found.get(source) ?? []), { part, source, receivers }]);
  }

  return found;
}

export function isWanted(consumers: Consumers, component: string, event: string): boolean {
  return consumers.get(component)?.some(({ receivers }) => receivers.has(event)) === true;
}
