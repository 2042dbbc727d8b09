// The constants of a file of checks: keys of closed objects, kinds of unions, values of enums, patterns.
import type { UnionType } from '../../2-model/type-model.ts';
import { type Code, code, name, regex, text, wrapped } from '../code/code.ts';
import type { Place } from './place.ts';
import { constant, type Scope } from './scope.ts';

export const VALUE: Code = name('value');

/** A place's own, shared by the functions that walk it. */
export function keys(place: Place, of: readonly string[], scope: Scope): Code {
  const key = `keys ${scope.names.stem(place)}`;

  return constant(place, { key, suffix: 'Keys', brief: false, declare: texts(of) }, scope);
}

export function kinds(place: Place, union: UnionType, scope: Scope): Code {
  const of = union.arms.map((arm) => arm.name);
  const key = `kinds ${of.join(' ')}`;

  return constant(place, { key, suffix: 'Kinds', brief: false, declare: texts(of) }, scope);
}

export function values(place: Place, of: readonly string[], scope: Scope): Code {
  const key = `values ${of.join('\n')}`;

  return constant(place, { key, suffix: 'Values', brief: true, declare: texts(of) }, scope);
}

export function pattern(place: Place, source: string, scope: Scope): Code {
  const declare = (own: Code): Code => code`const ${own} = ${regex(source)};`;

  return constant(
    place,
    { key: `pattern ${source}`, suffix: 'Pattern', brief: true, declare },
    scope,
  );
}

function texts(of: readonly string[]): (own: Code) => Code {
  return (own) => {
    const head = code`const ${own}: readonly string[] = `;

    return code`${head}${wrapped([code`[`, code`]`], of.map(text), head.text.length + 1)};`;
  };
}
