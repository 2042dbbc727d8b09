// Diagnostics TOA21xx and TOA22xx: operations, events, receivers, schedules. Numbers are never reused.
import { error, warning } from './entry.ts';

export const OPERATIONS = {
  TOA2102: error<{ scope: string; type: string; scopes: string }>(
    'scope-not-of-type',
    (p) => `a ${p.type} has no scope '${p.scope}'; it has ${p.scopes}`,
  ),
  TOA2103: error<{ what: string }>(
    'operation-without-entity',
    (p) => `${p.what} works on an entity, and this component has none`,
  ),
  TOA2104: error<{ form: string }>('auto-misplaced', (p) => `'auto' means nothing for ${p.form}`),
  TOA2105: error<{ field: string }>(
    'create-incomplete',
    (p) => `this leaves '${p.field}' without a value: it is required and has no default`,
  ),
  TOA2106: error<{ name: string; problem: string }>(
    'auto-input',
    (p) => `'${p.name}' ${p.problem}`,
  ),
  TOA2107: error<{ name: string }>(
    'limit-missing',
    (p) => `'${p.name}' is written by hand over many entities and needs a 'limit'`,
  ),
  TOA2108: error<{ key: string; form: string }>(
    'key-misplaced',
    (p) => `'${p.key}' means nothing for ${p.form}`,
  ),
  TOA2109: error<{ what: string }>(
    'task-replies',
    (p) => `a task answers nobody: it has no ${p.what}`,
  ),
  TOA2110: error<{ problem: string }>('ensure-unclear', (p) => p.problem),
  TOA2111: error<{ problem: string }>('forward-invalid', (p) => p.problem),
  TOA2112: error<{ path: string }>(
    'call-cycle',
    (p) => `these operations call each other for ever: ${p.path}`,
  ),
  TOA2113: error<{ name: string }>(
    'call-internal',
    (p) => `'${p.name}' is internal to its component`,
  ),
  TOA2114: error<{ name: string; component: string }>(
    'operation-hides-component',
    (p) => `in calls, '${p.name}' would hide the component ${p.component}`,
  ),
  TOA2116: error<{ type: string }>(
    'output-missing',
    (p) => `an ${p.type} is asked for its output, and there is none`,
  ),
  TOA2117: error<{ name: string; problem: string }>(
    'output-not-filled',
    (p) => `'${p.name}' ${p.problem}`,
  ),
  TOA2118: error<{ problem: string }>('given-id', (p) => p.problem),
  TOA2119: error<{ problem: string }>('input-not-object', (p) => p.problem),

  TOA2201: error<{ field: string }>(
    'event-watches',
    (p) => `'${p.field}' cannot be watched: only enums and booleans can`,
  ),
  TOA2202: warning<{ name: string }>(
    'event-never-emitted',
    (p) => `nothing emits '${p.name}': it has no 'when', and no operation lists it in 'emits'`,
  ),
  TOA2203: error<{ name: string }>(
    'emits-derived',
    (p) => `'${p.name}' is derived from the state by its 'when'; no operation emits it`,
  ),
  TOA2204: error<{ name: string }>(
    'payload-not-filled',
    (p) =>
      `'${p.name}' is no field of the entity, and an event with 'when' has nothing else to fill it with`,
  ),
  TOA2205: error<{ what: string }>('event-without-entity', (p) => `${p.what} needs an entity`),
  TOA2206: error<{ name: string; operation: string }>(
    'receiver-incomplete',
    (p) => `${p.operation} needs '${p.name}', which nothing fills`,
  ),
  TOA2207: error<{ name: string; problem: string }>(
    'receiver-mismatch',
    (p) => `'${p.name}' ${p.problem}`,
  ),
  TOA2208: error<{ problem: string }>('receiver-query', (p) => p.problem),
  TOA2209: error<{ problem: string }>('receiver-form', (p) => p.problem),
  TOA2210: error<{ problem: string }>('schedule-operation', (p) => p.problem),
  TOA2211: error<{ problem: string }>('schedule-timing', (p) => p.problem),
} as const;
