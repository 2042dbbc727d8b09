// What a process that serves routes loads, and nothing that only mounts them elsewhere.

export { developmentAuthentication } from './authentication.ts';
export { createGateway } from './create-gateway.ts';
