import type { GatewayDefinition } from '@toac/runtime/v1';
import { booksRoutes } from '../books/routes.ts';

/** What the gateway serves: the routes of all components. */
export const gateway: GatewayDefinition = { components: [booksRoutes] };
