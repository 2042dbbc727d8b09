// The emitters, in no particular order: they know nothing of each other.
import { accessEmitter } from './access/access-emitter.ts';
import { asyncapiEmitter } from './asyncapi/asyncapi-emitter.ts';
import { clientEmitter } from './client/client-emitter.ts';
import { componentEmitter } from './component/component-emitter.ts';
import type { Emitter } from './emitter.ts';
import { gatewayEmitter } from './gateway/gateway-emitter.ts';
import { modelEmitter } from './model/model-emitter.ts';
import { openapiEmitter } from './openapi/openapi-emitter.ts';
import { serviceEmitter } from './service/service-emitter.ts';
import { stubEmitter } from './stub/stub-emitter.ts';

export const EMITTERS: readonly Emitter[] = [
  componentEmitter,
  serviceEmitter,
  gatewayEmitter,
  clientEmitter,
  openapiEmitter,
  asyncapiEmitter,
  modelEmitter,
  accessEmitter,
  stubEmitter,
];
