// Modules of Node that a start does without, loaded when they are first asked for. Imported, they would be loaded whole, and
// node:fs and node:buffer with parts that Node itself puts off.
import { once } from './once.ts';

export const nodeBuffer: () => typeof import('node:buffer') = once(() =>
  process.getBuiltinModule('node:buffer'),
);

export const nodeCrypto: () => typeof import('node:crypto') = once(() =>
  process.getBuiltinModule('node:crypto'),
);

export const nodeFs: () => typeof import('node:fs') = once(() =>
  process.getBuiltinModule('node:fs'),
);

export const nodeNet: () => typeof import('node:net') = once(() =>
  process.getBuiltinModule('node:net'),
);

export const nodeZlib: () => typeof import('node:zlib') = once(() =>
  process.getBuiltinModule('node:zlib'),
);
