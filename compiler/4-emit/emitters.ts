// The emitters, in no particular order: they know nothing of each other.
import { componentEmitter } from './component/component-emitter.ts';
import type { Emitter } from './emitter.ts';

export const EMITTERS: readonly Emitter[] = [componentEmitter];
