// A row as if it came over a wire: whoever has one may change it, and changes nothing that is stored.
import { put } from '../../check/convert.ts';
import type { Row, Value } from '../values.ts';

export function copyRow(row: Row): Row {
  const { counter, values } = row;

  return {
    ...row,
    values: copied(values) as Row['values'],
    counter: { seq: counter.seq, last: { ...counter.last } },
  };
}

function copied(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);

  const copy: Record<string, Value> = {};
  const members = value as Readonly<Record<string, Value>>;

  for (const name of Object.keys(members)) put(copy, name, copied(members[name] as Value));

  return copy;
}
