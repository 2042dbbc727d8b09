// Modules of Node that few requests need, loaded when they are first asked for: a start does not pay for them.
import { once } from '../core/once.ts';

export const nodeNet: () => typeof import('node:net') = once(() =>
  process.getBuiltinModule('node:net'),
);

export const nodeZlib: () => typeof import('node:zlib') = once(() =>
  process.getBuiltinModule('node:zlib'),
);
