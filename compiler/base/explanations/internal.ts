// What `toac explain` says about TOA9xxx.
import type { Explanation } from '../catalogue/entry.ts';
import type { INTERNAL } from '../catalogue/internal.ts';

export const explainInternal: Readonly<Record<keyof typeof INTERNAL, Explanation>> = {
  TOA9001: {
    text: 'toac broke one of its own rules. Nothing was written. Please report it, with the contract that shows it.',
    before: {},
    after: {},
  },
};
