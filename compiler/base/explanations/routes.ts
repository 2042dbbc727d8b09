// What `toac explain` says about TOA3xxx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { ROUTES } from '../catalogue/routes.ts';

export const explainRoutes: Readonly<Record<keyof typeof ROUTES, Explanation>> = {
};
