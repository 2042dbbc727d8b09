// What `toac explain` says about TOA6xxx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { DEPLOYMENT } from '../catalogue/deployment.ts';

export const explainDeployment: Readonly<Record<keyof typeof DEPLOYMENT, Explanation>> = {
};
