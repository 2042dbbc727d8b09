// Path parameters: every one binds, to the id, to a criterion, to an input, or by `bind` and expressions.
import type { RouteSyntax } from '../1-syntax/syntax.ts';
import { byName } from '../base/by-name.ts';
import type { Component, Operation, Parameter, RouteSegment } from './model.ts';
import type { RootMember } from './roots.ts';
import { membersOf } from './roots.ts';
import type { Scope } from './scope.ts';

interface Context {
  readonly component: Component;
  readonly scope: Scope;
  /** Inputs that `bind` fills. */
  readonly bound: readonly string[];
}

export function segmentsOf(
  route: RouteSyntax,
  operation: Operation | undefined,
  context: Context,
): readonly RouteSegment[] {
  return route.segments.map(({ at, text, parameter }) =>
    parameter
      ? { at, text, parameter: { name: text, binds: bindingOf(text, operation, context) } }
      : { at, text },
  );
}

function bindingOf(
  name: string,
  operation: Operation | undefined,
  { component, scope, bound }: Context,
): Parameter['binds'] {
  if (operation === undefined) return { to: 'expression' };

  const isField = (): boolean => byName(component.entity?.fields ?? [], name) !== undefined;

  switch (operation.scope) {
    case 'object':
    case 'changeset':
      if (name === 'id') return { to: 'id' };

      return isField() ? { to: 'criterion', field: name } : { to: 'nothing' };
    case 'objects':
    case 'stream':
      return name === 'id' || isField() ? { to: 'criterion', field: name } : { to: 'nothing' };
    case 'new':
    case 'none': {
      const members = operation.input === undefined ? [] : membersOf(operation.input.type, scope);
      const input = byName(members, name) !== undefined && !bound.includes(name);

      return input ? { to: 'input', name } : { to: 'nothing' };
    }
  }
}

/** `route.x` in expressions has the type of what `:x` is bound to. */
export function parameterMembers(
  segments: readonly RouteSegment[],
  operation: Operation | undefined,
  scope: Scope,
): readonly RootMember[] {
  const members: RootMember[] = [];

  for (let i = 0; i < segments.length; i++) {
    const { parameter, at } = segments[i] as RouteSegment;

    if (parameter === undefined) continue;

    const type = parameterType(parameter, operation, scope) ?? ({ kind: 'string' } as const);

    members.push({ name: parameter.name, optional: false, nullable: false, type, at });
  }

  return members;
}

export function parameterType(
  { binds }: Parameter,
  operation: Operation | undefined,
  scope: Pick<Scope, 'entity' | 'named'>,
): RootMember['type'] | undefined {
  if (operation === undefined) return undefined;

  switch (binds.to) {
    case 'id':
      return { kind: 'ref', of: operation.component };
    case 'criterion':
      return byName(scope.entity(operation.component) ?? [], binds.field)?.type;
    case 'input':
      return operation.input?.type.kind === 'object'
        ? byName(operation.input.type.fields, binds.name)?.type
        : undefined;
    default:
      return undefined;
  }
}
