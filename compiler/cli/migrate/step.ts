// The steps of a migration, as its file has them: `{ add: due, in: todo.tasks, type: date }`. Without `in`, a step is of a
// whole component.
import type { Json } from '../../2-model/type-model.ts';
import type { SchemaTable } from './schema.ts';

export type Step = { readonly confirm?: boolean } & (
  | { readonly create: string }
  | { readonly drop: string; readonly in?: string }
  | { readonly rename: string; readonly in?: string; readonly to: string }
  | {
      readonly add: string;
      readonly in: string;
      readonly type: string;
      readonly optional?: true;
      readonly nullable?: true;
    }
  | {
      readonly retype: string;
      readonly in: string;
      readonly from: string;
      readonly to: string;
      /** Of values that do not fit; without it they stop the migration. */
      readonly otherwise?: Json;
    }
  /** Gives a value to rows that have none. */
  | { readonly fill: string; readonly in: string; readonly value: Json }
  | {
      readonly declare: string;
      readonly in: string;
      readonly optional: boolean;
      readonly nullable: boolean;
    }
  | { readonly index: string; readonly in: string; readonly keys: SchemaTable['index'][0]['keys'] }
  | { readonly unique: string; readonly in: string; readonly fields: readonly string[] }
  | { readonly dropIndex: string; readonly in: string }
  | { readonly dropUnique: string; readonly in: string }
);

export const VERBS = [
  'create',
  'drop',
  'rename',
  'add',
  'retype',
  'fill',
  'declare',
  'index',
  'unique',
  'dropIndex',
  'dropUnique',
] as const;

/** Every key that a step may have besides its verb and `confirm`. */
export const DETAILS: Readonly<
  Record<
    (typeof VERBS)[number],
    { readonly must: readonly string[]; readonly may: readonly string[] }
  >
> = {
  create: { must: [], may: [] },
  drop: { must: [], may: ['in'] },
  rename: { must: ['to'], may: ['in'] },
  add: { must: ['in', 'type'], may: ['optional', 'nullable'] },
  retype: { must: ['in', 'from', 'to'], may: ['otherwise'] },
  fill: { must: ['in', 'value'], may: [] },
  declare: { must: ['in', 'optional', 'nullable'], may: [] },
  index: { must: ['in', 'keys'], may: [] },
  unique: { must: ['in', 'fields'], may: [] },
  dropIndex: { must: ['in'], may: [] },
  dropUnique: { must: ['in'], may: [] },
};

/** For people: `add due in todo.tasks`. */
export function stepText(step: Step): string {
  const [verb = '', name = ''] = Object.entries(step)[0] ?? [];
  const place = 'in' in step && step.in !== undefined ? ` in ${step.in}` : '';
  const to = 'to' in step ? ` to ${step.to}` : '';
  const asked = step.confirm === false ? ' (to be confirmed)' : '';

  return `${verb} ${name}${to}${place}${asked}`;
}
