// types.yaml: the types that all components share.
import type { TypesContract } from './contract.generated.ts';
import { type Reading, section, take } from './reading.ts';
import type { TypeDeclarationSyntax } from './syntax.ts';
import type { Node } from './tree.ts';
import { readDeclarations } from './type.ts';

export function readSharedTypes(
  reading: Reading,
  root: Node | undefined,
): readonly TypeDeclarationSyntax[] {
  const of = section<TypesContract>(reading, root);

  return (of && take(of, 'types', readDeclarations)) ?? [];
}
