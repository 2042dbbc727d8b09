// Paths in expressions: from a root, member by member, to a type.

import type { PathSegmentSyntax, PathSyntax } from '../1-syntax/syntax.ts';
import { byName } from '../base/by-name.ts';
import type { Environment } from './environment.ts';
import type { Operand, PathOperand } from './expression-model.ts';
import { meaning, membersOf, type RootMember, type RootScope } from './roots.ts';
import { candidatesFrom, miss, words } from './scope.ts';
import type { Type } from './type-model.ts';

const UNRESOLVED: Type = { kind: 'any', unresolved: true };

export function typePath(
  syntax: PathSyntax,
  env: Environment,
): Extract<Operand, { kind: 'path' | 'unresolved' }> {
  const root = env.roots.find((r) => r.root === syntax.root.value);

  if (root === undefined) {
    miss(env.scope, {
      what: 'root',
      name: syntax.root.value,
      at: syntax.root.at,
      scope: env.place,
      candidates: words(...env.roots.map((r) => r.root)),
    });

    return { kind: 'unresolved', at: syntax.at, type: UNRESOLVED };
  }

  return walk(syntax, root, env);
}

interface Step {
  readonly type: Type;
  readonly absent: boolean;
  readonly members: readonly RootMember[];
  readonly label: string;
}

function walk(
  syntax: PathSyntax,
  root: RootScope,
  env: Environment,
): Extract<Operand, { kind: 'path' | 'unresolved' }> {
  const path = (step: Step): PathOperand => ({
    kind: 'path',
    at: syntax.at,
    root: root.root,
    segments: syntax.segments.map((s) => (s.kind === 'each' ? '[]' : s.name.value)),
    type: step.type,
    absent: step.absent,
  });
  let step: Step = {
    type: UNRESOLVED,
    absent: root.absent,
    members: root.members,
    label: root.label,
  };

  if (root.open) return path({ ...step, type: { kind: 'string' }, absent: true });

  for (const segment of syntax.segments) {
    const next = advance(step, segment, env);

    if (next === undefined) return { kind: 'unresolved', at: syntax.at, type: UNRESOLVED };

    step = next;
  }

  return path(step);
}

function advance(step: Step, segment: PathSegmentSyntax, env: Environment): Step | undefined {
  const { scope } = env;
  const type = meaning(step.type, scope);

  if (type.kind === 'any' && step.members.length === 0) return step;

  if (segment.kind === 'each') {
    if (type.kind === 'list') return inside(step, type.item, env);

    miss(scope, { what: 'operand', name: '[]', at: segment.at, scope: 'list', candidates: [] });

    return undefined;
  }

  if (type.kind === 'map') return { ...inside(step, type.value, env), absent: true };

  const { value, at } = segment.name;
  const found = byName(step.members, value);

  if (found === undefined) {
    const candidates = candidatesFrom(
      step.members.flatMap((m) => (m.at === undefined ? [] : [{ name: m.name, at: m.at }])),
    );
    const builtin = words(...step.members.filter((m) => m.at === undefined).map((m) => m.name));

    miss(scope, {
      what: 'field',
      name: value,
      at,
      scope: step.label,
      candidates: [...candidates, ...builtin],
    });

    return undefined;
  }

  return {
    type: found.type,
    absent: step.absent || found.optional || found.nullable,
    members: membersOf(found.type, scope),
    label: `${step.label}.${value}`,
  };
}

function inside(
  step: Step,
  slot: { readonly type: Type; readonly nullable: boolean },
  env: Environment,
): Step {
  return {
    type: slot.type,
    absent: step.absent || slot.nullable,
    members: membersOf(slot.type, env.scope),
    label: `${step.label}[]`,
  };
}
