// What pages of schemas share: an input named `value`, and what to do where it takes less, more, or something else.
import { CALLERS_FIRST, type Page, SERVICE_FIRST, SIDE_BY_SIDE } from './page.ts';

export interface Short {
  readonly id: string;
  readonly cause: string;
  /** Of the input `value`. */
  readonly was: string;
  readonly is: string;
  readonly mirror?: string;
  readonly waiver?: string;
}

export const NARROWED = {
  remedy: 'Look at what callers send and what is stored; refuse it when nobody sends it any more.',
  rollout: CALLERS_FIRST,
};
export const WIDENED = {
  remedy: 'Take more in inputs first; write more when readers understand it.',
  rollout: SERVICE_FIRST,
};
export const CROSSED = {
  remedy: 'Add a member of the new kind beside the old one, and take the old one away later.',
  rollout: SIDE_BY_SIDE,
};

export function value(type: string): string {
  return `operations:\n  create:\n    input:\n      value: ${type}`;
}

export function short(
  more: Pick<Page, 'remedy' | 'rollout'>,
  list: readonly Short[],
): readonly Page[] {
  return list.map(({ is, was, ...page }) => ({
    ...page,
    ...more,
    before: value(was),
    after: value(is),
  }));
}
