// What `toac explain` says about TOA2xxx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { NAMES } from '../catalogue/names.ts';

export const explainNames: Readonly<Record<keyof typeof NAMES, Explanation>> = {
};
