// A row as if it came over a wire: whoever has one may change it, and changes nothing that is stored.
import { toWire } from '../../core/wire.ts';
import { NO_EVENTS, type Row } from '../values.ts';

export function copyRow(row: Row): Row {
  const { counter, values } = row;

  return {
    ...row,
    values: toWire(values) as Row['values'],
    counter: counter === NO_EVENTS ? NO_EVENTS : { seq: counter.seq, last: { ...counter.last } },
  };
}
