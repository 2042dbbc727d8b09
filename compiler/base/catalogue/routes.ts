// Diagnostics TOA3xxx: expressions, policies and routes. Numbers are never reused.
import { error, warning } from './entry.ts';

export const ROUTES = {
  TOA3001: error<{ name: string }>('unknown-policy', (p) => `there is no policy '${p.name}'`),
  TOA3002: error<{ name: string; place: string }>(
    'unknown-word',
    (p) => `'${p.name}' means nothing here: texts are quoted, paths begin with a root`,
  ),
  TOA3003: error<{ name: string; place: string }>(
    'unknown-root',
    (p) => `'${p.name}' does not exist in ${p.place}`,
  ),
  TOA3004: error<{ name: string }>(
    'unknown-function',
    (p) => `there is no function '${p.name}' here`,
  ),
  TOA3005: error<{ name: string }>('not-a-condition', (p) =>
    p.name === '' ? 'this is neither true nor false' : `'${p.name}' is neither true nor false`,
  ),
  TOA3006: error('not-a-value', () => 'a value is expected here'),
  TOA3101: error<{ left: string; right: string }>(
    'not-comparable',
    (p) => `${p.left} cannot be compared with ${p.right}`,
  ),
  TOA3102: error<{ operator: string }>(
    'enum-order',
    (p) => `enums have no order: '${p.operator}' compares nothing`,
  ),
  TOA3103: error<{ path: string; type: string }>(
    'condition-not-boolean',
    (p) => `${p.path} is ${p.type}, not a condition`,
  ),
  TOA3104: error<{ path: string }>(
    'policy-cycle',
    (p) => `these policies name each other: ${p.path}`,
  ),
  TOA3105: error<{ value: string; of: string }>(
    'not-an-enum-value',
    (p) => `'${p.value}' is not a value of ${p.of}`,
  ),
  TOA3106: error<{ zone: string }>('unknown-zone', (p) => `there is no time zone '${p.zone}'`),

  TOA3201: warning<{ name: string }>('unused-policy', (p) => `nothing uses the policy '${p.name}'`),
  TOA3203: error(
    'allowed-by-negation',
    () => 'an anonymous caller passes here only because something about an identity is negated',
  ),
  TOA3204: error<{ path: string }>(
    'filter-not-storable',
    (p) =>
      `over many entities a policy is a filter of the storage, and ${p.path} is no top-level scalar field`,
  ),
  TOA3205: error<{ field: string }>(
    'policy-before-creation',
    (p) => `on a creation the entity is what the input says, and the input has no '${p.field}'`,
  ),
  TOA3206: error(
    'policy-without-entity',
    () => 'the operation reads no entity, so there is none to ask',
  ),

  TOA3301: error<{ method: string; path: string }>(
    'route-twice',
    (p) => `${p.method} ${p.path} exists already`,
  ),
  TOA3302: error<{ segment: string; parameter: string }>(
    'static-beside-given',
    (p) =>
      `an entity whose given id is '${p.segment}' could never be reached behind ':${p.parameter}'`,
  ),
  TOA3303: error<{ name: string; operation: string }>(
    'parameter-unbound',
    (p) => `':${p.name}' binds nothing: ${p.operation} has no such field or input`,
  ),
  TOA3304: error<{ method: string; form: string; methods: string }>(
    'method-not-of-type',
    (p) => `${p.form} is not called by ${p.method}, but by ${p.methods}`,
  ),
  TOA3305: error<{ name: string }>(
    'route-to-internal',
    (p) => `'${p.name}' is internal: no route may call it`,
  ),
  TOA3306: error<{ key: string; problem: string }>(
    'route-key-misplaced',
    (p) => `'${p.key}' ${p.problem}`,
  ),
  TOA3307: error<{ field: string; problem: string }>(
    'query-field',
    (p) => `'${p.field}' ${p.problem}`,
  ),
  TOA3308: error<{ problem: string }>('query-limit', (p) => p.problem),
  TOA3309: error<{ name: string; problem: string }>(
    'bind-mismatch',
    (p) => `'${p.name}' ${p.problem}`,
  ),
  TOA3310: error<{ problem: string }>('cache-public', (p) => p.problem),
  TOA3312: error<{ name: string }>(
    'query-input',
    (p) => `'${p.name}' cannot come from a query string: only scalars and lists of scalars can`,
  ),
  TOA3313: error<{ parameter: string }>(
    'id-missing',
    (p) => `the path must name the entity: ':${p.parameter}' is missing`,
  ),
  TOA3314: error<{ name: string }>(
    'input-unreachable',
    (p) => `required input '${p.name}' can come from nowhere on this route`,
  ),
} as const;
