// Where the literals of a case hold: read as language, by the table of what they ask.

import type { Atom } from '../../../compiler/diff/access/atoms.ts';
import type { Case } from '../../../compiler/diff/access/change-of-access.ts';
import type { ExpressionEnvironment } from '../../../runtime-lib/core/expression.ts';
import { hasRole } from '../../../runtime-lib/core/identity.ts';
import type { Truth } from './pool.ts';

/** Each question is asked of all environments once. */
export function openLiterals(all: readonly ExpressionEnvironment[]): (one: Case) => Truth {
  const known = new Map<string, Truth>();
  const truthOf = (atom: Atom, value: boolean): Truth => {
    const key = JSON.stringify([atom, value], (_, v: unknown) =>
      typeof v === 'bigint' ? `${v}` : v,
    );
    const found = known.get(key);

    if (found !== undefined) return found;

    const bits = new Uint32Array(Math.ceil(all.length / 32));

    all.forEach((environment, i) => {
      if (holds(atom, environment) === value)
        bits[i >> 5] = (bits[i >> 5] as number) | (1 << (i & 31));
    });
    known.set(key, bits);

    return bits;
  };

  return ({ literals, table }) =>
    literals
      .map(({ atom, value }) => truthOf(table.atoms[atom] as Atom, value))
      .reduce(
        (a, b) => a.map((word, i) => word & (b[i] as number)),
        new Uint32Array(Math.ceil(all.length / 32)).fill(0xffffffff),
      );
}

function holds(atom: Atom, environment: ExpressionEnvironment): boolean {
  const { identity } = environment;
  const read = (path: string): unknown => valueAt(environment, path);

  switch (atom.kind) {
    case 'somebody':
      return identity !== undefined;
    case 'scheme':
      return identity?.scheme === atom.scheme;
    case 'role':
      return hasRole(
        identity?.roles ?? [],
        atom.segments.map((s) => (typeof s === 'string' ? s : String(read(s.path) ?? ''))),
      );
    case 'segment':
      return /^[^:]+$/.test(String(read(atom.path) ?? ''));
    case 'present':
      return (read(atom.path) ?? null) !== null;
    case 'member':
      throw new Error('nothing in the pool asks for it');
    default: {
      const [first, second] = atom.subject.paths.map(read);

      if ((first ?? null) === null) return false;
      if (atom.subject.isPair) return first === second;
      if (typeof atom.value === 'string') return String(first) === atom.value;

      const value = Number(atom.value.n) / Number(atom.value.d);

      return atom.kind === 'equal' ? first === value : Number(first) < value;
    }
  }
}

function valueAt(environment: ExpressionEnvironment, path: string): unknown {
  let value: unknown = environment;

  for (const segment of path.split('.'))
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[segment];

  return value;
}
