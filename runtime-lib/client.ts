// What generated clients import by `@toac/runtime/client`. Works in browsers and in Node; no dependencies.

export { call, type Upload } from './client/call.ts';
export type { Endpoint } from './client/endpoint.ts';
export type { CallOptions, Http, HttpOptions } from './client/http.ts';
export { createHttp } from './client/http.ts';
export type { Filter, FilterValue } from './client/query.ts';
export type { Shape } from './client/shape.ts';
export { stream } from './client/stream.ts';
export type { DateText, Decimal, Duration, Id } from './core/brands.ts';
export type { Criteria, Criterion } from './core/criterion.ts';
export type { Failure, Missing } from './core/failure.ts';
export { isFailure, isMissing } from './core/failure.ts';
export { date, decimal, duration, id } from './values.ts';
