// What is set where, in a few words, for those who read the matrix.

import { durationText } from '../../2-model/expression-text.ts';
import type { Json } from '../../2-model/type-model.ts';
import type { Knob } from './knob.ts';
import { readMoment } from './moment.ts';

/** `state = paid`, `no due`, `due = now() - 1h`. */
export function settingText({ path, place }: Knob, value: Json | undefined): string {
  const name = place === 'header' ? `header ${path.join('.')}` : path.join('.');

  return value === undefined ? `no ${name}` : `${name} = ${valueText(value)}`;
}

function valueText(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);

  const moment = readMoment(value);

  if (moment === undefined) return value;

  const by =
    moment.by === 0 ? '' : ` ${moment.by < 0 ? '-' : '+'} ${durationText(Math.abs(moment.by))}`;

  return `${moment.of}(${moment.zone === undefined ? '' : `'${moment.zone}'`})${by}`;
}
