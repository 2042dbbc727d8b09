// Literals of a case as the language writes them.

import { durationText } from '../../2-model/expression-text.ts';
import { decimalText } from '../containment/rational.ts';
import type { AtomTable, Constant, Segment, Subject } from './atoms.ts';
import type { Literal } from './clause.ts';

export function literalText(table: AtomTable, { atom, value }: Literal): string {
  const asked = table.atoms[atom];

  switch (asked?.kind) {
    case undefined:
      return '';
    case 'somebody':
      return value ? 'authenticated' : 'anonymous';
    case 'role':
      return denied(value, `role(${roleText(table, asked.segments)})`);
    case 'scheme':
      return denied(value, `scheme(${asked.scheme})`);
    case 'present':
      return value
        ? `has ${nameText(table, asked.path)}`
        : `${nameText(table, asked.path)} == null`;
    case 'segment':
      return denied(value, `${nameText(table, asked.path)} makes a role`);
    case 'member':
      return denied(value, asked.text);
    case 'equal':
      return comparisonText(table, value ? '==' : '!=', asked);
    case 'below':
      return comparisonText(table, value ? '<' : '>=', asked);
  }
}

function denied(value: boolean, text: string): string {
  return value ? text : `not ${text}`;
}

export function nameText({ paths }: AtomTable, key: string): string {
  return paths.get(key)?.text ?? key;
}

export function roleText(table: AtomTable, segments: readonly Segment[]): string {
  return segments
    .map((s) => (typeof s === 'string' ? s : `(${nameText(table, s.path)})`))
    .join(':');
}

interface Compared {
  readonly subject: Subject;
  readonly value: Constant;
}

function comparisonText(table: AtomTable, operator: string, { subject, value }: Compared): string {
  const [first = '', second] = subject.names.map((name) => nameText(table, name));
  const isNothing = typeof value === 'string' ? value === '' : value.n === 0n;

  if (second === undefined) return `${first} ${operator} ${constantWords(subject, value)}`;

  return `${first} ${operator} ${second}${isNothing ? '' : ` + ${constantWords(subject, value)}`}`;
}

/** A moment as such, a distance of moments as a duration. */
export function constantWords({ family, isPair }: Subject, value: Constant): string {
  if (typeof value === 'string') return value;
  if (family !== 'time') return decimalText(value);

  return isPair ? durationText(Number(value.n)) : new Date(Number(value.n)).toISOString();
}
