// Query strings as the gateway reads them: `state.in=placed,paid&sort=-_created&limit=20`.

export type FilterValue = string | number | boolean | bigint | Date;

export type Filter = Readonly<Record<string, unknown>>;

export interface QueryPart {
  readonly filter?: Filter | undefined;
  readonly [name: string]: unknown;
}

export function queryText(query: QueryPart | undefined): string {
  if (query === undefined) return '';

  const { filter, ...rest } = query;
  const parts = [
    ...Object.entries(filter ?? {}).flatMap(([name, asked]) => criteria(name, asked)),
    ...Object.entries(rest).flatMap(([name, value]) => part(name, value)),
  ];

  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** A value means equality; an object holds operators. */
function criteria(name: string, asked: unknown): readonly string[] {
  if (typeof asked !== 'object' || asked === null || asked instanceof Date)
    return part(name, asked);

  return Object.entries(asked).flatMap(([operator, value]) => {
    if (operator === 'absent') return part(`${name}.null`, value);

    return part(operator === 'eq' ? name : `${name}.${operator}`, value);
  });
}

function part(name: string, value: unknown): readonly string[] {
  if (value === undefined) return [];

  const text = Array.isArray(value) ? value.map(encoded).join(',') : encoded(value);

  return [`${encodeURIComponent(name)}=${text}`];
}

function encoded(value: unknown): string {
  return encodeURIComponent(value instanceof Date ? value.toISOString() : String(value));
}
