// The rules of diff: those that language 1 can break, and those that wait for a construct.
import type { LiveRule, ReservedRule } from './rule.ts';

export const RULES: readonly LiveRule[] = [
  {
    id: 'component-added',
    group: 'component',
    cause: 'A component came. Nobody calls it yet.',
    before: 'contracts/\n  orders.yaml',
    after: 'contracts/\n  orders.yaml\n  stock.yaml',
    remedy: 'Nothing is to be done.',
    rollout: 'In any order.',
    mirror: { rule: 'component-removed' },
  },
  {
    id: 'component-removed',
    group: 'component',
    cause: 'A component is gone, and its operations, events and routes with it.',
    before: 'contracts/\n  orders.yaml\n  stock.yaml',
    after: 'contracts/\n  orders.yaml',
    remedy: 'Mark it deprecated with a sunset first, and remove it when nobody calls it.',
    rollout: 'Callers first, then the component.',
    mirror: { rule: 'component-added' },
  },
];

export const RESERVED: readonly ReservedRule[] = [
  { id: 'header-mapping-changed', group: 'route', lacks: 'mapped headers' },
];
