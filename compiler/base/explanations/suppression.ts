// What `toac explain` says about TOA19xx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { SUPPRESSION } from '../catalogue/suppression.ts';
import { explanation, task } from './contract.ts';

export const explainSuppression: Readonly<Record<keyof typeof SUPPRESSION, Explanation>> = {
  TOA1902: explanation(
    'The comment silences a warning that is not there: it was mended, or the code is another one.',
    task('# toac-ignore TOA3201: used by the next release\npolicies: {}\n'),
    task('policies: {}\n'),
  ),
};
