// A migration as a file of the user's: written once, read from then on.
import type { Admits } from '../../../runtime-lib/storage/migrations/migration.ts';
import { schemaFingerprint } from '../../../runtime-lib/storage/migrations/table-fingerprint.ts';
import { type YamlData, yamlText } from '../../4-emit/text/yaml.ts';
import { type Schema, toTable } from './schema.ts';
import type { Step } from './step.ts';

export interface MigrationFile {
  /** Its name without the ending: `0002-add-due`. */
  readonly id: string;
  readonly steps: readonly Step[];
  readonly admits: Admits;
  /** After all of its steps. */
  readonly schema: Schema;
}

/** As it was read. */
export interface WrittenMigration extends MigrationFile {
  /** Relative to the project. */
  readonly path: string;
  /** Of its text. */
  readonly digest: string;
  /** Where each step begins. */
  readonly lines: readonly number[];
}

const HEAD = `# Proposed by toac migrate, and yours from now on; once it is applied it stays as it is.
`;
const CONFIRM = `# A step with \`confirm: false\` loses data or needs a value: look at it, fill in what it needs, and write \`true\`.
# A retype may say \`otherwise\`, the value of those that do not fit; without it they stop the migration.
`;
const FLOW = { flowFrom: 2 };

export function fingerprintOf(schema: Schema): string {
  return schemaFingerprint(
    Object.entries(schema).map(([component, table]) => toTable(component, table)),
  );
}

export function migrationText({ steps, admits, schema }: MigrationFile): string {
  const asks = steps.some(({ confirm }) => confirm === false);
  const data = {
    steps,
    fingerprint: fingerprintOf(schema),
    admits,
    schema,
  } as unknown as YamlData;

  return `${HEAD}${asks ? CONFIRM : ''}
# \`admits\` names the builds that may run afterwards by the fingerprints of their tables, the oldest one last.
${yamlText(data, FLOW)}`;
}
