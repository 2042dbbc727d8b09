// What an expression sees where it stands.
import type { Name } from '../1-syntax/syntax.ts';
import type { Expression } from './expression-model.ts';
import type { Candidate } from './model.ts';
import type { RootScope } from './roots.ts';
import type { Scope } from './scope.ts';
import type { Type } from './type-model.ts';

export interface Environment {
  readonly scope: Scope;
  /** In messages: 'where', 'policies', 'receivers' … */
  readonly place: string;
  readonly roots: readonly RootScope[];
  /** Policies of the component; undefined where none can be named. */
  readonly policies: PolicyScope | undefined;
  /** In receivers' inputs a bare word is a value of the target's enum. */
  readonly expected?: Type;
}

export interface FoundPolicy {
  readonly id: string;
  readonly of: Expression;
}

export interface PolicyScope {
  readonly candidates: readonly Candidate[];
  /** The policy's expression in this environment; undefined when there is none, or it names itself. */
  readonly find: (name: Name, env: Environment) => FoundPolicy | undefined;
}
