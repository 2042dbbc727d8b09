// How a text of a path or a query string is read as a value of the wire.
import type { Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';

export interface TextForm {
  readonly as: 'text' | 'number' | 'boolean' | 'json';
  /** Of the value, or of each of several. */
  readonly type: Type;
  readonly list: boolean;
}

export function textForm(declared: Type, program: Program): TextForm {
  const type = meaning(declared, program);

  if (type.kind !== 'list') return { as: readAs(type), type, list: false };

  const item = meaning(type.item.type, program);

  return { as: readAs(item), type: item, list: true };
}

/** Values that are texts on the wire stay as they are. */
function readAs({ kind }: Type): TextForm['as'] {
  switch (kind) {
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'any':
      return 'json';
    default:
      return 'text';
  }
}

/** Through names, to the type itself. */
export function meaning(declared: Type, { index }: Program): Type {
  let type = declared;

  while (type.kind === 'named') type = index.type(type.target).slot.type;

  return type;
}
