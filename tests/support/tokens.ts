// The words of a contract, told apart: what the language or a declaration gives a meaning, what declares, what is free text.

import type { Syntax } from '../../compiler/1-syntax/syntax.ts';
import type { SourceFile, Span } from '../../compiler/base/source.ts';

export interface Token {
  readonly at: Span;
  readonly text: string;
  readonly kind: 'word' | 'declaration' | 'free';
}

const WORD = /[A-Za-z_][A-Za-z0-9_-]*/g;

export function tokensOf(source: SourceFile, syntax: Syntax): readonly Token[] {
  const declared = declarations(syntax).filter((at) => at.file === source.path);
  const free = freeSpans(source);
  const tokens: Token[] = [];

  for (const match of source.text.matchAll(WORD)) {
    const start = match.index;
    const at = { file: source.path, start, end: start + match[0].length };
    const inside = (spans: readonly Span[]): boolean =>
      spans.some((s) => s.start <= at.start && at.end <= s.end);

    tokens.push({
      at,
      text: match[0],
      kind: inside(free) ? 'free' : inside(declared) ? 'declaration' : 'word',
    });
  }

  return tokens;
}

/** Names that contracts declare. A field written `.` refers; all others declare. */
function declarations(syntax: Syntax): readonly Span[] {
  const found: Span[] = [];

  for (const component of syntax.components) {
    const { types, operations, events, policies, schedules, entity, configuration } = component;

    for (const { name } of [...types, ...operations, ...events, ...policies, ...schedules])
      found.push(name.at);
    for (const { name } of operations.flatMap((o) => o.errors)) found.push(name.at);

    if (entity?.name !== undefined) found.push(entity.name.at);
    for (const { name } of [...(entity?.unique ?? []), ...(entity?.index ?? [])])
      found.push(name.at);

    collectFields(
      [
        types,
        operations.flatMap((o) => [o.input, o.output, o.errors]),
        events,
        entity?.fields,
        configuration,
      ],
      found,
    );
  }

  collectFields(syntax.types, found);
  for (const { name } of syntax.types) found.push(name.at);

  return found;
}

function collectFields(node: unknown, found: Span[]): void {
  if (Array.isArray(node)) {
    for (const item of node) collectFields(item, found);
    return;
  }

  if (typeof node !== 'object' || node === null) return;

  const record = node as Record<string, unknown>;

  if (record['kind'] === 'values' && Array.isArray(record['values'])) {
    for (const value of record['values'] as { at: Span }[]) found.push(value.at);
  }

  if (record['kind'] === 'object' && Array.isArray(record['fields'])) {
    for (const field of record['fields'] as {
      name: { at: Span };
      type: { atoms?: { kind: string }[] };
    }[]) {
      if (field.type.atoms?.some((a) => a.kind === 'self') !== true) found.push(field.name.at);
    }
  }

  if (record['kind'] === 'union' && Array.isArray(record['arms'])) {
    found.push((record['discriminator'] as { at: Span }).at);
    for (const arm of record['arms'] as { name: { at: Span } }[]) found.push(arm.name.at);
  }

  for (const value of Object.values(record)) collectFields(value, found);
}

/** Text for people, addresses, paths, roles, patterns: nothing gives them a meaning but their reader. */
const FREE: readonly RegExp[] = [
  /#.*$/gm,
  /(?<=description: ).*$/gm,
  /(?<=\$description: )[^,}]*/g,
  /(?<=^(?:version|project|out|src): ).*$/gm,
  /(?<=^registry: ).*$/gm,
  /^ {2}(\/\S*(?=:$))/gm,
  /\/[^/\n ]*\[[^\n]*?\/(?=\))/g,
  /role\((?:[^()]|\([^()]*\))*\)/g,
  /(?<=timezone: )\S*/g,
  /(?<=cron: )"[^"]*"/g,
  /(?<=headers\[)'[^']*'/g,
  /(?<=accepts: )\[.*\]/g,
  /(?<=when: created|updated)$/g,
  /\b\d+[a-z]+\b/g,
];

function freeSpans(source: SourceFile): readonly Span[] {
  const spans: Span[] = [];

  if (source.path.includes('/deployments/')) {
    const values = [
      /(?<=: )[^{}[\]\n]*?(?=[,}\n]|$)/g,
      /(?<=url: )\S+/g,
      /(?<=hosts: )\{.*?\}/g,
      /(?<=keys: )\{.*?\}/g,
      /(?<=cpu: |memory: |replicas: |class: |tls: |webhook: )[^,}\n]*/g,
      /(?<=issuers: ).*$/gm,
      /(?<=origins: )\[.*?\]/g,
    ];

    for (const pattern of values)
      spans.push(
        ...matches(pattern, source).filter(
          (s) =>
            !/^(amqp|local|sqlite|postgres|mysql|mongodb|memory|true|false|base)$/.test(
              source.text.slice(s.start, s.end),
            ),
        ),
      );
    spans.push(
      ...matches(/^ {2}\w+(?=: \{)/gm, source).filter(
        (s) => sectionOf(source.text, s.start) === 'services',
      ),
    );
  }

  for (const pattern of FREE) spans.push(...matches(pattern, source));

  return spans;
}

function sectionOf(text: string, offset: number): string {
  return [...text.slice(0, offset).matchAll(/^(\w+):/gm)].at(-1)?.[1] ?? '';
}

function matches(pattern: RegExp, { path, text }: SourceFile): readonly Span[] {
  return [...text.matchAll(pattern)].map((m) => ({
    file: path,
    start: m.index,
    end: m.index + m[0].length,
  }));
}
