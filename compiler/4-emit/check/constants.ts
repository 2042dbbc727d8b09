// The constants of a file of checks: values of enums, and patterns.
import { type Code, code, regex, text, wrapped } from '../code/code.ts';
import { constant, type LeafEmission, type Stem } from './scope.ts';

export function values(stem: Stem, of: readonly string[], emission: LeafEmission): Code {
  const key = `values ${of.join('\n')}`;

  return constant(stem, { key, suffix: 'Values', declare: texts(of) }, emission);
}

export function pattern(stem: Stem, source: string, emission: LeafEmission): Code {
  const declare = (own: Code): Code => code`const ${own} = ${regex(source)};`;

  return constant(stem, { key: `pattern ${source}`, suffix: 'Pattern', declare }, emission);
}

function texts(of: readonly string[]): (own: Code) => Code {
  return (own) => {
    const head = code`const ${own} = `;

    return code`${head}${wrapped([code`[`, code`]`], of.map(text), head.length + 1)};`;
  };
}
