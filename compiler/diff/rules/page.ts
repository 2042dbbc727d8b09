// Pages of rules, written short. What before and after say is put into a small project by tests, and must be found.
import type { LiveRule, RuleGroup } from '../rule.ts';

export interface Page extends Omit<LiveRule, 'group' | 'mirror'> {
  /** The rule of the reverse edit. */
  readonly mirror?: string;
  /** Why there is none. */
  readonly waiver?: string;
}

export function pages(group: RuleGroup, list: readonly Page[]): readonly LiveRule[] {
  return list.map(({ mirror, waiver = '', ...page }) => ({
    ...page,
    group,
    mirror: mirror === undefined ? { waiver } : { rule: mirror },
  }));
}

export const ANY_ORDER = 'In any order.';
export const CALLERS_FIRST = 'Callers first, then the service.';
export const SERVICE_FIRST = 'The service first, then callers.';
export const READERS_FIRST = 'Readers and consumers first, then the service.';
export const MIGRATION_FIRST = 'The migration first, then the new build, then callers.';
export const OPERATORS_FIRST = 'Operators first, then the new build.';
export const SIDE_BY_SIDE =
  'Both side by side; then move callers and readers; then take the old one away.';

export const NOTHING = 'Nothing is to be done.';
