// What `toac explain` says about TOA5xxx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { OUTPUT } from '../catalogue/output.ts';

export const explainOutput: Readonly<Record<keyof typeof OUTPUT, Explanation>> = {
};
