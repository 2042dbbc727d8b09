// How a service runs, for toac itself and for programs that put a service together: `@toac/runtime/process`.

export type { DeploymentValues } from './core/configuration.ts';
export { ConfigurationError } from './core/configuration.ts';
export type { CallAnswer, CallError } from './process/answer-call.ts';
export { answerCall } from './process/answer-call.ts';
export type {
  AskedCall,
  GatewayRequest,
  HostedSystem,
  WireReply,
} from './process/hosted-system.ts';
export { createLogWriter } from './process/log-writer.ts';
export { createMetrics } from './process/metrics.ts';
export type { Migrated } from './process/open-for-migrations.ts';
export { openForMigrations } from './process/open-for-migrations.ts';
export type { Run, RunOptions } from './process/run-service.ts';
export { runService } from './process/run-service.ts';
export type { Service, ServiceOptions } from './process/service.ts';
export { openService } from './process/service.ts';
export type { Span, Tracer } from './process/tracer.ts';
export { noTracer } from './process/tracer.ts';
