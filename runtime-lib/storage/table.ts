// What becomes a table: one entity, named by its component. Types only.
import type { FieldDefinition, IndexKey } from '../core/definition.ts';

export interface Table {
  readonly component: string;
  readonly fields: readonly FieldDefinition[];
  readonly unique: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly index: readonly { readonly name: string; readonly keys: readonly IndexKey[] }[];
}
