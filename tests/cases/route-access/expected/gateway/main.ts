import type { GatewayDefinition } from '@toac/runtime/v1';
import { filesRoutes } from '../files/routes.ts';

/** What the gateway serves: the routes of all components. */
export const gateway: GatewayDefinition = { components: [filesRoutes] };
