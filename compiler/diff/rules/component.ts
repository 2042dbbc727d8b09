// Pages: components, entities, keys, and what deployments have to tell them.
import {
  ANY_ORDER,
  MIGRATION_FIRST,
  NOTHING,
  OPERATORS_FIRST,
  pages,
  SIDE_BY_SIDE,
} from './page.ts';

const STOCK =
  '# stock.yaml\noperations:\n  count: { type: computation, output: { n: integer } }\n# deployments/production.yaml\nservices:\n  shop: { components: [orders, billing, stock] }';
const STORE =
  '# stock.yaml\nentity:\n  name: Item\n  fields: { sku: string(1..40) }\noperations:\n  count: { type: computation, output: { n: integer } }\n# deployments/production.yaml\nservices:\n  shop: { components: [orders, billing, stock] }';

const EMPTY = '# first.yaml\noperations: { ping: { type: effect } }';

function heir(base: string): string {
  const empty = 'abstract: true\noperations: { ping: { type: effect } }';

  return `# first.yaml\n${empty}\n# second.yaml\n${empty}\n${STOCK.replace('operations', `extends: ${base}\noperations`)}`;
}

function field(more: string): string {
  return `entity:\n  fields: { buyer: string(1..40), sku: string(1..40) }${more}`;
}

function setting(more: string, value?: string): string {
  const deployment =
    value === undefined
      ? ''
      : `\n# deployments/production.yaml\nconfiguration: { billing: { key: ${value} } }`;

  return `# billing.yaml\nconfiguration:${more}${deployment}`;
}

