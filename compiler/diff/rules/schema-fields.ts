// Pages: members of objects, whether they must be there, and what stands in for them.
import {
  ANY_ORDER,
  CALLERS_FIRST,
  MIGRATION_FIRST,
  NOTHING,
  pages,
  READERS_FIRST,
  SERVICE_FIRST,
  SIDE_BY_SIDE,
} from './page.ts';

export const SCHEMA_FIELDS = pages('schema', [
  {
    id: 'field-added',
    cause:
      'An optional member is new. Callers need not send it, readers pass over it. Old replicas do not know it: what they write has none.',
    before: '',
    after: 'entity:\n  fields:\n    note?: string(..200)',
    remedy:
      'Where old and new replicas write at once, release once that reads it and once that writes it.',
    rollout: SERVICE_FIRST,
    mirror: 'field-removed',
  },
  {
    id: 'field-added-open',
    cause:
      'A member is declared in an object that takes members which it does not list. What stood there was passed over, and is checked now.',
    before:
      'operations:\n  create:\n    input:\n      meta: { $schema: { type: object, properties: { a: { type: string } } } }',
    after:
      'operations:\n  create:\n    input:\n      meta: { $schema: { type: object, properties: { a: { type: string }, b: { type: string } } } }',
    remedy: 'Close the object, or take a name that nobody sends.',
    rollout: CALLERS_FIRST,
    mirror: 'field-removed-open',
  },
  {
    id: 'required-field-added',
    cause:
      'A member is new and must be there. Callers that do not send it are refused, and so is what is stored or waits in queues without it.',
    before: '',
    after: 'entity:\n  fields:\n    phone: string(1..20)',
    remedy: 'Add it as optional, fill it in, and require it then; or give it a default.',
    rollout: MIGRATION_FIRST,
    mirror: 'required-field-removed',
  },
  {
    id: 'required-field-added-with-default',
    cause:
      'A member is new and must be there, and a default stands in for it. Callers may leave it out; entities that are stored get it from `toac migrate`.',
    before: '',
    after: "entity:\n  fields:\n    tier: string(1..20) = 'free'",
    remedy: 'Run `toac migrate`: it proposes to fill the field with its default.',
    rollout: MIGRATION_FIRST,
    mirror: 'required-field-removed',
  },
  {
    id: 'field-removed',
    cause:
      'An optional member is gone. Callers that send it are refused, because objects are closed; readers may have counted on it.',
    before: 'entity:\n  fields:\n    note?: string(..200)',
    after: '',
    remedy: 'Deprecate it with a day of its end, and take it away after that day.',
    rollout: CALLERS_FIRST,
    mirror: 'field-added',
  },
  {
    id: 'field-removed-open',
    cause:
      'A member is gone from an object that takes members which it does not list: callers may still send it, and nobody looks at it.',
    before:
      'operations:\n  create:\n    input:\n      meta: { $schema: { type: object, properties: { a: { type: string }, b: { type: string } } } }',
    after:
      'operations:\n  create:\n    input:\n      meta: { $schema: { type: object, properties: { a: { type: string } } } }',
    remedy: 'Tell callers that it has no effect any more.',
    rollout: CALLERS_FIRST,
    mirror: 'field-added-open',
  },
  {
    id: 'required-field-removed',
    cause:
      'A member that was always there is gone. Readers and old replicas miss it, callers that send it are refused.',
    before: 'entity:\n  fields:\n    phone: string(1..20)',
    after: '',
    remedy: 'Make it optional first, deprecate it, and take it away when nobody reads it.',
    rollout: READERS_FIRST,
    mirror: 'required-field-added',
  },
  {
    id: 'field-renamed',
    cause:
      'A member has another name, and says which one it had. The migration renames what is stored; on the wire it is another member.',
    before: 'entity:\n  fields:\n    note: string(..200)',
    after: 'entity:\n  fields:\n    remark: { $type: string(..200), $was: note }',
    remedy: 'Keep the old name on the wire: an output may name it as it was for a while.',
    rollout: SIDE_BY_SIDE,
    waiver:
      'a former name is written in one direction only: back again it is a removal and an addition',
  },
  {
    id: 'field-became-required',
    cause: 'A member that could be left out must be there now.',
    before: 'entity:\n  fields:\n    note?: string(..200)',
    after: 'entity:\n  fields:\n    note: string(..200)',
    remedy: 'Give it a default, or fill it in everywhere before it is required.',
    rollout: MIGRATION_FIRST,
    mirror: 'field-became-optional',
  },
  {
    id: 'field-became-required-with-default',
    cause: 'A member that could be left out is always there now: a default stands in for it.',
    before: 'entity:\n  fields:\n    note?: string(..200)',
    after: "entity:\n  fields:\n    note: string(..200) = ''",
    remedy: 'Run `toac migrate`: it proposes to fill the field with its default.',
    rollout: MIGRATION_FIRST,
    mirror: 'field-became-optional',
  },
  {
    id: 'field-became-optional',
    cause: 'A member that was always there may be absent. Readers that do not look break.',
    before: 'entity:\n  fields:\n    note: string(..200)',
    after: 'entity:\n  fields:\n    note?: string(..200)',
    remedy: 'Keep on sending it until readers are ready.',
    rollout: READERS_FIRST,
    mirror: 'field-became-required',
  },
  {
    id: 'default-added',
    cause: 'A default stands in for a member that had to be there.',
    before: 'operations:\n  create:\n    input:\n      copies: integer(1..9)',
    after: 'operations:\n  create:\n    input:\n      copies: integer(1..9) = 1',
    remedy: NOTHING,
    rollout: SERVICE_FIRST,
    mirror: 'default-removed',
  },
  {
    id: 'default-changed',
    cause:
      'Another value stands in for a member that is left out: the same request means something else.',
    before: 'operations:\n  create:\n    input:\n      copies: integer(1..9) = 1',
    after: 'operations:\n  create:\n    input:\n      copies: integer(1..9) = 2',
    remedy: 'Ask callers to say what they mean, and change it then.',
    rollout: CALLERS_FIRST,
    mirror: 'default-changed',
  },
  {
    id: 'default-removed',
    cause: 'Nothing stands in for a member any more: callers that leave it out are refused.',
    before: 'operations:\n  create:\n    input:\n      copies: integer(1..9) = 1',
    after: 'operations:\n  create:\n    input:\n      copies: integer(1..9)',
    remedy: 'Keep the default, or make the member optional.',
    rollout: CALLERS_FIRST,
    mirror: 'default-added',
  },
  {
    id: 'nullable-added',
    cause: 'A value may be null now. Readers that do not look for it break.',
    before: 'entity:\n  fields:\n    note: string(..200)',
    after: 'entity:\n  fields:\n    note: string(..200) | null',
    remedy: 'Take null in inputs alone until readers are ready.',
    rollout: READERS_FIRST,
    mirror: 'nullable-removed',
  },
  {
    id: 'nullable-removed',
    cause: 'A value may not be null any more.',
    before: 'entity:\n  fields:\n    note: string(..200) | null',
    after: 'entity:\n  fields:\n    note: string(..200)',
    remedy: 'Replace what is stored as null before.',
    rollout: MIGRATION_FIRST,
    mirror: 'nullable-added',
  },
  {
    id: 'sensitive-added',
    cause: 'A field is a secret now: it is not printed, and it leaves outputs and events.',
    before: 'entity:\n  fields:\n    note: string(..200)',
    after: 'entity:\n  fields:\n    note: { $type: string(..200), $secret: true }',
    remedy: 'Give readers something else to read first.',
    rollout: READERS_FIRST,
    mirror: 'sensitive-removed',
  },
  {
    id: 'sensitive-removed',
    cause:
      'A field is no secret any more: it is printed, and it stands in outputs and events of the whole entity.',
    before: 'entity:\n  fields:\n    note: { $type: string(..200), $secret: true }',
    after: 'entity:\n  fields:\n    note: string(..200)',
    remedy: 'Name what outputs and events hold, so that it is not among them.',
    rollout: 'Look at outputs, events and logs first.',
    mirror: 'sensitive-added',
  },
  {
    id: 'object-opened',
    cause:
      'An object takes members that it does not list. In an input, callers set what nobody thought of.',
    before:
      'operations:\n  create:\n    input:\n      meta: { $schema: { type: object, properties: {}, additionalProperties: false } }',
    after:
      'operations:\n  create:\n    input:\n      meta: { $schema: { type: object, properties: {} } }',
    remedy: 'List the members, or take a map.',
    rollout: SERVICE_FIRST,
    mirror: 'object-closed',
  },
  {
    id: 'object-closed',
    cause: 'An object takes the listed members alone: callers that send others are refused.',
    before:
      'operations:\n  create:\n    input:\n      meta: { $schema: { type: object, properties: {} } }',
    after:
      'operations:\n  create:\n    input:\n      meta: { $schema: { type: object, properties: {}, additionalProperties: false } }',
    remedy: 'List what is sent.',
    rollout: CALLERS_FIRST,
    mirror: 'object-opened',
  },
  {
    id: 'schema-annotation-changed',
    cause: 'A description is another one. Nothing changes on the wire.',
    before: 'description: What people buy',
    after: 'description: What people have bought',
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'schema-annotation-changed',
  },
]);
