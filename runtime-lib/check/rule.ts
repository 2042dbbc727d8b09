// What a value must be, as a function that says everything that is wrong with it. Asked after the fast forms said no.
import type { Problems } from './problems.ts';

/** `opened`: for readers of what others send, to whom objects may have more properties, and nothing has defaults. */
export type Rule = (value: unknown, problems: Problems, pointer?: string, opened?: boolean) => void;

/** Of an object: its fields' names in the order that they are declared in. */
export interface RecordRule extends Rule {
  readonly keys: readonly string[];
}
