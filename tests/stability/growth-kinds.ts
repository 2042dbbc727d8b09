// What a service grows by: a component with one thing more, and the lines that this changes.
import { unifiedDifference } from '../../compiler/5-write/difference.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import { compile } from '../../compiler/compile.ts';
import { component, contracts } from '../bench/contracts.mjs';

export interface Addition {
  readonly name: string;
  /** Text behind the last operation, and behind the last route. */
  readonly operation?: string;
  readonly route?: string;
  /** Text behind the last field. */
  readonly field?: string;
  /** An operation that the service of 100 has already, and that is taken out for the comparison. */
  readonly without?: readonly RegExp[];
}

const ROUTE = /^ {2}\/resources\d+:\n(?: {4}.*\n| {6}.*\n)+/m;

/** Each is added to a component that has all but it. */
export const OPERATIONS: readonly Addition[] = [
  { name: 'auto create', without: [/^ {2}create:\n(?: {4}.*\n)+/m, /^ {4}POST: \{ call: create.*\n/m] },
  { name: 'auto list', without: [/^ {2}list: .*\n/m, /^ {4}GET:\n(?: {6}.*\n)+/m] },
  { name: 'auto read', without: [/^ {2}read: .*\n/m, /^ {4}GET: \{ call: read.*\n/m] },
  { name: 'auto update', without: [/^ {2}update:\n(?: {4}.*\n)+/m, /^ {4}PATCH: .*\n/m] },
  { name: 'auto delete', without: [/^ {2}remove: .*\n/m, /^ {4}DELETE: .*\n/m] },
  ...handwritten('transition', '{ type: transition, input: { reason: string(1..200) }, errors: { CLOSED: 409 } }', 'POST: { call: added, allow: owner }'),
  ...handwritten('transition with output', '{ type: transition, input: { reason: string(1..200) }, output: { id: ., state: ., total: . } }', 'POST: { call: added, allow: owner }'),
  ...handwritten('transition of new', '{ type: transition, scope: new, input: { owner: ., title: ., address: . }, output: { id: . }, errors: [FULL] }', 'POST: { call: added, bind: { owner: identity.id }, allow: authenticated }', ''),
  ...handwritten('observation', '{ type: observation, output: { total: integer, late: boolean } }', 'GET: { call: added, allow: owner }'),
  ...handwritten('observation of many', '{ type: observation, scope: objects, limit: 100, output: map(decimal(14.2)) }', 'GET: { call: added, allow: owner }', ''),
  ...handwritten('computation', '{ type: computation, input: { lines: [Line] }, output: { total: Money } }', 'POST: { call: added, allow: authenticated }', ''),
  ...handwritten('effect', '{ type: effect, scope: object, input: { to: email }, errors: { REFUSED: 502 } }', 'POST: { call: added, allow: owner }'),
];

function handwritten(name: string, operation: string, route: string, below = '/:id'): readonly Addition[] {
  const added = `  added: ${operation}\n`;

  return [
    { name, operation: added },
    { name: `${name}, with route`, operation: added, route: `  /resources0${below}/added:\n    ${route}\n` },
  ];
}

export const FIELD: Addition = { name: 'an optional field', field: '    added?: string(1..40)\n' };

/** Kinds of files whose lines are counted together. */
export const KINDS = ['TypeScript', 'client', 'openapi.yaml', 'asyncapi.yaml', 'model.json', 'stub'] as const;

export type Kind = (typeof KINDS)[number];

export interface Growth {
  readonly name: string;
  /** Lines added and lines removed, whichever is more in a hunk, as a reviewer reads them. */
  readonly lines: Readonly<Record<Kind, number>>;
  readonly files: readonly string[];
}

export function growthBy(addition: Addition): Growth {
  const files = contracts(100);
  const path = 'contracts/shop0/resource0.yaml';
  const text = component(0);
  const [before, after] = addition.without === undefined ? [text, added(text, addition)] : [removed(text, addition.without), text];
  const old = textsWith(files, { path, text: before });
  const now = textsWith(files, { path, text: after });
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter((p) => old.get(p) !== now.get(p)).sort();
  const lines = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;

  for (const file of changed) lines[kindOf(file)] += changedLines(old.get(file) ?? '', now.get(file) ?? '');

  return { name: addition.name, lines, files: changed };
}

function textsWith(files: readonly SourceFile[], changed: SourceFile): ReadonlyMap<string, string> {
  const { artifacts, diagnostics, program } = compile(files.map((f) => (f.path === changed.path ? changed : f)));

  if (program === undefined) throw new Error(diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'));

  return new Map(artifacts.map((a) => [a.mode === 'once' ? `src/${a.path}` : a.path, a.render()]));
}

function added(text: string, { operation = '', route = '', field = '' }: Addition): string {
  return `${text.replace(/\nevents:/, () => `${operation}\nevents:`.replace(/^ {2}/, '  ')).replace(/ {2}unique:/, () => `${field}  unique:`)}${route}`;
}

function removed(text: string, without: readonly RegExp[]): string {
  return without.reduce((rest, pattern) => rest.replace(pattern, ''), text).replace(ROUTE, (block) => block);
}

export function kindOf(path: string): Kind {
  if (path.startsWith('src/')) return 'stub';
  if (path.startsWith('client/')) return 'client';
  if (path.endsWith('.ts')) return 'TypeScript';
  if (path.endsWith('openapi.yaml')) return 'openapi.yaml';

  return path.endsWith('asyncapi.yaml') ? 'asyncapi.yaml' : 'model.json';
}

/** A line that became another counts once. */
function changedLines(before: string, after: string): number {
  let total = 0;
  let hunk = { added: 0, removed: 0 };
  const end = (): void => {
    total += Math.max(hunk.added, hunk.removed);
    hunk = { added: 0, removed: 0 };
  };

  for (const line of unifiedDifference(before, after, ['a', 'b']).split('\n').slice(2)) {
    if (line.startsWith('+')) hunk.added++;
    else if (line.startsWith('-')) hunk.removed++;
    else end();
  }

  end();

  return total;
}
