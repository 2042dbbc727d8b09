// What `toac explain` says about TOA1xxx, with a contract before and after. The tests compile both.
import type { Explanation } from '../catalogue/entry.ts';
import type { SYNTAX } from '../catalogue/syntax.ts';
import { explainGrammar } from './syntax-grammar.ts';
import { explainStructure } from './syntax-structure.ts';
import { explainYaml } from './syntax-yaml.ts';

export const explainSyntax: Readonly<Record<keyof typeof SYNTAX, Explanation>> = {
  ...explainYaml,
  ...explainStructure,
  ...explainGrammar,
};
