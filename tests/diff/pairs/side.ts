// One side of a pair: the base project with what the side says, compiled, as the document that a comparison reads.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { serialise } from '../../../compiler/3-check/serialise.ts';
import type { SourceFile } from '../../../compiler/base/source.ts';
import { compile } from '../../../compiler/compile.ts';
import type { Document } from '../../../compiler/diff/document.ts';
import { ROOT } from '../../support/examples.ts';

type Data = { readonly [key: string]: unknown };

export const PAIRS: string = join(ROOT, 'tests', 'diff', 'pairs');

const BASE = parse(readFileSync(join(PAIRS, 'base.yaml'), 'utf8')) as Data;

/** Lines of orders.yaml; behind `# <file>`, of another one. */
export function sideOf(lines: string): Document {
  return documentOf(filesOf(lines));
}

export function filesOf(lines: string): readonly SourceFile[] {
  const files: Record<string, unknown> = structuredClone(BASE) as Record<string, unknown>;

  for (const { path, text } of sectionsOf(lines))
    files[path] = merged(files[path], (parse(text) as unknown) ?? {});

  return Object.entries(files)
    .filter(([, data]) => data !== null)
    .map(([path, data]) => ({
      path: `contracts/${path}`,
      text: stringify(data, { lineWidth: 0 }),
    }));
}

export function documentOf(files: readonly SourceFile[]): Document {
  const { diagnostics, program } = compile(files);

  if (program === undefined)
    throw new Error(
      [...diagnostics.map((d) => `${d.code} ${d.message}`), ...files.map((f) => f.text)].join('\n'),
    );

  const { head, components, tail } = serialise(program);

  return JSON.parse(head + components.map((c) => c.text).join(',') + tail) as Document;
}

function sectionsOf(lines: string): readonly { readonly path: string; readonly text: string }[] {
  const [first = '', ...rest] = lines.split(/^# (?=\S+\.yaml$)/m);
  const named = rest.map((section) => {
    const end = section.indexOf('\n');

    return end < 0
      ? { path: section.trim(), text: '' }
      : { path: section.slice(0, end).trim(), text: section.slice(end) };
  });

  return [...(first.trim() === '' ? [] : [{ path: 'orders.yaml', text: first }]), ...named];
}

/** Maps are put together by key, `~` takes away, everything else replaces. */
function merged(base: unknown, more: unknown): unknown {
  if (!isMap(base) || !isMap(more)) return more;

  const both: Record<string, unknown> = { ...base };

  for (const [key, value] of Object.entries(more)) {
    if (value === null) delete both[key];
    else both[key] = merged(base[key], value);
  }

  return both;
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
