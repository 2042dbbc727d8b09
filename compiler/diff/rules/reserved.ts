// Rules that wait: what language 1 does not have cannot be broken in it.
import type { ReservedRule, RuleGroup } from '../rule.ts';

function waiting(
  group: RuleGroup,
  list: readonly (readonly [lacks: string, ...ids: readonly string[]])[],
): readonly ReservedRule[] {
  return list.flatMap(([lacks, ...ids]) => ids.map((id) => ({ id, group, lacks })));
}

export const WAITING: readonly ReservedRule[] = [
  ...waiting('schema', [
    ['fields that callers may read and not write', 'read-only-added', 'read-only-removed'],
    [
      'fields that callers may write and not read: `$secret` is read by nobody, see sensitive-added',
      'write-only-added',
      'write-only-removed',
    ],
    [
      'suspicions as findings: a probable rename is a hint in what was removed',
      'field-rename-suspected',
    ],
    ['integers beyond 2^53: `integer` ends there, and `bigint` is text', 'integer-range-unsafe'],
    ['divisors of numbers: digits after the point always divide each other', 'multiple-of-changed'],
    ['lists whose items differ from each other', 'unique-items-added', 'unique-items-removed'],
    ['lists with a type for each place', 'tuple-tightened', 'tuple-relaxed', 'tuple-changed'],
    [
      'members by a pattern of their names',
      'pattern-properties-tightened',
      'pattern-properties-relaxed',
      'pattern-properties-changed',
      'property-names-tightened',
      'property-names-relaxed',
    ],
    ['findings about a variant as a whole: its members have their own', 'variant-changed'],
    ['a former name of a variant', 'discriminator-value-renamed'],
    ['alternatives that overlap: they do not compile', 'union-overlap-introduced'],
    ['conditions between members', 'condition-tightened', 'condition-relaxed', 'condition-changed'],
  ]),
  ...waiting('lifecycle', [
    ['a number of days that a deprecation has to last', 'sunset-missing'],
    ['dates that are none: they do not compile', 'sunset-invalid'],
    [
      'another rule for removals: each is found by the rule of what was removed',
      'removed-without-deprecation',
    ],
    ['levels of stability', 'stability-decreased', 'stability-increased', 'stability-exempt'],
  ]),
  ...waiting('component', [
    ['a name of a component beside its path', 'component-moved'],
    ['a name of a table beside its component', 'entity-collection-renamed'],
    ['a choice among system fields', 'entity-managed-field-changed'],
    ['entities that expire', 'ttl-added', 'ttl-shortened', 'ttl-removed'],
    [
      'fields that are stored encrypted or hashed',
      'field-encryption-changed',
      'field-hashed-changed',
    ],
    [
      'migrations in model.json: `toac migrate` compares them',
      'migration-missing',
      'migration-changed-after-release',
    ],
  ]),
  ...waiting('operation', [
    [
      'a query apart from the scope',
      'operation-query-required',
      'operation-query-forbidden',
      'operation-query-optional',
    ],
    ['transports of one operation', 'operation-binding-removed', 'operation-binding-added'],
    ['a language of the implementation', 'operation-bridge-changed'],
    ['a former name of an error', 'error-renamed'],
  ]),
  ...waiting('event', [
    ['payloads that are said otherwise than by their type', 'event-subjective-changed'],
    ['keys of partitions', 'event-key-changed'],
    ['weaker deliveries than at least once', 'event-delivery-weakened'],
    ['a time for which events are kept', 'event-retention-shortened'],
    ['a transport of one receiver', 'receiver-binding-changed'],
    ['receivers that do not fit their events: they do not compile', 'receiver-incompatible'],
  ]),
  ...waiting('route', [
    ['paths that stand for other paths', 'route-forward-changed'],
    ['directives that routes inherit', 'route-isolation-changed'],
    [
      'a choice among media types of replies',
      'response-media-type-removed',
      'response-media-type-added',
    ],
    ['outputs in headers', 'response-header-removed', 'response-header-added'],
    ['lists of languages', 'language-removed', 'language-default-changed'],
    ['credentials in CORS', 'cors-credentials-enabled'],
    ['limits of a rate', 'rate-limit-lowered', 'rate-limit-raised'],
    [
      'parameters of a query string beside inputs, whose rules are those of fields',
      'query-parameter-added',
      'query-parameter-removed',
    ],
    ['criteria that callers may add to', 'query-criteria-closed', 'query-criteria-opened'],
    ['an order where callers say none', 'query-sort-default-changed'],
    ['a depth of paging: pages go on behind the last entity', 'query-omit-range-narrowed'],
    [
      'files (`blobs`)',
      'octets-accept-narrowed',
      'octets-accept-widened',
      'octets-limit-lowered',
      'octets-limit-raised',
      'octets-trust-narrowed',
      'octets-trust-widened',
      'octets-workflow-changed',
      'octets-storage-changed',
      'octets-meta-enabled',
    ],
  ]),
  ...waiting('access', [
    [
      'routes for those alone who bring no credentials: `anonymous` is everybody',
      'access-credentials-forbidden',
    ],
    ['policies that have to be attached', 'policy-unattached'],
    [
      'roles as declarations: they are texts, and who loses or gains a route is found there',
      'role-renamed',
      'role-removed',
      'role-hierarchy-changed',
    ],
    [
      'claims apart from conditions, which are compared as a whole',
      'claims-tightened',
      'claims-relaxed',
    ],
    ['a choice among formats of tokens', 'token-format-changed'],
    [
      'a policy of passwords',
      'password-policy-tightened',
      'password-policy-loosened',
      'password-hash-weakened',
    ],
  ]),
  ...waiting('deployment', [
    [
      'variables of the environment that are no secrets',
      'env-var-added',
      'env-var-removed',
      'env-var-renamed',
    ],
    ['ports', 'port-changed'],
    [
      'charts',
      'helm-value-removed',
      'helm-value-renamed',
      'helm-value-typed',
      'immutable-field-changed',
    ],
    ['arguments of queues', 'queue-arguments-changed'],
    ['volumes', 'volume-removed'],
    ['probes', 'probe-changed', 'shutdown-grace-shortened'],
    ['network policies', 'network-policy-narrowed', 'network-policy-widened'],
    ['security of pods', 'pod-security-weakened'],
    ['images', 'image-base-changed', 'runtime-major-changed'],
  ]),
  ...waiting('gate', [
    [
      'levels and days of the gate in the contracts: they stand on the command line',
      'gate-weakened',
    ],
    [
      'findings about a side that is not there: that is an exit code',
      'baseline-missing',
      'baseline-invalid',
    ],
    ['a list of checked components: all are', 'contract-removed-from-gate'],
  ]),
];
