// The rules, in the order of their codes. Each looks at the whole model; none depends on another.
import type { Rule } from './rule.ts';
import { accessScope } from './rules/access-scope.ts';
import { allowedByNegation } from './rules/allowed-by-negation.ts';
import { autoOperation } from './rules/auto-operation.ts';
import { callCycle } from './rules/call-cycle.ts';
import { callInternal } from './rules/call-internal.ts';
import { comparison } from './rules/comparison.ts';
import { configurationValues } from './rules/configuration-values.ts';
import { decimalDigits } from './rules/decimal-digits.ts';
import { defaultInvalid } from './rules/default-invalid.ts';
import { deploymentCycle } from './rules/deployment-cycle.ts';
import { ensureUnclear } from './rules/ensure-unclear.ts';
import { enumValueTwice } from './rules/enum-value-twice.ts';
import { eventEmission } from './rules/event-emission.ts';
import { eventForm } from './rules/event-form.ts';
import { extendsCycle } from './rules/extends-cycle.ts';
import { forwardInvalid } from './rules/forward-invalid.ts';
import { givenId } from './rules/given-id.ts';
import { idempotentInput } from './rules/idempotent-input.ts';
import { inheritanceConflict } from './rules/inheritance-conflict.ts';
import { inputNotObject } from './rules/input-not-object.ts';
import { keyNotComparable } from './rules/key-not-comparable.ts';
import { namesDifferInCase } from './rules/names-differ-in-case.ts';
import { operationForm } from './rules/operation-form.ts';
import { operationHidesComponent } from './rules/operation-hides-component.ts';
import { operationKeys } from './rules/operation-keys.ts';
import { policyCycle } from './rules/policy-cycle.ts';
import { provisions } from './rules/provisions.ts';
import { rangeInvalid } from './rules/range-invalid.ts';
import { receiverForm } from './rules/receiver-form.ts';
import { routeInputs } from './rules/route-inputs.ts';
import { routeKeys } from './rules/route-keys.ts';
import { routeMethod } from './rules/route-method.ts';
import { routeParameters } from './rules/route-parameters.ts';
import { routeQuery } from './rules/route-query.ts';
import { routeTwice } from './rules/route-twice.ts';
import { scheduleForm } from './rules/schedule-form.ts';
import { secretMisplaced } from './rules/secret-misplaced.ts';
import { serviceComponents } from './rules/service-components.ts';
import { slotMisplaced } from './rules/slot-misplaced.ts';
import { staticBesideGiven } from './rules/static-beside-given.ts';
import { streamMisplaced } from './rules/stream-misplaced.ts';
import { taskReplies } from './rules/task-replies.ts';
import { typeHidesShared } from './rules/type-hides-shared.ts';
import { typeNamesClash } from './rules/type-names-clash.ts';
import { typeWithoutEnd } from './rules/type-without-end.ts';
import { typesNotDisjoint } from './rules/types-not-disjoint.ts';
import { unionArms } from './rules/union-arms.ts';
import { unresolved } from './rules/unresolved.ts';
import { unusedPolicy } from './rules/unused-policy.ts';
import { unusedType } from './rules/unused-type.ts';

export const RULES: readonly Rule[] = [
  unresolved,
  slotMisplaced,
  rangeInvalid,
  defaultInvalid,
  typesNotDisjoint,
  typeWithoutEnd,
  typeHidesShared,
  typeNamesClash,
  namesDifferInCase,
  unionArms,
  enumValueTwice,
  secretMisplaced,
  streamMisplaced,
  decimalDigits,
  extendsCycle,
  inheritanceConflict,
  unusedType,
  keyNotComparable,
  operationForm,
  operationKeys,
  autoOperation,
  taskReplies,
  ensureUnclear,
  forwardInvalid,
  callCycle,
  callInternal,
  operationHidesComponent,
  givenId,
  inputNotObject,
  idempotentInput,
  eventForm,
  eventEmission,
  receiverForm,
  scheduleForm,
  comparison,
  policyCycle,
  unusedPolicy,
  allowedByNegation,
  accessScope,
  routeTwice,
  staticBesideGiven,
  routeParameters,
  routeMethod,
  routeQuery,
  routeInputs,
  routeKeys,
  serviceComponents,
  provisions,
  configurationValues,
  deploymentCycle,
];
