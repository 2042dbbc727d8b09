// `toac graph`: components, their calls and their events, as a picture or as data.
import type { Command } from 'commander';
import type { Program } from '../../3-check/program.ts';
import { escapeHidden } from '../../base/hidden.ts';
import { type Cli, describe, finish } from '../command.ts';
import { commander } from '../commander-package.ts';
import { compileProject } from '../compile-project.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';

const FORMATS = ['mermaid', 'dot', 'json'] as const;

type GraphFormat = (typeof FORMATS)[number];

export interface Graph {
  readonly components: readonly { readonly id: string; readonly description?: string }[];
  readonly edges: readonly Edge[];
}

interface Edge {
  readonly kind: 'call' | 'event';
  readonly from: string;
  readonly to: string;
  /** Operations that are called, or events that are received. */
  readonly names: readonly string[];
}

export function graphCommand(cli: Cli): Command {
  return describe({
    usage: 'graph [contracts]',
    summary: 'components, their calls and events',
    examples: ['toac graph > graph.mmd', 'toac graph --format dot | dot -Tsvg > graph.svg'],
  })
    .addOption(
      new (commander().Option)('--format <format>', 'what is printed')
        .choices(FORMATS)
        .default('mermaid'),
    )
    .action((contracts: string | undefined, options: { readonly format: GraphFormat }) =>
      finish(cli, graph(contracts, options.format, cli.host)),
    );
}

async function graph(
  argument: string | undefined,
  format: GraphFormat,
  host: Host,
): Promise<ExitCode> {
  const compiled = await compileProject(argument, host);

  if (compiled === undefined) return EXIT.found;

  host.out.write(printGraph(format, graphOf(compiled.program)));

  return EXIT.fine;
}

export function graphOf({ components }: Pick<Program, 'components'>): Graph {
  const edges = new Map<string, Edge & { names: string[] }>();
  const add = (kind: Edge['kind'], [from, to]: readonly [string, string], name: string): void => {
    const key = JSON.stringify([kind, from, to]);
    const edge = edges.get(key) ?? { kind, from, to, names: [] };

    if (!edge.names.includes(name)) edge.names.push(name);

    edges.set(key, edge);
  };

  for (const { id, operations, receivers } of components) {
    for (const { id: called } of operations.flatMap((o) => o.calls))
      add('call', [id, ownerOf(called)], nameOf(called));

    for (const { event, external } of receivers) {
      add(
        'event',
        [external ? `external ${event.name}` : ownerOf(event.id), id],
        nameOf(external ? event.name : event.id),
      );
    }
  }

  return {
    components: components.map(({ id, doc }) => ({
      id,
      ...(doc === undefined ? {} : { description: doc }),
    })),
    edges: [...edges.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
  };
}

export function printGraph(format: GraphFormat, value: Graph): string {
  return PRINTERS[format](value);
}

/** `shop.orders/operations/place` */
function ownerOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

function nameOf(id: string): string {
  return id.slice(Math.max(id.lastIndexOf('/'), id.includes('/') ? 0 : id.lastIndexOf('.')) + 1);
}

function sortKey({ from, to, kind }: Edge): string {
  return `${from}\n${to}\n${kind}`;
}

const PRINTERS: Readonly<Record<GraphFormat, (graph: Graph) => string>> = {
  json: (value) => `${escapeHidden(JSON.stringify(value, undefined, 2))}\n`,
  mermaid,
  dot,
};

/** Numbers stand for components: ids hold dots, and `end` is a word of Mermaid's. */
function mermaid(graph: Graph): string {
  const numbers = numbered(graph);
  const quote = (text: string): string =>
    text.replace(/[^\w .,:-]/g, (c) => `#${c.codePointAt(0)};`);
  const lines = [...numbers].map(([id, n]) => `  c${n}["${quote(id)}"]`);

  for (const { kind, from, to, names } of graph.edges) {
    const arrow = kind === 'call' ? '-->' : '-.->';

    lines.push(
      `  c${numbers.get(from)} ${arrow}|"${quote(names.join(', '))}"| c${numbers.get(to)}`,
    );
  }

  return `${['flowchart LR', ...lines].join('\n')}\n`;
}

function dot(graph: Graph): string {
  const numbers = numbered(graph);
  const lines = [...numbers].map(([id, n]) => `  c${n} [label=${quoted(id)}];`);

  for (const { kind, from, to, names } of graph.edges) {
    const style = kind === 'call' ? 'solid' : 'dashed';

    lines.push(
      `  c${numbers.get(from)} -> c${numbers.get(to)} [label=${quoted(names.join(', '))}, style=${style}];`,
    );
  }

  return `${['digraph {', '  rankdir=LR;', '  node [shape=box];', ...lines, '}'].join('\n')}\n`;
}

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

  return `"${escapeHidden(escaped)}"`;
}

/** External events come from places that are no components. */
function numbered({ components, edges }: Graph): ReadonlyMap<string, number> {
  const ids = [...components.map((c) => c.id), ...edges.flatMap((e) => [e.from, e.to])];

  return new Map([...new Set(ids)].map((id, i) => [id, i]));
}
