// node:crypto, loaded when it is first asked for: a start does not pay for what only requests need.

type NodeCrypto = typeof import('node:crypto');

let loaded: NodeCrypto | undefined;

export function nodeCrypto(): NodeCrypto {
  loaded ??= process.getBuiltinModule('node:crypto');

  return loaded;
}
