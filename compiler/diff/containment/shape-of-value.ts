// Single lists and objects as the sets that have just them: what excludes a value is then what excludes a set.
import type { Json } from '../../2-model/type-model.ts';
import { isList } from './json-text.ts';
import type { ArrayForm, Node, ObjectForm } from './node.ts';
import { plainNode, type Space } from './space.ts';

export function objectOf(values: readonly Json[], space: Space): readonly ObjectForm[] {
  return values.flatMap((value) =>
    typeof value !== 'object' || value === null || isList(value)
      ? []
      : [
          {
            kind: 'object' as const,
            properties: new Map(
              Object.entries(value).map(([name, inner]) => [
                name,
                { node: only(inner, space), required: true },
              ]),
            ),
            patterns: [],
            rest: plainNode(space, { kind: 'none' }),
            names: undefined,
            min: 0,
            max: Number.POSITIVE_INFINITY,
          },
        ],
  );
}

export function arrayOf(values: readonly Json[], space: Space): readonly ArrayForm[] {
  return values.flatMap((value) =>
    isList(value)
      ? [
          {
            kind: 'array' as const,
            prefix: value.map((item) => only(item, space)),
            rest: plainNode(space, { kind: 'none' }),
            min: value.length,
            max: value.length,
            unique: false,
          },
        ]
      : [],
  );
}

function only(value: Json, space: Space): Node {
  return plainNode(space, { kind: 'values', values: [value] });
}
