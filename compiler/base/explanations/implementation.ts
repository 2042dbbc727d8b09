// What `toac explain` says about TOA4xxx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { IMPLEMENTATION } from '../catalogue/implementation.ts';

export const explainImplementation: Readonly<Record<keyof typeof IMPLEMENTATION, Explanation>> = {
};
