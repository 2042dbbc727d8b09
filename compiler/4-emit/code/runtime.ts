// Imports from @toac/runtime by the library's own list: a name that it does not export does not compile here.
import {
  type Subpath,
  SYMBOLS,
  type SymbolKind,
  type SymbolName,
} from '../../../runtime-lib/symbols.ts';
import type { Code } from './code.ts';
import type { Module } from './module.ts';

export function runtime<S extends Subpath>(module: Module, subpath: S, name: SymbolName<S>): Code {
  const kinds: Readonly<Record<string, SymbolKind>> = SYMBOLS[subpath];
  const from = specifierOf(subpath);

  return kinds[name] === 'type' ? module.type(from, name) : module.value(from, name);
}

/** Also of a class: for annotations alone. */
export function runtimeType<S extends Subpath>(
  module: Module,
  subpath: S,
  name: SymbolName<S>,
): Code {
  return module.type(specifierOf(subpath), name);
}

const SPECIFIERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(SYMBOLS).map((subpath) => [subpath, `@toac/runtime/${subpath}`]),
);

function specifierOf(subpath: Subpath): string {
  return SPECIFIERS[subpath] ?? '';
}
