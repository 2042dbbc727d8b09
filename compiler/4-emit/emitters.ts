// The emitters, in no particular order: they know nothing of each other.
import type { Emitter } from './emitter.ts';

export const EMITTERS: readonly Emitter[] = [];
