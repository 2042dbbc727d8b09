// Every rule that has a page: those of contracts, and those of the gate.
import { GATE_RULES } from './gate-rules.ts';
import type { LiveRule } from './rule.ts';
import { RULES } from './rules.ts';

export { RESERVED } from './rules.ts';

const own = new Set(RULES.map((rule) => rule.id));

/** By id. */
export const KNOWN_RULES: readonly LiveRule[] = [
  ...RULES,
  ...GATE_RULES.filter((rule) => !own.has(rule.id)),
].sort((a, b) => (a.id < b.id ? -1 : 1));
