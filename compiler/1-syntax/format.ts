// `toac fmt`: the normal form of a contract. Order, comments and meaning stay; a text that is no plain YAML stays as it is.
import { collector } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { print } from './format-print.ts';
import type { Node } from './tree.ts';
import { readYaml } from './yaml.ts';
import { yamlPackage } from './yaml-package.ts';

export function formatContract(text: string): string {
  const root = plainTree(text);

  if (root === undefined) return text;

  const formatted = print(text, root);
  const again = formatted === undefined ? undefined : plainTree(formatted);

  // Better unformatted than changed.
  return formatted !== undefined && again !== undefined && sameValue(root, again)
    ? formatted
    : text;
}

/** Undefined where the text has mistakes, or marks that a formatter could move out of place. */
function plainTree(text: string): Node | undefined {
  if (!/^\ufeff?[^\0-\x08\x0b\x0c\x0e-\x1f]*$/.test(text) || hasMarks(text)) return undefined;

  const diagnostics: Diagnostic[] = [];
  const { root, broken } = readYaml({ path: '', text }, collector(diagnostics));

  return broken || diagnostics.length > 0 ? undefined : root;
}

/** Anchors, aliases, tags, directives, document marks and explicit keys. */
function hasMarks(text: string): boolean {
  let scalar = false;

  for (const token of new (yamlPackage().Lexer)().lex(text)) {
    if (!scalar && /^([&*!%?]|---|\.\.\.)/.test(token)) return true;

    scalar = token === '\u001f';
  }

  return false;
}

export function sameValue(a: Node, b: Node): boolean {
  if (a.kind === 'scalar') return b.kind === 'scalar' && Object.is(a.value, b.value);

  if (a.kind === 'list') {
    return (
      b.kind === 'list' &&
      a.items.length === b.items.length &&
      a.items.every((item, i) => sameValue(item, b.items[i] as Node))
    );
  }

  if (a.kind !== 'map' || b.kind !== 'map' || a.entries.length !== b.entries.length) return false;

  return a.entries.every((entry, i) => {
    const other = b.entries[i];

    return (
      other !== undefined &&
      entry.key.text === other.key.text &&
      sameValue(entry.value, other.value)
    );
  });
}
