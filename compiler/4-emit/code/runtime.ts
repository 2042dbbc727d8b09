// Imports from @toac/runtime by the library's own list: a name that it does not export does not compile here.
import {
  type Subpath,
  SYMBOLS,
  type SymbolKind,
  type SymbolName,
} from '../../../runtime-lib/symbols.ts';
import type { Code } from './code.ts';
import type { Imports, Module } from './module.ts';

/** Written out: a text that is put together is hashed again at every look-up. */
const MODULES = {
  v1: '@toac/runtime/v1',
  check: '@toac/runtime/check',
  decimal: '@toac/runtime/decimal',
  client: '@toac/runtime/client',
  testing: '@toac/runtime/testing',
} as const satisfies Record<Subpath, string>;

export function runtime<S extends Subpath>(module: Module, subpath: S, name: SymbolName<S>): Code {
  const kinds: Readonly<Record<string, SymbolKind>> = SYMBOLS[subpath];
  const from = MODULES[subpath];

  return module.use(from, name, kinds[name] === 'type');
}

/** What a module took from there so far. */
export function runtimeImports(module: Module, subpath: Subpath): Imports {
  return module.importsFrom(MODULES[subpath]);
}

/** Also of a class: for annotations alone. */
export function runtimeType<S extends Subpath>(
  module: Module,
  subpath: S,
  name: SymbolName<S>,
): Code {
  return module.type(MODULES[subpath], name);
}
