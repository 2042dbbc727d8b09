// The rules of diff: those that language 1 can break, and those that wait for a construct.
import type { LiveRule, ReservedRule } from './rule.ts';
import { ACCESS } from './rules/access.ts';
import { ACCESS_FORMULAS } from './rules/access-formulas.ts';
import { COMPONENT } from './rules/component.ts';
import { DEPLOYMENT } from './rules/deployment.ts';
import { EVENT } from './rules/event.ts';
import { GATEWAY } from './rules/gateway.ts';
import { LIFECYCLE } from './rules/lifecycle.ts';
import { OPERATION } from './rules/operation.ts';
import { WAITING } from './rules/reserved.ts';
import { ROUTE } from './rules/route.ts';
import { ROUTE_CALLS } from './rules/route-calls.ts';
import { SCHEMA_FIELDS } from './rules/schema-fields.ts';
import { SCHEMA_KINDS } from './rules/schema-kinds.ts';
import { SCHEMA_VALUES } from './rules/schema-values.ts';

/** Those of versions and allowances, which are no part of contracts, stand beside what finds them. */
export const RULES: readonly LiveRule[] = [
  ...SCHEMA_FIELDS,
  ...SCHEMA_KINDS,
  ...SCHEMA_VALUES,
  ...LIFECYCLE,
  ...COMPONENT,
  ...OPERATION,
  ...EVENT,
  ...ROUTE,
  ...ROUTE_CALLS,
  ...ACCESS,
  ...ACCESS_FORMULAS,
  ...DEPLOYMENT,
  ...GATEWAY,
];

export const RESERVED: readonly ReservedRule[] = WAITING;
