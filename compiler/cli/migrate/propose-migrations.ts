// What the next migrations would be: one that the next build needs, and one that takes away what only older builds used.
import type { Admits } from '../../../runtime-lib/storage/migrations/migration.ts';
import { tableFingerprint } from '../../../runtime-lib/storage/migrations/table-fingerprint.ts';
import type { Program } from '../../3-check/program.ts';
import { afterSteps } from './after-steps.ts';
import { type Compared, compareSchemas } from './compare-schemas.ts';
import type { MigrationFile } from './migration-file.ts';
import { intentOf, type Schema, schemaOf } from './schema.ts';
import type { Step } from './step.ts';

export type Proposed = Pick<Compared, 'moved'> & { readonly files: readonly MigrationFile[] };

type Known = Pick<MigrationFile, 'id' | 'admits' | 'schema'>;

const NOTHING: Known = { id: '0000', admits: {}, schema: {} };

export function proposeMigrations(program: Program, last: Known = NOTHING): Proposed {
  const target = schemaOf(program);
  const { expand, contract, moved } = compareSchemas(last.schema, target, intentOf(program));
  const files: MigrationFile[] = [];
  let known = last;

  for (const steps of [expand, contract]) {
    if (steps.length === 0) continue;

    const file = fileOf(steps, known, target);

    files.push(file);
    known = file;
  }

  return { files, moved };
}

function fileOf(steps: readonly Step[], last: Known, target: Schema): MigrationFile {
  const schema = afterSteps(last.schema, steps, target);

  return {
    id: `${String(numberOf(last.id) + 1).padStart(4, '0')}-${slugOf(steps)}`,
    steps,
    admits: admitsOf({ steps, last, target, schema }),
    schema: sorted(schema),
  };
}

export function numberOf(id: string): number {
  return Number(/^\d+/.exec(id)?.[0] ?? 0);
}

const LONGEST = 48;

function slugOf(steps: readonly Step[]): string {
  const [verb = 'change', name = ''] = Object.entries(steps[0] ?? {})[0] ?? [];
  const more = steps.length > 1 ? '-and-more' : '';

  return `${verb}-${name}`
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/-+$/, '')
    .concat(more);
}

interface Admitting {
  readonly steps: readonly Step[];
  readonly last: Known;
  readonly target: Schema;
  readonly schema: Schema;
}

function admitsOf({ steps, last, target, schema }: Admitting): Admits {
  const entries = Object.keys(schema).map((component) => {
    const table = target[component];
    const own = table === undefined ? [] : [tableFingerprint(table)];
    const older = steps.some((step) => concerns(step, component) && !isHarmless(step))
      ? []
      : (last.admits[component] ?? []);

    return [component, [...new Set([...own, ...older])]] as const;
  });

  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function concerns(step: Step, component: string): boolean {
  if ('in' in step && step.in !== undefined) return step.in === component;

  return Object.values(step).includes(component);
}

/** An older build keeps what it does not know where it stands in a column of its own. */
function isHarmless(step: Step): boolean {
  if ('add' in step) return step.type !== 'document';

  return 'index' in step || 'dropIndex' in step || 'dropUnique' in step;
}

function sorted(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).sort(([a], [b]) => (a < b ? -1 : 1)));
}
