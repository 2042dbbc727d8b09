import type { GatewayDefinition } from '@toac/runtime/v1';
import { lotsRoutes } from '../lots/routes.ts';

/** What the gateway serves: the routes of all components. */
export const gateway: GatewayDefinition = { components: [lotsRoutes] };
