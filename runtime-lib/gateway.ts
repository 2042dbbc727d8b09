// Routes of generated services over HTTP: `@toac/runtime/gateway`.

export type { Identity } from './core/identity.ts';
export { createIdentity } from './core/identity.ts';
export type { Listening, Place } from './core/listening.ts';
export type {
  Authenticated,
  Authentication,
  CallerFacts,
  Credentials,
} from './gateway/authentication.ts';
export { developmentAuthentication } from './gateway/authentication.ts';
export type { Calls, GatewayCall } from './gateway/calls.ts';
export type { Gateway, GatewayOptions } from './gateway/create-gateway.ts';
export { createGateway } from './gateway/create-gateway.ts';
export type { RouteDefinition, RoutesDefinition } from './gateway/definition.ts';
export { fetchInProcess } from './gateway/in-process.ts';
export type { GatewaySettings, Limits } from './gateway/settings.ts';
export type { Middleware } from './gateway/to-express.ts';
export { toExpress } from './gateway/to-express.ts';
