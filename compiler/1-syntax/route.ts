// The section `routes`: paths, methods and what stands under a method.
import { NONE } from '../base/lists.ts';
import { readAssignments } from './assignment.ts';
import { readConditions } from './condition.ts';
import type {
  CacheContract,
  LimitContract,
  MethodContract,
  QueryContract,
} from './contract.generated.ts';
import { readDeprecation } from './deprecation.ts';
import { at, failedOf, type Reading, section, sectionOrLost, take } from './reading.ts';
import { readPath } from './route-path.ts';
import type { CacheSyntax, MethodSyntax, QuerySyntax, RouteSyntax } from './syntax.ts';
import type { Entry, Node } from './tree.ts';
import {
  nameOfKey,
  readDuration,
  readEntries,
  readFlag,
  readName,
  readNames,
  readNumber,
} from './values.ts';

export function readRoute(reading: Reading, entry: Entry): RouteSyntax {
  return {
    path: nameOfKey(reading, entry.key),
    segments: readPath(reading, entry.key),
    methods: readEntries(reading, entry.value, readMethod) ?? NONE,
  };
}

function readMethod(reading: Reading, entry: Entry): MethodSyntax {
  const of = sectionOrLost<MethodContract>(reading, entry.value);

  return {
    method: nameOfKey(reading, entry.key),
    call: take(of, 'call', readName),
    allow: take(of, 'allow', readConditions),
    query: take(of, 'query', readQuery),
    bind: take(of, 'bind', readAssignments) ?? NONE,
    guard: take(of, 'guard', readAssignments) ?? NONE,
    input: take(of, 'input', readNames),
    output: take(of, 'output', readNames),
    accepts: take(of, 'accepts', readNames),
    cache: take(of, 'cache', readCache),
    require: take(of, 'require', readNames) ?? NONE,
    status: take(of, 'status', readNumber),
    incept: take(of, 'incept', readName),
    hide: take(of, 'hide', readFlag),
    deprecated: take(of, 'deprecated', readDeprecation),
    failed: failedOf(of),
  };
}

function readQuery(reading: Reading, node: Node): QuerySyntax | undefined {
  const of = section<QueryContract>(reading, node);

  if (of === undefined) return undefined;

  return {
    at: at(reading, node),
    filter: take(of, 'filter', readNames) ?? NONE,
    sort: take(of, 'sort', readNames) ?? NONE,
    fields: take(of, 'fields', readNames) ?? NONE,
    limit: take(of, 'limit', readLimit),
  };
}

function readLimit(reading: Reading, node: Node): QuerySyntax['limit'] {
  const of = section<LimitContract>(reading, node);

  return (
    of && {
      at: at(reading, node),
      default: take(of, 'default', readNumber),
      max: take(of, 'max', readNumber),
    }
  );
}

function readCache(reading: Reading, node: Node): CacheSyntax | undefined {
  const of = section<CacheContract>(reading, node);

  if (of === undefined) return undefined;

  return {
    at: at(reading, node),
    public: take(of, 'public', readFlag),
    max: take(of, 'max', readDuration),
    revalidate: take(of, 'revalidate', readDuration),
  };
}
