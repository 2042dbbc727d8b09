// Where an element is met: the routes, callers and consumers that findings name.
import type { NodeId } from '../../2-model/node.ts';
import type { DocumentIndex } from '../document-index.ts';
import { placesText } from '../edit.ts';
import { callersOf, routeName } from '../uses-roots.ts';

/** Who calls an operation: its routes, operations, receivers and schedules. */
export function callersText(operation: NodeId, name: string, index: DocumentIndex): string {
  const routes = (index.routes.get(operation) ?? []).map(routeName);
  const places = [...routes, ...(callersOf(index).get(operation) ?? [])];

  return places.length === 0 ? name : placesText(places);
}

/** Components that receive an event. */
export function consumersText(event: NodeId, name: string, index: DocumentIndex): string {
  const consumers = index.document.components.filter((c) =>
    c.receivers?.some((r) => r.event.id === event),
  );

  return consumers.length === 0 ? name : placesText(consumers.map((c) => `${name} in ${c.id}`));
}
