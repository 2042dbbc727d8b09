// Routes of a whole document, by what their URLs look like: names of parameters say nothing on the wire.
import type { ComponentDocument, Document, RouteDocument } from './document.ts';

export interface Routed {
  readonly component: ComponentDocument;
  readonly route: RouteDocument;
}

export function routesOf({ components }: Document): readonly Routed[] {
  return components.flatMap((component) =>
    (component.routes ?? []).map((route) => ({ component, route })),
  );
}

/** `/orders/:/lines`. */
export function shapeOf({ segments }: RouteDocument): string {
  return `/${(segments ?? []).map(({ parameter, text }) => (parameter === undefined ? text : ':')).join('/')}`;
}
