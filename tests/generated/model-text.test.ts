// What is printed member by member is what plain.ts would print of the node: in the examples and in all cases.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Component, Route } from '../../compiler/2-model/model.ts';
import {
  eventText,
  operationText,
  policyText,
  routeText,
} from '../../compiler/3-check/model-text.ts';
import { plainText } from '../../compiler/3-check/plain.ts';
import { compile } from '../../compiler/compile.ts';
import { EXAMPLES, exampleFiles, ROOT } from '../support/examples.ts';
import { caseFiles } from '../support/project.ts';

/** Keys that neither the examples nor the cases write. */
const NOTES = `entity:
  name: Note
  fields:
    author: ref(identity)
    title: string(1..100)
    text: string(1..100)
  unique:
    title: [title]
policies:
  author: entity.author == identity.id
operations:
  write:
    type: transition
    scope: new
    auto: true
    was: put
    ensure: true
    deprecated: { since: "1.1", use: add }
    input: { author: ., title: ., text: . }
    output: Note
  pin: { type: transition, concurrency: fail, idempotent: key, timeout: 3s, input: { text: . }, output: Note }
  later: { type: effect, task: true, input: { title: string(1..9) } }
  read: { type: observation, auto: true, output: Note }
events:
  written: { when: created, payload: { title: . }, description: Said once, deprecated: true, was: said }
routes:
  /notes:
    POST: { call: write, allow: authenticated, bind: { author: identity.id }, incept: id, status: 200, require: [idempotency-key] }
  /notes/:id:
    GET: { call: read, allow: author or role(notes:staff), cache: { max: 1m }, output: [title], deprecated: true }
    PATCH: { call: pin, allow: author, input: [text] }
`;

const cases = readdirSync(join(ROOT, 'tests', 'cases')).filter((name) => name !== 'diagnostics');
const RARER = [
  { path: 'contracts/toac.yaml', text: 'language: 1\nproject: acme\nversion: "1.0.0"\n' },
  { path: 'contracts/notes.yaml', text: NOTES },
];
const programs = [...EXAMPLES.map(exampleFiles), ...cases.map(caseFiles), RARER].map(
  (files) => compile(files).program,
);
const components = programs.flatMap((p) => p?.components ?? []);
const routes = programs.flatMap((p) => p?.routes ?? []);

const surface = '0123456789ab';
const read = <T>(of: (component: Component) => readonly T[]): readonly T[] =>
  components.flatMap(of);

describe('the text of', () => {
  it('contracts that compile', () => {
    expect(compile(RARER).diagnostics.map((d) => d.message)).toEqual([]);
    expect(programs).not.toContain(undefined);
  });

  it.each([
    ['operations', read((c) => c.operations), operationText, 20],
    ['events', read((c) => c.events), eventText, 5],
  ] as const)('%s', (_what, nodes, print, least) => {
    expect(nodes.length).toBeGreaterThan(least);

    for (const node of nodes)
      expect((print as (n: unknown, s: string) => string)(node, surface)).toBe(
        plainText(node, { surface }),
      );
  });

  it('policies', () => {
    for (const policy of read((c) => c.policies))
      expect(policyText(policy)).toBe(plainText(policy));
  });

  it('routes', () => {
    for (const route of routes) expect(routeText(route)).toBe(plainText(route));
  });

  it('every member that they may have', () => {
    const written = (nodes: readonly object[]): readonly string[] =>
      [...new Set(nodes.flatMap((n) => Object.keys(JSON.parse(plainText(n)))))].toSorted();

    expect([
      written(read((c) => c.operations)),
      written(read((c) => c.events)),
      written(read((c) => c.policies)),
      written(routes satisfies readonly Route[]),
    ]).toMatchInlineSnapshot(`
      [
        [
          "auto",
          "calls",
          "concurrency",
          "deletes",
          "deprecated",
          "doc",
          "emits",
          "ensure",
          "errors",
          "forward",
          "id",
          "idempotent",
          "input",
          "internal",
          "limit",
          "name",
          "origin",
          "output",
          "scope",
          "task",
          "timeout",
          "type",
          "was",
          "where",
        ],
        [
          "deprecated",
          "doc",
          "id",
          "name",
          "payload",
          "was",
          "when",
        ],
        [
          "expression",
          "id",
          "name",
        ],
        [
          "accepts",
          "access",
          "bind",
          "cache",
          "deprecated",
          "guards",
          "hide",
          "id",
          "incept",
          "input",
          "method",
          "operation",
          "output",
          "path",
          "query",
          "require",
          "segments",
          "status",
        ],
      ]
    `);
  });
});
