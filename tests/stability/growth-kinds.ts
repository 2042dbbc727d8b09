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
  /** What the component has already and is taken out for the comparison. */
  readonly without?: readonly RegExp[];
  /** The component has no handwritten operation yet: what the first brings, all share. */
  readonly first?: boolean;
}

/** Kinds of files whose lines are counted together. */
export const KINDS = [
  'TypeScript',
  'client .d.ts',
  'client .js',
  'openapi.yaml',
  'asyncapi.yaml',
  'model.json',
  'stub',
] as const;

export type Kind = (typeof KINDS)[number];

/** Handwritten operations that the component of the comparison has before. */
const HANDWRITTEN = `  open: { type: transition, scope: new, input: { owner: ., title: . }, output: { id: ., state: . }, errors: [FULL] }
  settle: { type: transition, input: { note: string(..40) }, errors: { SETTLED: 409 } }
  measure: { type: observation, scope: objects, limit: 100, output: { count: integer } }
`;

export const OPERATIONS: readonly Addition[] = [
  automatic(
    'auto create',
    '{ type: transition, scope: new, auto: true, input: { owner: ., title: ., lines: ., total: ., address: . }, output: { id: ., state: . } }',
    'POST: { call: added, bind: { owner: identity.id }, allow: authenticated }',
    '/more',
  ),
  automatic(
    'auto list',
    '{ type: observation, scope: objects, auto: true, output: [Resource0] }',
    'GET: { call: added, query: { filter: [state], sort: [_created], limit: { default: 20, max: 100 } }, allow: owner }',
    '/more',
  ),
  automatic(
    'auto read',
    '{ type: observation, auto: true, output: { id: ., title: ., state: . } }',
    'GET: { call: added, allow: owner }',
    '/:id/more',
  ),
  automatic(
    'auto update',
    '{ type: assignment, auto: true, input: { title?: ., due?: . | null, done?: . } }',
    'PATCH: { call: added, allow: owner }',
    '/:id/more',
  ),
  automatic(
    'auto set',
    '{ type: transition, auto: true, input: { title: ., notes?: . } }',
    'POST: { call: added, allow: owner }',
    '/:id/more',
  ),
  automatic(
    'auto delete',
    '{ type: transition, deletes: true, auto: true }',
    'DELETE: { call: added, allow: owner }',
    '/:id/more',
  ),
  automatic(
    'auto stream',
    '{ type: observation, scope: stream, auto: true, output: stream(Resource0) }',
    'GET: { call: added, allow: staff }',
    '/more',
  ),
  {
    name: 'auto create of eight fields',
    without: [/^ {2}create:\n(?: {4}.*\n)+/m, /^ {4}POST: \{ call: create.*\n/m],
  },
  {
    name: 'auto list by a state and a date',
    without: [/^ {2}list: .*\n/m, /^ {4}GET:\n(?: {6}.*\n)+/m],
  },
  ...handwritten(
    'transition',
    '{ type: transition, input: { reason: string(1..200) }, errors: { CLOSED: 409 } }',
    'POST: { call: added, allow: owner }',
  ),
  ...handwritten(
    'transition with output',
    '{ type: transition, input: { reason: string(1..200) }, output: { id: ., state: ., total: . } }',
    'POST: { call: added, allow: owner }',
  ),
  ...handwritten(
    'creation of three fields with error',
    '{ type: transition, scope: new, input: { owner: ., title: ., address: . }, output: { id: . }, errors: [FULL] }',
    'POST: { call: added, bind: { owner: identity.id }, allow: authenticated }',
    '',
  ),
  ...handwritten(
    'creation',
    '{ type: transition, scope: new, input: { owner: ., title: . } }',
    'POST: { call: added, bind: { owner: identity.id }, allow: authenticated }',
    '',
  ),
  ...handwritten(
    'observation',
    '{ type: observation, output: { total: integer, late: boolean } }',
    'GET: { call: added, allow: owner }',
  ),
  ...handwritten(
    'observation of many',
    '{ type: observation, scope: objects, limit: 100, output: map(decimal(14.2)) }',
    'GET: { call: added, allow: owner }',
    '',
  ),
  ...handwritten(
    'computation',
    '{ type: computation, input: { lines: [Line] }, output: { total: Money } }',
    'POST: { call: added, allow: authenticated }',
    '',
  ),
  ...handwritten(
    'effect',
    '{ type: effect, scope: object, input: { to: email }, errors: { REFUSED: 502 } }',
    'POST: { call: added, allow: owner }',
  ),
  {
    name: 'the first handwritten transition',
    first: true,
    operation:
      '  added: { type: transition, input: { reason: string(1..200) }, output: { id: ., state: . }, errors: { CLOSED: 409 } }\n',
  },
];

function automatic(name: string, operation: string, route: string, below: string): Addition {
  return {
    name,
    operation: `  added: ${operation}\n`,
    route: `  /resources0${below}:\n    ${route}\n`,
  };
}

/** Twice: without a route, and with one. */
function handwritten(
  name: string,
  operation: string,
  route: string,
  below = '/:id',
): readonly Addition[] {
  const added = `  added: ${operation}\n`;

  return [
    { name, operation: added },
    {
      name: `${name}, with route`,
      operation: added,
      route: `  /resources0${below}/added:\n    ${route}\n`,
    },
  ];
}

export const FIELD: Addition = { name: 'an optional field', field: '    added?: string(1..40)\n' };

export interface Growth {
  readonly name: string;
  /** Lines added and lines removed, whichever is more in a hunk, as a reviewer reads them. */
  readonly lines: Readonly<Record<Kind, number>>;
  readonly files: readonly string[];
}

export function growthBy(addition: Addition): Growth {
  const files = contracts(100);
  const path = 'contracts/shop0/resource0.yaml';
  const text =
    addition.first === true
      ? component(0)
      : added(component(0), { name: '', operation: HANDWRITTEN });
  const [before, after] =
    addition.without === undefined
      ? [text, added(text, addition)]
      : [removed(text, addition.without), text];
  const old = textsWith(files, { path, text: before });
  const now = textsWith(files, { path, text: after });
  const changed = [...new Set([...old.keys(), ...now.keys()])]
    .filter((p) => old.get(p) !== now.get(p))
    .sort();
  const lines = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;

  for (const file of changed)
    lines[kindOf(file)] += changedLines(old.get(file) ?? '', now.get(file) ?? '');

  return { name: addition.name, lines, files: changed };
}

function textsWith(files: readonly SourceFile[], changed: SourceFile): ReadonlyMap<string, string> {
  const { artifacts, diagnostics, program } = compile(
    files.map((f) => (f.path === changed.path ? changed : f)),
  );

  if (program === undefined)
    throw new Error(diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'));

  return new Map(artifacts.map((a) => [a.mode === 'once' ? `src/${a.path}` : a.path, a.render()]));
}

function added(text: string, { operation = '', route = '', field = '' }: Addition): string {
  return `${text.replace(/\nevents:/, () => `${operation}\nevents:`).replace(/ {2}unique:/, () => `${field}  unique:`)}${route}`;
}

function removed(text: string, without: readonly RegExp[]): string {
  return without.reduce((rest, pattern) => rest.replace(pattern, ''), text);
}

export function kindOf(path: string): Kind {
  if (path.startsWith('src/')) return 'stub';
  if (path.startsWith('client/')) return path.endsWith('.js') ? 'client .js' : 'client .d.ts';
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
