// The migrations of a project, read from their folder and checked as a whole: names, steps, and that each leads to the
// schema that it says. What is wrong is a UsageError with its place.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { LineCounter } from 'yaml';
import { yamlPackage } from '../../1-syntax/yaml-package.ts';
import { UsageError } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import { afterSteps, StepError } from './after-steps.ts';
import { fingerprintOf, type MigrationFile, type WrittenMigration } from './migration-file.ts';
import { numberOf } from './propose-migrations.ts';
import type { Schema } from './schema.ts';
import type { Step } from './step.ts';
import { fitsType, stepProblem } from './step-problem.ts';

const FILE = /^(\d{4,}-[a-z0-9-]+)\.yaml$/;

/** Beside the contracts. */
export function migrationsFolder({ contracts }: Found): string {
  return join(dirname(contracts), 'migrations');
}

export function hasMigrations(project: Found): boolean {
  return namesOf(migrationsFolder(project)).length > 0;
}

function namesOf(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
}

/** In their order. */
export function readMigrations(project: Found): readonly WrittenMigration[] {
  const folder = migrationsFolder(project);
  const files = namesOf(folder)
    .map((name) => readMigration(join(folder, name), project))
    .sort((a, b) => numberOf(a.id) - numberOf(b.id));

  let schema: Schema = {};

  for (const [i, file] of files.entries()) {
    if (numberOf(file.id) === numberOf(files[i - 1]?.id ?? ''))
      throw new UsageError(`${file.path}: another migration has this number`);

    checkSteps(file, schema);
    schema = file.schema;
  }

  return files;
}

function readMigration(path: string, { project }: Found): WrittenMigration {
  const shown = relative(project, path).split(sep).join('/');
  const id = FILE.exec(path.slice(dirname(path).length + 1))?.[1];

  if (id === undefined)
    throw new UsageError(`${shown}: a migration is named like 0002-add-due.yaml`);

  const text = readFileSync(path, 'utf8');
  const { LineCounter, parseDocument, isSeq, isNode } = yamlPackage();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;

  if (error !== undefined)
    throw new UsageError(`${placed(shown, error.pos[0], lines)}: ${error.code.toLowerCase()}`);

  const data: unknown = document.toJS();
  const steps = document.get('steps', true);
  const starts = isSeq(steps)
    ? steps.items.map((item) => (isNode(item) ? (item.range?.[0] ?? 0) : 0))
    : [];

  if (!isFile(data)) throw new UsageError(`${shown}: a migration has steps, admits and schema`);

  return {
    ...data,
    id,
    path: shown,
    digest: createHash('sha256').update(text).digest('hex'),
    lines: starts.map((start) => lines.linePos(start).line),
  };
}

function isFile(data: unknown): data is Pick<MigrationFile, 'steps' | 'admits' | 'schema'> {
  if (!isMap(data)) return false;

  const { steps, admits, schema } = data as Readonly<Record<string, unknown>>;

  return Array.isArray(steps) && isMap(admits) && isMap(schema);
}

function placed(path: string, offset: number, lines: LineCounter): string {
  const { line, col } = lines.linePos(offset);

  return `${path}:${line}:${col}`;
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkSteps(file: WrittenMigration, before: Schema): void {
  const { path, steps, lines, schema } = file;
  const refuse = (message: string, step: number): never => {
    throw new UsageError(`${path}:${lines[step] ?? 1}: ${message}`);
  };

  for (const [i, step] of steps.entries()) {
    const problem = stepProblem(step);

    if (problem !== undefined) refuse(problem, i);
  }

  try {
    if (fingerprintOf(afterSteps(before, steps, schema)) !== fingerprintOf(schema))
      throw new UsageError(`${path}: its steps do not lead to its schema`);
  } catch (error) {
    if (error instanceof StepError) refuse(error.message, error.step);

    throw error;
  }
}

/** Where steps are that nobody has confirmed, with what each of them needs. */
export function unconfirmed({ path, steps, lines, schema }: WrittenMigration): readonly string[] {
  return steps.flatMap((step, i) => {
    const place = `${path}:${lines[i] ?? 1}`;

    if (step.confirm === false)
      return [
        'fill' in step
          ? `${place}: ${step.fill} needs a value for the rows that have none; then write confirm: true`
          : `${place}: data may be lost; where that is meant, write confirm: true`,
      ];

    const wrong = 'fill' in step ? wrongFill(step, schema) : undefined;

    return wrong === undefined ? [] : [`${place}: ${wrong}`];
  });
}

function wrongFill(
  { fill, in: component, value }: Extract<Step, { fill: string }>,
  schema: Schema,
): string | undefined {
  const field = schema[component]?.fields.find(({ name }) => name === fill);

  // A later step took it away, or gave it another name.
  if (field === undefined) return undefined;
  if (value === null)
    return field.nullable === true || field.optional === true
      ? undefined
      : `null is no value of ${fill}`;

  return fitsType(value, field.type) ? undefined : `the value of ${fill} is no ${field.type}`;
}
