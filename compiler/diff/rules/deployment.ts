// Pages: what operators give, and what the outside meets.
import { ANY_ORDER, NOTHING, OPERATORS_FIRST, pages, SERVICE_FIRST, SIDE_BY_SIDE } from './page.ts';

function production(lines: string): string {
  return `# deployments/production.yaml\n${lines}`;
}

const STAGING =
  '# deployments/staging.yaml\nservices:\n  shop: { components: [orders, billing] }\nstorages:\n  default: { kind: sqlite, file: .data/shop.sqlite }\nbindings:\n  default: { kind: local }';
const RETRIES =
  '# billing.yaml\nconfiguration:\n  retries: integer(0..10) = 3\n# deployments/production.yaml\nconfiguration: { billing: { retries: ';
const KEY =
  '# billing.yaml\nconfiguration:\n  key?: secret\n# deployments/production.yaml\nconfiguration: { billing: { key: ';
const REPORTS = production('storages:\n  reports: { kind: postgres, url: $DATABASE_URL }');

export const DEPLOYMENT = pages('deployment', [
  {
    id: 'environment-added',
    cause: 'A deployment is new. What runs by the others stays as it is.',
    before: '',
    after: STAGING,
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'environment-removed',
  },
  {
    id: 'environment-removed',
    cause: 'A deployment is gone. What runs by it cannot be built any more.',
    before: STAGING,
    after: '',
    remedy: 'End what runs by it first.',
    rollout: 'End it, then take it away.',
    mirror: 'environment-added',
  },
  {
    id: 'config-env-override-changed',
    cause: 'A deployment gives another value: components run in another way.',
    before: `${RETRIES}4 } }`,
    after: `${RETRIES}5 } }`,
    remedy: 'Know what it does.',
    rollout: ANY_ORDER,
    mirror: 'config-env-override-changed',
  },
  {
    id: 'secret-added',
    cause: 'A secret has to be there before the new build starts.',
    before: `${KEY}abc } }`,
    after: `${KEY}$PROVIDER_KEY } }`,
    remedy: 'Create it in every place where the deployment runs.',
    rollout: OPERATORS_FIRST,
    mirror: 'secret-removed',
  },
  {
    id: 'secret-removed',
    cause: 'A secret is not needed any more.',
    before: `${KEY}$PROVIDER_KEY } }`,
    after: '# billing.yaml\nconfiguration:\n  key?: secret',
    remedy: 'Delete it when no older build runs.',
    rollout: SERVICE_FIRST,
    mirror: 'secret-added',
  },
  {
    id: 'secret-renamed',
    cause: 'A secret is looked for under another name.',
    before: '',
    after: production('storages:\n  default: { kind: postgres, url: $ORDERS_DATABASE_URL }'),
    remedy: 'Create it under the new name, and keep the old one until no older build runs.',
    rollout: OPERATORS_FIRST,
    mirror: 'secret-renamed',
  },
  {
    id: 'pointer-added',
    cause: 'A storage, a broker or an address of the outside has to be there.',
    before: '',
    after: REPORTS,
    remedy: 'Provide it first.',
    rollout: OPERATORS_FIRST,
    mirror: 'pointer-removed',
  },
  {
    id: 'pointer-removed',
    cause: 'A storage, a broker or an address of the outside is not needed any more.',
    before: REPORTS,
    after: '',
    remedy: 'Keep it until no older build runs, and know what becomes of its data.',
    rollout: SERVICE_FIRST,
    mirror: 'pointer-added',
  },
  {
    id: 'component-placement-changed',
    cause: 'A component runs in another service: with other neighbours, and with another share.',
    before: production(
      'services:\n  shop: { components: [orders, billing] }\n  back: { components: [] }',
    ),
    after: production(
      'services:\n  shop: { components: [orders] }\n  back: { components: [billing] }',
    ),
    remedy: 'Look at what both services get.',
    rollout: ANY_ORDER,
    mirror: 'component-placement-changed',
  },
  {
    id: 'service-name-changed',
    cause: 'A service has another name, and so has its address.',
    before: '',
    after: production('services:\n  shop: ~\n  store: { components: [orders, billing] }'),
    remedy: 'Keep the name where others know it.',
    rollout: SIDE_BY_SIDE,
    mirror: 'service-name-changed',
  },
  {
    id: 'resources-raised',
    cause: 'More has to be there: replicas, processor time or memory.',
    before: production('services:\n  shop: { memory: 128Mi }'),
    after: production('services:\n  shop: { memory: 256Mi }'),
    remedy: 'Be sure that the cluster has it.',
    rollout: OPERATORS_FIRST,
    mirror: 'resources-lowered',
  },
  {
    id: 'resources-lowered',
    cause: 'Less is there: replicas, processor time or memory.',
    before: production('services:\n  shop: { memory: 256Mi }'),
    after: production('services:\n  shop: { memory: 128Mi }'),
    remedy: 'Look at what it takes today.',
    rollout: ANY_ORDER,
    mirror: 'resources-raised',
  },
  {
    id: 'registry-changed',
    cause: 'Images are pulled from another place.',
    before: production('registry: ghcr.io/acme'),
    after: production('registry: registry.example/acme'),
    remedy: 'Be sure that the cluster may pull from there.',
    rollout: OPERATORS_FIRST,
    mirror: 'registry-changed',
  },
]);
