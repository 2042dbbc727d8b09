// What pages of routes share: routes of the small project, with more behind them.

export function routes(lines: string): string {
  return `routes:\n  ${lines}`;
}

/** GET /orders with more behind it. */
export function list(more: string): string {
  return `routes:\n  /orders:\n    GET: { call: list, allow: staff, ${more} }`;
}

export const NOTE =
  'operations:\n  change: { type: transition, input: { title?: ., note?: string(..9), by?: string(..99) } }\n';

/** POST /orders/:id/change with more behind it. */
export function change(more: string): string {
  return `${NOTE}${routes(`/orders/:id/change:\n    POST: { call: change, allow: staff${more} }`)}`;
}

export const REMOVE = 'operations:\n  remove: { type: transition, auto: true, deletes: true }';

export function noted(path: string, more: string): string {
  return `operations:\n  note: { type: effect, input: { by: string(..9) } }\n${routes(`${path}:\n    POST: { call: note, allow: staff${more} }`)}`;
}

export function find(path: string): string {
  return `operations:\n  find: { type: observation, scope: objects, auto: true, output: [Order] }\nentity:\n  fields: { shelf: string(1..9) }\n${routes(`${path}:\n    GET: { call: find, allow: staff }`)}`;
}
