// The steps of a file as changes of the tables of one storage.
import type { RowChange, TableChange } from '../../../runtime-lib/storage/migrations/migration.ts';
import type { Value } from '../../../runtime-lib/storage/values.ts';
import { type Schema, type SchemaTable, toTable } from './schema.ts';
import type { Step } from './step.ts';

export interface Transition {
  readonly before: Schema;
  readonly steps: readonly Step[];
  readonly after: Schema;
}

export function tableChanges(
  { before, steps, after }: Transition,
  storage: string,
): readonly TableChange[] {
  const dropped = steps.flatMap((step): TableChange[] => {
    const table = 'drop' in step && step.in === undefined ? before[step.drop] : undefined;

    return table?.storage === storage && 'drop' in step
      ? [{ kind: 'drop', table: toTable(step.drop, table) }]
      : [];
  });
  const changed = Object.entries(after)
    .filter(([, table]) => table.storage === storage)
    .flatMap(([component, table]) => changesOf(component, table, { before, steps, after }));

  return [...changed, ...dropped];
}

function changesOf(
  component: string,
  table: SchemaTable,
  { before, steps }: Transition,
): readonly TableChange[] {
  const to = toTable(component, table);

  if (steps.some((step) => 'create' in step && step.create === component))
    return [{ kind: 'create', table: to }];

  const former = steps.find(
    (step) => 'rename' in step && step.in === undefined && step.to === component,
  );
  const own = steps.filter((step) => 'in' in step && step.in === component);
  const name = former !== undefined && 'rename' in former ? former.rename : component;
  const known = before[name];

  if (known === undefined || (own.length === 0 && former === undefined)) return [];

  return [
    {
      kind: 'change',
      from: toTable(name, known),
      to,
      rows: own.flatMap((step) => rowChanges(step, known)),
    },
  ];
}

function rowChanges(step: Step, before: SchemaTable): readonly RowChange[] {
  if ('rename' in step) return [{ kind: 'rename', field: step.rename, to: step.to }];
  if ('drop' in step) return [{ kind: 'drop', field: step.drop }];
  if ('fill' in step) return [{ kind: 'fill', field: step.fill, value: step.value as Value }];
  if ('declare' in step) return declared(step, before);
  if ('retype' in step)
    return [
      {
        kind: 'retype',
        field: step.retype,
        to: step.to,
        ...(step.otherwise === undefined ? {} : { otherwise: step.otherwise as Value }),
      },
    ];

  return [];
}

/** A column without a value is null in a field that is always there, and absence in every other. */
function declared(
  step: Extract<Step, { declare: string }>,
  { fields }: SchemaTable,
): readonly RowChange[] {
  const field = fields.find(({ name }) => name === step.declare);
  const was = field?.nullable === true && field.optional !== true;

  return was === (step.nullable && !step.optional) ? [] : [{ kind: 'keep' }];
}
