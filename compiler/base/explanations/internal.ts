// What `toac explain` says about TOA9xxx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { INTERNAL } from '../catalogue/internal.ts';

export const explainInternal: Readonly<Record<keyof typeof INTERNAL, Explanation>> = {
};
