// `role(clinic:(entity.clinic):clerk)` as a condition: each role of the caller says what the entity's fields must be.

import type { Condition } from '../storage/condition.ts';
import { joined } from '../storage/fit.ts';
import { segmentText } from './evaluate-expression.ts';
import type { ExpressionEnvironment, PathOperand, RoleExpression } from './expression.ts';
import { hasRole } from './identity.ts';

export function bindRole(
  { segments }: RoleExpression,
  environment: ExpressionEnvironment,
): Condition {
  const roles = environment.identity?.roles ?? [];
  const asked = segments.map((segment) =>
    isField(segment) ? segment : segmentText(segment, environment),
  );

  if (asked.every((segment) => typeof segment === 'string'))
    return { kind: 'constant', value: hasRole(roles, asked) };

  return joined(
    'or',
    roles.map((role) => bindOne(role.split(':'), asked)),
  );
}

function isField(segment: string | PathOperand): segment is PathOperand {
  return typeof segment !== 'string' && segment.root === 'entity';
}

/** Whether this role is the asked one or stands above it. */
function bindOne(role: readonly string[], asked: readonly (string | PathOperand)[]): Condition {
  if (role.length > asked.length) return { kind: 'constant', value: false };

  return joined(
    'and',
    asked.flatMap((segment, i) => bindSegment(segment, role[i])),
  );
}

function bindSegment(
  segment: string | PathOperand,
  held: string | undefined,
): readonly Condition[] {
  if (typeof segment === 'string') {
    const fits = segment !== '' && !segment.includes(':') && (held ?? segment) === segment;

    return [{ kind: 'constant', value: fits }];
  }

  const [field = '', ...inside] = segment.segments;

  if (inside.length > 0)
    throw new TypeError(`no storage finds by entity.${segment.segments.join('.')}`);
  if (held === '') return [{ kind: 'constant', value: false }];
  if (held !== undefined) return [{ kind: 'compare', field, operator: '==', value: held }];

  // The role stands above all that the field may say; nothing else is asked of it than that it is a segment.
  return [
    { kind: 'compare', field, operator: '!=', value: null },
    { kind: 'compare', field, operator: '!=', value: '' },
  ];
}