export const COMPONENT = pages('component', [
  {
    id: 'component-added',
    cause: 'A component is new. Nobody calls it yet.',
    before: '',
    after: STOCK,
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'component-removed',
  },
  {
    id: 'component-removed',
    cause:
      'A component is gone, and with it its operations, events and routes. What it stored stays where it is until a confirmed migration drops it.',
    before: STOCK,
    after: '',
    remedy: 'Deprecate its operations and events with a day of their end first.',
    rollout: 'Callers and consumers first, then the component, then its data.',
    mirror: 'component-added',
  },
  {
    id: 'component-renamed',
    cause:
      'A component has another name, and says which one it had. The migration renames its table; its events and calls have another address.',
    before: STORE,
    after: `${STORE.replace('stock.yaml\n', 'store.yaml\nwas: stock\n').replace('billing, stock', 'billing, store')}`,
    remedy: 'Roll out all components that name it together.',
    rollout: MIGRATION_FIRST,
    waiver:
      'a former name is written in one direction only: back again one component is gone and one is new',
  },
  {
    id: 'project-renamed',
    cause:
      'A project has another name: code that imports its types by the old one does not compile.',
    before: '',
    after: '# toac.yaml\nproject: store',
    remedy: 'Rename the imports in package.json, and in the code.',
    rollout: 'With the code that imports it.',
    mirror: 'project-renamed',
  },
  {
    id: 'component-made-abstract',
    cause: 'A component is only inherited from: nobody can call it any more.',
    before: `${EMPTY}\n# deployments/production.yaml\nservices:\n  shop: { components: [orders, billing, first] }`,
    after: EMPTY.replace('yaml\n', 'yaml\nabstract: true\n'),
    remedy: 'Let an heir take its place, and move its callers.',
    rollout: 'Callers and consumers first, then the component.',
    mirror: 'component-made-concrete',
  },
  {
    id: 'component-made-concrete',
    cause: 'A component that was only inherited from runs by itself.',
    before: EMPTY.replace('yaml\n', 'yaml\nabstract: true\n'),
    after: `${EMPTY}\n# deployments/production.yaml\nservices:\n  shop: { components: [orders, billing, first] }`,
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'component-made-abstract',
  },
  {
    id: 'component-base-changed',
    cause:
      'A component inherits from another one. What comes in is compared where it stands now; whose functions run is another matter.',
    before: heir('first'),
    after: heir('second'),
    remedy: 'Look at the functions of inherited operations.',
    rollout: ANY_ORDER,
    mirror: 'component-base-changed',
  },
  {
    id: 'entity-added',
    cause: 'A component stores something now.',
    before: '',
    after: '# billing.yaml\nentity:\n  name: Invoice\n  fields: { total: decimal(12.2) }',
    remedy: NOTHING,
    rollout: MIGRATION_FIRST,
    mirror: 'entity-removed',
  },
  {
    id: 'entity-removed',
    cause:
      'A component stores nothing any more. What is stored is read by nobody, and may have to be kept or deleted by law.',
    before: '# billing.yaml\nentity:\n  name: Invoice\n  fields: { total: decimal(12.2) }',
    after: '',
    remedy: 'Decide what becomes of the data before the migration drops it.',
    rollout: 'The new build first; its data goes with the confirmed migration.',
    mirror: 'entity-added',
  },
  {
    id: 'entity-renamed',
    cause:
      'The type of an entity has another name: code that imports it does not compile. Its table is named after the component.',
    before: '# billing.yaml\nentity:\n  name: Invoice\n  fields: { total: decimal(12.2) }',
    after: '# billing.yaml\nentity:\n  name: Bill\n  fields: { total: decimal(12.2) }',
    remedy: NOTHING,
    rollout: 'With the code that imports it.',
    mirror: 'entity-renamed',
  },
  {
    id: 'entity-storage-changed',
    cause: 'Entities are stored elsewhere. No migration moves them.',
    before:
      '# deployments/production.yaml\nstorages:\n  default: { kind: postgres, url: $DATABASE_URL }',
    after:
      '# deployments/production.yaml\nstorages:\n  default: { kind: mysql, url: $DATABASE_URL }',
    remedy: 'Copy the data with the tools of both storages while nothing runs.',
    rollout: 'Stop, copy, start.',
    mirror: 'entity-storage-changed',
  },
  {
    id: 'entity-id-changed',
    cause:
      'Ids are made by somebody else: by callers, or by toac. Those that are stored may have another form.',
    before: '# billing.yaml\nentity:\n  name: Invoice\n  fields: { total: decimal(12.2) }',
    after:
      '# billing.yaml\nentity:\n  name: Invoice\n  id: given\n  fields: { total: decimal(12.2) }',
    remedy: 'Take a new component with ids of the other form.',
    rollout: SIDE_BY_SIDE,
    mirror: 'entity-id-changed',
  },
  {
    id: 'unique-added',
    cause:
      'A unique key is new. Duplicates that are stored stop the migration; writers meet a conflict.',
    before: field(''),
    after: field('\n  unique: { order: [buyer, sku] }'),
    remedy: 'Look for duplicates first.',
    rollout: MIGRATION_FIRST,
    mirror: 'unique-removed',
  },
  {
    id: 'unique-removed',
    cause:
      'A unique key is gone: nothing keeps duplicates out, and they stand in the way of a rollback.',
    before: field('\n  unique: { order: [buyer, sku] }'),
    after: field(''),
    remedy: 'Be sure that no code counts on it.',
    rollout: 'The new build first, then the migration.',
    mirror: 'unique-added',
  },
  {
    id: 'unique-fields-changed',
    cause:
      'A unique key has other fields. More fields keep fewer duplicates out, fewer fields keep more out.',
    before: field('\n  unique: { order: [buyer, sku] }'),
    after: field('\n  unique: { order: [buyer] }'),
    remedy: 'Look for duplicates first.',
    rollout: MIGRATION_FIRST,
    mirror: 'unique-fields-changed',
  },
  {
    id: 'unique-renamed',
    cause: 'A unique key has another name. It is dropped and built again.',
    before: field('\n  unique: { order: [buyer, sku] }'),
    after: field('\n  unique: { once: [buyer, sku] }'),
    remedy: 'Keep the name.',
    rollout: MIGRATION_FIRST,
    mirror: 'unique-renamed',
  },
  {
    id: 'index-added',
    cause:
      'An index is new. It is built over all that is stored, which takes its time, and may lock writers out.',
    before: field(''),
    after: field('\n  index: { recent: { buyer: asc } }'),
    remedy: 'Choose a quiet hour.',
    rollout: MIGRATION_FIRST,
    mirror: 'index-removed',
  },
  {
    id: 'index-removed',
    cause: 'An index is gone: queries that used it read everything.',
    before: field('\n  index: { recent: { buyer: asc } }'),
    after: field(''),
    remedy: 'Look at the queries that filter and sort by its fields.',
    rollout: 'The new build first, then the migration.',
    mirror: 'index-added',
  },
  {
    id: 'index-changed',
    cause: 'An index has other keys, or another order. It is dropped and built again.',
    before: field('\n  index: { recent: { buyer: asc } }'),
    after: field('\n  index: { recent: { buyer: desc } }'),
    remedy: 'Add the new one beside it, and take the old one away later.',
    rollout: MIGRATION_FIRST,
    mirror: 'index-changed',
  },
  {
    id: 'index-renamed',
    cause: 'An index has another name. It is dropped and built again.',
    before: field('\n  index: { recent: { buyer: asc } }'),
    after: field('\n  index: { latest: { buyer: asc } }'),
    remedy: 'Keep the name.',
    rollout: MIGRATION_FIRST,
    mirror: 'index-renamed',
  },
  {
    id: 'config-default-changed',
    cause: 'Another value counts where a deployment says nothing.',
    before: setting('\n  retries: integer(0..10) = 3'),
    after: setting('\n  retries: integer(0..10) = 5'),
    remedy: 'Set the old value where it has to stay.',
    rollout: OPERATORS_FIRST,
    mirror: 'config-default-changed',
  },
  {
    id: 'config-key-removed',
    cause: 'A component is not told something any more. Deployments that set it are refused.',
    before: setting('\n  retries: integer(0..10) = 3'),
    after: '',
    remedy: 'Take it out of the deployments in the same change.',
    rollout: 'The new build first, and its deployment with it.',
    mirror: 'required-field-added-with-default',
  },
  {
    id: 'config-became-secret',
    cause:
      'A setting is a secret now: it stands nowhere in the contracts, and operators have to give it.',
    before: setting('\n  key: string', 'abc'),
    after: setting('\n  key: secret', '$KEY'),
    remedy:
      'Create the secret first, and change the old value: it is in the history of the repository.',
    rollout: OPERATORS_FIRST,
    mirror: 'config-secret-exposed',
  },
  {
    id: 'config-secret-exposed',
    cause: 'A secret stands in the contracts as it is, and is printed.',
    before: setting('\n  key: secret', '$KEY'),
    after: setting('\n  key: string', 'abc'),
    remedy: 'Keep it a secret. If it was meant to be public, say so in the review.',
    rollout: 'Change the value first.',
    mirror: 'config-became-secret',
  },
]);
