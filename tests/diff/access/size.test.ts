// Much of it: what is not edited is not read, and what is long is decided or said to be undecided.
import { describe, expect, it } from 'vitest';
import { compareAccess } from '../../../compiler/diff/access/compare-access.ts';
import { compareSite } from '../../../compiler/diff/access/compare-site.ts';
import type { ExpressionDocument, RouteDocument } from '../../../compiler/diff/document.ts';
import { indexOf } from '../../../compiler/diff/document-index.ts';
import type { Both } from '../../../compiler/diff/edit.ts';
import { matched } from '../../../compiler/diff/matching.ts';
import { renamesOf } from '../../../compiler/diff/renames.ts';
import { openPool } from './pool.ts';

const { component, document } = openPool();
const index = indexOf(document);
const route = component.routes?.find((r) => r.path === '/orders/:id') as RouteDocument;
const both: Both = {
  old: index,
  next: index,
  renames: renamesOf(index, index),
  components: matched(document.components, document.components, (c) => c.id),
  changed: new Set([component]),
};
const place = { component: 'orders', element: 'GET /orders/:id', old: route.id, next: route.id };
const routed = { component, route };

function role(name: string): ExpressionDocument {
  return { kind: 'role', segments: [name] };
}

describe('size', () => {
  it('reads no condition of a thousand routes that say what they said', () => {
    let read = 0;
    const says = new Proxy(route.access?.allow as object, {
      get: (of, key) => {
        read++;

        return Reflect.get(of, key) as unknown;
      },
    }) as ExpressionDocument;
    const one = { component, route: { ...route, access: { allow: says } } };
    const pairs = Array.from({ length: 1000 }, () => [one, one] as const);

    expect(compareAccess(both, pairs)).toEqual([]);
    expect(read).toBe(0);
  });

  it('decides two hundred parts in another order, and one that is missing', () => {
    const roles = Array.from({ length: 200 }, (_, i) => role(`r${i}`));
    const all: ExpressionDocument = { kind: 'or', of: roles };
    const same: ExpressionDocument = { kind: 'or', of: [...roles].reverse() };
    const less: ExpressionDocument = { kind: 'or', of: roles.slice(1) };
    const pair = [routed, routed] as const;

    expect(compareSite(both, { place, pair, says: [all, same] })).toEqual([]);

    const [found] = compareSite(both, { place, pair, says: [all, less] });

    expect(found?.change).toMatchObject({ loses: { isAnonymous: false } });
    expect(found?.change).not.toHaveProperty('gains');
  });

  it('says so where it cannot decide, and never that all is well', () => {
    const pairs = Array.from(
      { length: 40 },
      (_, i): ExpressionDocument => ({
        kind: 'and',
        of: [role(`a${String(i).padStart(2, '0')}`), role(`b${String(39 - i).padStart(2, '0')}`)],
      }),
    );
    const says = [
      { kind: 'or', of: pairs },
      { kind: 'or', of: [...pairs].reverse() },
    ] as const;
    const [found] = compareSite(both, { place, pair: [routed, routed], says }, 2000);

    expect(found?.change).toBe('undecided');
  });
});
