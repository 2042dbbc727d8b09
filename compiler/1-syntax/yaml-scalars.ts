// YAML scalars → our scalars and keys: what they are called, where they stand, and whether a key is text. It must not see collections.
import type { ParsedNode, Scalar } from 'yaml';
import type { Report } from '../base/catalogue.ts';
import { checkValue } from './check-text.ts';
import type { KeyNode, ScalarNode, Style } from './tree.ts';
import { yamlPackage } from './yaml-package.ts';

interface Located {
  readonly file: string;
  readonly text: string;
  readonly report: Report;
}

export function keyOf(
  b: Located,
  yaml: ParsedNode | null,
): { readonly node: KeyNode; readonly after: number } | undefined {
  if (yaml === null || !yamlPackage().isScalar(yaml)) {
    const start = yaml?.range[0] ?? 0;
    const end = yaml?.range[1] ?? start;

    b.report(
      'TOA1006',
      { file: b.file, start, end },
      {
        key: b.text.slice(start, Math.min(end, start + 20)),
        kind: yaml === null ? 'empty' : 'a list, a map or an alias',
      },
    );

    return undefined;
  }

  const start = yaml.range[0];
  const end = yaml.range[1];
  const style = styleOf(yaml);
  const source = b.text.slice(start, end);

  if (typeof yaml.value !== 'string') return wrongKey(b, { start, end, source }, yaml.value);

  checkValue(yaml.value, { file: b.file, start, end }, b.report);

  if (source === '<<') {
    b.report(
      'TOA1003',
      { file: b.file, start, end },
      { feature: 'the merge key <<' },
      { hint: 'write the shared part as a type, or repeat it' },
    );

    return undefined;
  }

  const bare =
    style !== 'plain' &&
    source.length === yaml.value.length + 2 &&
    source.slice(1, -1) === yaml.value;

  return {
    node: { text: yaml.value, start: bare ? start + 1 : start, end: bare ? end - 1 : end, style },
    after: end,
  };
}

function wrongKey(
  b: Located,
  key: { readonly start: number; readonly end: number; readonly source: string },
  value: unknown,
) {
  const { start, end, source } = key;
  const at = { file: b.file, start, end };
  const kind = source === '' ? 'empty' : value === null ? 'null' : `a ${typeof value}`;

  b.report(
    'TOA1006',
    at,
    { key: source, kind },
    source === ''
      ? {}
      : {
          hint: `write "${source}"`,
          fixes: [{ title: 'quote the key', edits: [{ at, text: `"${source}"` }] }],
        },
  );

  return {
    node: { text: source, start, end, style: 'plain' as const, wrong: true as const },
    after: end,
  };
}

export function scalar(b: Located, yaml: Scalar.Parsed, at: number): ScalarNode {
  const start = yaml.range[0];
  const end = yaml.range[1];
  const value = yaml.value as ScalarNode['value'];

  if (start === end) return empty(at);

  if (
    typeof value === 'number' &&
    !(Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)))
  ) {
    b.report(
      'TOA1010',
      { file: b.file, start, end },
      { number: b.text.slice(start, end) },
      { hint: 'quote it' },
    );
  }

  if (typeof value === 'string') checkValue(value, { file: b.file, start, end }, b.report);

  return { kind: 'scalar', start, end, style: styleOf(yaml), value };
}

function styleOf(yaml: Scalar): Style {
  switch (yaml.type) {
    case 'QUOTE_SINGLE':
      return 'single';
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}

export function empty(at: number): ScalarNode {
  return { kind: 'scalar', start: at, end: at, style: 'empty', value: null };
}
