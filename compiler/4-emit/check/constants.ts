// The constants of a file of checks: values of enums, and patterns.
import { type Code, code, regex, text, wrapped } from '../code/code.ts';
import type { Place } from './place.ts';
import { constant, type Emission } from './scope.ts';

export function values(place: Place, of: readonly string[], emission: Emission): Code {
  const key = `values ${of.join('\n')}`;

  return constant(place, { key, suffix: 'Values', declare: texts(of) }, emission);
}

export function pattern(place: Place, source: string, emission: Emission): Code {
  const declare = (own: Code): Code => code`const ${own} = ${regex(source)};`;

  return constant(place, { key: `pattern ${source}`, suffix: 'Pattern', declare }, emission);
}

function texts(of: readonly string[]): (own: Code) => Code {
  return (own) => {
    const head = code`const ${own} = `;

    return code`${head}${wrapped([code`[`, code`]`], of.map(text), head.length + 1)};`;
  };
}
