// What a path is called on both sides of a comparison, and what its type says of its values.

import { operandText } from '../../2-model/expression-text.ts';
import type { ComponentDocument, PathDocument, RouteDocument, TypeNode } from '../document.ts';
import { type DocumentIndex, meaningOf, membersOf } from '../document-index.ts';
import type { PathFacts } from './atoms.ts';

/** Where a condition stands. */
export interface Standing {
  readonly isOld: boolean;
  readonly index: DocumentIndex;
  readonly component: ComponentDocument;
  readonly route: RouteDocument;
  /** Fields by their old name, where the side is the new one. */
  readonly oldField: (component: string, field: string) => string;
  /** What the old side knows of a path, where this is the new one: `was` may stay behind when it was done long ago. */
  readonly known: (key: string) => PathFacts | undefined;
}

/** By the old names of fields, and parameters of the route by their place. */
export function pathKey({ root, segments = [] }: PathDocument, at: Standing): string {
  const [first, ...rest] = segments;

  if (first === undefined) return root;

  return [root, oldName(root, first, at), ...rest].join('.').replaceAll('.[]', '[]');
}

function oldName(root: string, name: string, { component, oldField, ...at }: Standing): string {
  if (root === 'entity') return oldField(component.id, name);

  if (root === 'route') {
    const parameters = (at.route.segments ?? []).filter((s) => s.parameter !== undefined);
    const place = parameters.findIndex((s) => s.parameter?.name === name);

    return place < 0 ? name : `${place}`;
  }

  if (root !== 'input') return name;

  const input = at.index.operations.get(at.route.operation.id)?.input;
  const field = membersOf(input, at.index)?.find((f) => f.name === name);

  const was = field?.was;

  return was !== undefined && at.known(`input.${was}`) !== undefined ? was : name;
}

export function factsOf(path: PathDocument, at: Standing): PathFacts {
  const key = pathKey(path, at);
  const type = meaningOf(path.type, at.index);

  return {
    key,
    text: operandText(path),
    root: path.root,
    absent: path.absent,
    ...valuesOf(type, key, at),
  };
}

function valuesOf(
  type: TypeNode,
  key: string,
  at: Standing,
): Pick<PathFacts, 'values' | 'isWhole' | 'isSegment'> {
  switch (type.kind) {
    case 'enum':
      return {
        values: type.open ? undefined : type.values.map((v) => oldValueOf(v, type, at.known(key))),
        isWhole: false,
        isSegment: !type.open && type.values.every((v) => v !== '' && !v.includes(':')),
      };
    case 'boolean':
      return { values: ['false', 'true'], isWhole: false, isSegment: false };
    case 'integer':
    case 'bigint':
      return { values: undefined, isWhole: true, isSegment: false };
    case 'ref':
      return { values: undefined, isWhole: false, isSegment: hasPlainKey(type.of, at.index) };
    default:
      return {
        values: undefined,
        isWhole: false,
        isSegment: type.kind === 'string' && type.format === 'uuid',
      };
  }
}

/** A key that is given may be any text. */
function hasPlainKey(component: string, index: DocumentIndex): boolean {
  return index.components.get(component)?.entity?.key !== 'given';
}

type Enum = Extract<TypeNode, { readonly kind: 'enum' }>;

/** A value as the old side calls it. */
export function oldValue(value: string, path: PathDocument, at: Standing): string {
  const meaning = meaningOf(path.type, at.index);

  return meaning.kind === 'enum' ? oldValueOf(value, meaning, at.known(pathKey(path, at))) : value;
}

function oldValueOf(value: string, { was }: Enum, known: PathFacts | undefined): string {
  const old = was?.[value];

  return old !== undefined && known?.values?.includes(old) === true ? old : value;
}
