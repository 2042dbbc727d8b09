// Which routes read a query about many entities, and how many of them make a page.
import type { Operation, Route } from '../../2-model/model.ts';

export function takesQuery({ query }: Route, { auto }: Operation): boolean {
  return auto === 'list' || query !== undefined;
}

export function pageLimit({ query }: Route): { readonly default: number; readonly max: number } {
  const { default: usual = 100, max = 100 } = query?.limit ?? {};

  return { default: usual, max };
}
