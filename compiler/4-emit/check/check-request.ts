// What the emitter of checks is asked for: roots, and where the types are that they name. Plain data.
import type { NodeId } from '../../2-model/node.ts';
import type { Slot } from '../../2-model/type-model.ts';

/**
 * `in`: closed objects, defaults are filled in. `stored`: the same, for what a commit takes.
 * `out`: outputs, events and declared errors; readers ignore what they do not know, secrets never travel.
 */
export type Position = 'in' | 'out' | 'stored';

/** `check` is a rule, the others are functions. */
export type CheckFunction = 'is' | 'check' | 'read' | 'write';

/** One family of functions: isPlaceInput, checkPlaceInput and, where wire and TypeScript differ, the other two. */
export interface CheckRoot {
  /** In PascalCase. Of a stream, the functions are about its frames. */
  readonly name: string;
  readonly slot: Slot;
  readonly position: Position;
  /** The TypeScript type; absent: `name` in './types.ts'. `false`: there is none, so only is and check are made. */
  readonly type?: TypeReference | false;
  /** The type that writers take, where callers may leave out more than handlers find: PlaceRequest. */
  readonly request?: TypeReference;
  /** Absent: is, check, and what the slot needs of read and write. */
  readonly functions?: readonly CheckFunction[];
  /** Of those that it would have, only these. */
  readonly wanted?: readonly CheckFunction[];
}

export interface TypeReference {
  readonly name: string;
  readonly from: string;
}

/** A named type or an entity, as the file that is written sees it. */
export interface CheckedType {
  readonly name: string;
  readonly slot: Slot;
  /** The module of the TypeScript type: './types.ts', '../types.ts'. */
  readonly typesFrom: string;
  /** What callers write, where that is another type: MethodRequest, from the same module. */
  readonly request?: string;
  /** The module of its functions; absent: the file that is written. */
  readonly checksFrom?: string;
}

/** By NamedType.target and EntityType.component: all that the roots reach, through one another too. */
export type CheckedTypes = ReadonlyMap<NodeId, CheckedType>;

/** A function of a named type that somebody calls. */
export interface CheckNeed {
  readonly target: NodeId;
  readonly position: Position;
  readonly function: CheckFunction;
}

export interface CheckRequest {
  readonly roots: readonly CheckRoot[];
  /** Functions of named types that live in this file and are called from others; its own needs are added. */
  readonly needs: readonly CheckNeed[];
  readonly types: CheckedTypes;
}
