// What those who write a kind of storage of their own implement: `@toac/runtime/storage`. Types only.

export type { FieldDefinition, IndexKey } from './core/definition.ts';
export type { Condition, Find, Operator, SortKey } from './storage/condition.ts';
export type {
  Abilities,
  Commit,
  Committed,
  Inbox,
  InboxStep,
  Journal,
  JournalEntry,
  Leases,
  Outbox,
  OutboxEntry,
  Parked,
  Storage,
  Table,
  Write,
} from './storage/storage.ts';
export type { EventCounter, Row, Scalar, Value, Values } from './storage/values.ts';
