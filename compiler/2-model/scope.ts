// What builders of the model share: the names that exist, the types as they are resolved, and what was not found.

import type { ComponentSyntax, Name, TypeDeclarationSyntax } from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import type { Candidate, Component, Unresolved, UnresolvedKind } from './model.ts';
import type { NodeId } from './node.ts';
import type { Field, Slot } from './type-model.ts';

export interface Scope {
  /** After inheritance, by id. */
  readonly components: ReadonlyMap<string, ComponentSyntax>;
  readonly shared: ReadonlyMap<string, TypeDeclarationSyntax>;
  readonly unresolved: Unresolved[];
  /** The slot of a named type, resolved when first asked for. */
  readonly named: (target: NodeId) => Slot | undefined;
  /** The entity of a component with the system's fields, resolved when first asked for. */
  readonly entity: (component: string) => readonly Field[] | undefined;
  /** Components whose own parts are built; receivers and routes look here. */
  readonly built: Map<string, Component>;
}

export interface Missing {
  readonly what: UnresolvedKind;
  readonly name: string;
  readonly at: Span;
  readonly scope: string;
  readonly candidates: readonly Candidate[];
}

export function miss(scope: Scope, missing: Missing): void {
  scope.unresolved.push(missing);
}

export function candidatesOf(names: Iterable<Name>): readonly Candidate[] {
  return [...names].map(({ value, at }) => ({ name: value, at }));
}

export function candidatesFrom(
  items: Iterable<{ readonly name: string; readonly at: Span }>,
): readonly Candidate[] {
  return [...items].map(({ name, at }) => ({ name, at }));
}

export function words(...names: readonly string[]): readonly Candidate[] {
  return names.map((name) => ({ name }));
}

/** While it is made: optional members are set where they are there. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** `undefined` members left out, so that optional members stay exact. */
export function defined<T extends object>(members: T): Defined<T> {
  const source = members as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};

  for (const key in source) {
    if (source[key] !== undefined) result[key] = source[key];
  }

  return result as Defined<T>;
}

type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} & { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };
