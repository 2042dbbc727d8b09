// The official test suite of JSON Schema 2020-12: those of its schemas that the engine has a form for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../compiler/2-model/type-model.ts';
import type { Definitions, Schema, Side } from '../../../compiler/diff/containment/schema.ts';
import { ROOT } from '../../support/examples.ts';
import { type JsonSchema, readJsonSchema } from './read-json-schema.ts';

export interface Group {
  readonly file: string;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly tests: readonly {
    readonly description: string;
    readonly data: Json;
    readonly valid: boolean;
  }[];
}

export interface SuiteSchema extends Group {
  readonly side: Side;
}

/** All share their definitions, so that normal forms are made once. */
export function readSuite(): readonly SuiteSchema[] {
  const definitions = new Map<string, Schema>();
  const text = readFileSync(join(ROOT, 'tests/diff/json-schema/draft2020-12.jsonl'), 'utf8');
  const groups = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Group);

  return groups.map((group, i) => ({
    ...group,
    side: {
      schema: readJsonSchema(group.schema, `${i}`, definitions),
      definitions: definitions as Definitions,
    },
  }));
}

/** Of all tests, each once. */
export function instancesOf(suite: readonly SuiteSchema[]): readonly Json[] {
  const byText = new Map(
    suite.flatMap(({ tests }) => tests.map(({ data }) => [JSON.stringify(data), data] as const)),
  );

  return [...byText.values()];
}
