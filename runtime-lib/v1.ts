// All that handlers and generated code may import by `@toac/runtime/v1`. Frozen per major; symbols.ts lists the same.

export type { DateText, Decimal, Duration, Id } from './core/brands.ts';
export type { Context, ManyContext, PureContext } from './core/context.ts';
export type { ContractErrorCode, ContractErrorOptions } from './core/contract-error.ts';
export { ContractError, isContractError } from './core/contract-error.ts';
export type { Criteria, Criterion } from './core/criterion.ts';
export type { Codec, ComponentDefinition, ServiceDefinition } from './core/definition.ts';
export type { ChangesOf, NewOf, System } from './core/entity-forms.ts';
export type { AnyFailure, Failure, FailureMaker, Missing } from './core/failure.ts';
export { failure, isFailure, isMissing, missing } from './core/failure.ts';
export type { Identity } from './core/identity.ts';
export type { Log, LogAttributes } from './core/log.ts';
export type { Problem, ProblemCode } from './core/problem.ts';
export { Secret } from './core/secret.ts';
export type { GatewayDefinition, RoutesDefinition } from './gateway/definition.ts';
export { date, decimal, duration, id } from './values.ts';
