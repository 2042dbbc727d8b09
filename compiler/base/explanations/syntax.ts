// What `toac explain` says about TOA1xxx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { SYNTAX } from '../catalogue/syntax.ts';

export const explainSyntax: Readonly<Record<keyof typeof SYNTAX, Explanation>> = {
};
