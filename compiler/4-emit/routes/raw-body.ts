// A body that is taken as it comes: some input is filled from `request.body`.
import type { Operand } from '../../2-model/expression-model.ts';
import type { Route } from '../../2-model/model.ts';

export function takesRaw({ bind }: Route): boolean {
  return bind.length > 0 && bind.some(({ source }) => isBody(source));
}

function isBody(source: Operand): boolean {
  return source.kind === 'path' && source.root === 'request' && source.segments[0] === 'body';
}
