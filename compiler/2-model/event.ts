// Event syntax → Event: what it watches, and its payload over the entity.
import type { ComponentSyntax, EventSyntax, Name } from '../1-syntax/syntax.ts';
import { byName } from '../base/by-name.ts';
import { deprecationOf } from './declaration.ts';
import { entityName, entityPlace, fieldReference } from './entity.ts';
import type { Event } from './model.ts';
import { declared } from './node-id.ts';
import { typeLiteral } from './operand.ts';
import { meaning } from './roots.ts';
import { defined, type Scope } from './scope.ts';
import { slotOf } from './type.ts';

export function buildEvent(syntax: EventSyntax, component: ComponentSyntax, scope: Scope): Event {
  const id = declared(component.id, 'events', syntax.name.value);

  return defined({
    id,
    at: syntax.name.at,
    name: syntax.name.value,
    doc: syntax.description?.value,
    deprecated: deprecationOf(syntax.deprecated),
    was: syntax.was?.value,
    component: component.id,
    when: whenOf(syntax, component, scope),
    payload:
      syntax.payload === undefined
        ? undefined
        : slotOf(syntax.payload, `${id}/payload`, entityPlace(component, scope)),
  }) as Event;
}

function whenOf(syntax: EventSyntax, component: ComponentSyntax, scope: Scope): Event['when'] {
  const { when } = syntax;

  if (when === undefined) return undefined;
  if (when.kind !== 'becomes') return { kind: when.kind };

  const fields = scope.entity(component.id) ?? [];
  const name: Name = when.field;
  const field = fieldReference(name, { scope, fields, owner: entityName(component) });
  const type = meaning(
    byName(fields, name.value)?.type ?? { kind: 'any', unresolved: true },
    scope,
  );
  const env = { scope, place: 'when', roots: [], policies: undefined };
  const watched = type.kind === 'enum' || type.kind === 'boolean';
  const value = typeLiteral(when.value, env, {
    type: watched ? type : { kind: 'any', unresolved: true },
    name: name.value,
  });

  return {
    kind: 'becomes',
    field,
    value: value.kind === 'literal' ? value.value : null,
    at: when.value.at,
  };
}
