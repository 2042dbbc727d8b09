// Scalars and keys as formatting prints them: as they were written, but for indentation, and for quotes where flow style needs them.
import type { KeyNode, ScalarNode } from './tree.ts';

/** What flow style reads as its own, or a reader would take for it. */
const QUOTED_IN_FLOW = /\(\/|#/;

export function keySource(text: string, key: KeyNode): string {
  if (key.style !== 'single' && key.style !== 'double') return text.slice(key.start, key.end);

  const quote = key.style === 'single' ? "'" : '"';

  return text[key.start] === quote && key.end - key.start > 1
    ? text.slice(key.start, key.end)
    : text.slice(key.start - 1, key.end + 1);
}

/** Where the key's source begins, with its quote. */
export function keyStart(text: string, key: KeyNode): number {
  return keySource(text, key).length > key.end - key.start ? key.start - 1 : key.start;
}

export function flowScalar(text: string, node: ScalarNode): string {
  const source = text.slice(node.start, node.end);

  return node.style === 'plain' && typeof node.value === 'string' && QUOTED_IN_FLOW.test(source)
    ? `'${source.replaceAll("'", "''")}'`
    : source;
}

export function isMultiline(text: string, node: ScalarNode): boolean {
  return text.slice(node.start, node.end).includes('\n');
}

/** The lines of a scalar that runs over several, moved to a new indentation; undefined where that would change its meaning. */
export function movedLines(
  text: string,
  node: ScalarNode,
  indent: string,
): readonly string[] | undefined {
  const [first = '', ...rest] = text.slice(node.start, node.end).split(/\r?\n/);

  if (node.style !== 'block')
    return [
      first.trimEnd(),
      ...rest.map((line) => (line.trim() === '' ? '' : indent + line.trim())),
    ];

  // An indentation indicator, or blank lines that count.
  if (/[0-9+]/.test(first.replace(/#.*$/, ''))) return undefined;

  const written = rest.filter((line) => line.trim() !== '');
  const least = Math.min(...written.map((line) => line.search(/\S/)));
  const lines = rest.map((line) => (line.trim() === '' ? '' : indent + line.slice(least)));

  while (lines.at(-1) === '') lines.pop();

  return [first.trimEnd(), ...lines];
}
