// What is printed: diagnostics in every format, and graphs. No text in them reaches a terminal, a log or a workflow as a command.
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import { type Graph, printGraph } from '../../compiler/cli/commands/graph.ts';
import { coloured } from '../../compiler/cli/render/paint.ts';
import { renderReport } from '../../compiler/cli/render/render-report.ts';
import { reportOf } from '../../compiler/cli/render/report.ts';
import { renderProblems } from './judge.ts';
import { HIDDEN, PAYLOADS } from './payloads.ts';

/** The payload in everything that a diagnostic says. */
function diagnosticOf(text: string, file: string): Diagnostic {
  const at = { file, start: 0, end: text.length };

  return {
    code: 'TOA1023',
    severity: 'error',
    message: `'${text}' is wrong`,
    at,
    hint: `did you mean '${text}'?`,
    related: [{ message: text, at }],
    fixes: [{ title: text, edits: [{ at, text }] }],
  };
}

describe.each(PAYLOADS)('$name', ({ text }) => {
  it.each([
    ['in a contract', 'contracts/a.yaml', text],
    ['in the name of a file', `contracts/${text}.yaml`, 'a: 1'],
    ['in a file that is not there', `contracts/${text}.yaml`, undefined],
  ])('%s is only shown', (_where, file, source) => {
    const sources = source === undefined ? [] : [{ path: file, text: source }];

    expect(renderProblems({ diagnostics: [diagnosticOf(text, file)], sources })).toEqual([]);
  });

  it('has no colour but ours', () => {
    const report = reportOf(
      [diagnosticOf(text, 'contracts/a.yaml')],
      [{ path: 'contracts/a.yaml', text }],
    );
    const shown = renderReport('text', report, { paint: coloured, version: '1.0.0' });

    expect(shown.replace(/\u001b\[\d+m/g, '')).not.toMatch(HIDDEN);
  });

  it('is a difference of an edited file', () => {
    const diagnostic: Diagnostic = { ...diagnosticOf(text, 'generated/a.ts'), code: 'TOA5001' };
    const report = reportOf(
      [diagnostic],
      [],
      new Map([['generated/a.ts', `--- a\n+++ b\n+${text}\n`]]),
    );

    expect(
      renderReport('text', report, { paint: (_colour, t) => t, version: '1.0.0' }),
    ).not.toMatch(HIDDEN);
  });

  it('is a label of a graph', () => {
    const graph: Graph = {
      components: [{ id: text, description: text }, { id: 'other' }],
      edges: [
        { kind: 'call', from: text, to: 'other', names: [text] },
        { kind: 'event', from: 'other', to: text, names: ['a', text] },
      ],
    };

    expect(printGraph('mermaid', graph)).toMatch(
      /^flowchart LR\n( {2}c\d\["[^"\n]*"\]\n){2}( {2}c\d (-->|-\.->)\|"[^"\n]*"\| c\d\n){2}$/,
    );
    expect(printGraph('dot', graph)).toMatch(
      /^digraph \{\n {2}rankdir=LR;\n {2}node \[shape=box\];\n( {2}c\d \[label="([^"\\\n]|\\.)*"\];\n){2}( {2}c\d -> c\d \[label="([^"\\\n]|\\.)*", style=\w+\];\n){2}\}\n$/,
    );
    expect(JSON.parse(printGraph('json', graph))).toEqual(graph);

    for (const format of ['mermaid', 'dot', 'json'] as const)
      expect(printGraph(format, graph)).not.toMatch(HIDDEN);
  });
});
