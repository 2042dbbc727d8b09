// Where the members of a route stand in the literal of routes.ts, and how lists of names are written there.
import { type Code, text } from '../code/code.ts';
import { listMember } from '../code/literal-pieces.ts';
import type { TextContext } from './route-texts.ts';

/** How many lists and objects stand around them. */
export const DEPTH = 2;

export interface Into {
  readonly context: TextContext;
  readonly members: Code[];
}

export function namesMember(key: string, names: readonly string[]): Code {
  return listMember(
    key,
    names.map((name) => text(name)),
    DEPTH,
  );
}
