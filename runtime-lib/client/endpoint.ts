// What a generated client knows of a route.
import type { Shape } from './shape.ts';

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The fixed pieces around the parameters: `/orders/:id/ship` is ['/orders/', '/ship']. */
  readonly path: readonly string[];
  /** What the operation was on the wire when the client was made: its type, its scope, and a hash. */
  readonly surface?: string;
  /** The body is sent as it is, as bytes of this type. */
  readonly raw?: string;
  /** What differs on the wire in the body, the reply, and the data of declared errors. */
  readonly input?: Shape;
  readonly output?: Shape;
  readonly errors?: Readonly<Record<string, Shape | true>>;
  /** A missing entity is a value. */
  readonly missing?: true;
  /** May be sent again: reads always, changes under a key. */
  readonly repeat?: true;
}
