// The texts that every declaration may have.
import type { DeprecationSyntax } from '../1-syntax/syntax.ts';
import type { Deprecation } from './node.ts';
import { defined } from './scope.ts';

export function deprecationOf(syntax: DeprecationSyntax | undefined): Deprecation | undefined {
  if (syntax === undefined) return undefined;

  return defined({
    since: syntax.since?.value,
    sunset: syntax.sunset?.value,
    use: syntax.use?.value,
  });
}
