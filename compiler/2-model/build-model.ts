// Syntax → Model. Two passes: the names that exist, then what refers to them. Order of files does not matter.

import type { ComponentSyntax, ProjectSyntax, Syntax } from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import { buildDeployments, embeddedDeployment } from './deployment.ts';
import { buildEntity, entityFields, storedFields } from './entity.ts';
import { buildEvent } from './event.ts';
import { type Inherited, inherit } from './inheritance.ts';
import type { Component, Model, Project, Route, TypeDeclaration, Unresolved } from './model.ts';
import { child } from './node-id.ts';
import { buildOperation } from './operation.ts';
import { buildPolicies } from './policy.ts';
import { buildReceiver } from './receiver.ts';
import { missComponent } from './reference.ts';
import { buildRoutes } from './route.ts';
import { compareRoutes } from './route-order.ts';
import { buildSchedule } from './schedule.ts';
import { defined, type Scope } from './scope.ts';
import { objectOf, rootPlace, typeDeclaration } from './type.ts';
import type { Field, ObjectType, Slot } from './type-model.ts';

export function buildModel(syntax: Syntax): Model {
  const inherited = inherit(syntax.components);
  const scope = createScope(syntax, inherited);

  for (const { syntax: component, origins } of inherited.values()) {
    scope.built.set(component.id, declaredParts(component, origins, scope));
  }

  const routes: Route[] = [];
  const components = [...inherited.values()].map(({ syntax: component }) => {
    const complete = referringParts(component, scope);

    routes.push(...buildRoutes(component, complete, scope));

    return complete;
  });
  const deployments = buildDeployments(syntax.deployments, scope);
  const project = projectOf(syntax.project);
  const concrete = components.filter((c) => !c.abstract).map((c) => c.id);

  return {
    project,
    types: [...scope.shared.values()].map((declaration) =>
      namedDeclaration(declaration, scope, undefined),
    ),
    components,
    routes: routes.sort(compareRoutes),
    deployments:
      deployments.length > 0
        ? deployments
        : [embeddedDeployment(project.name, concrete, project.at)],
    sources: syntax.sources,
    unresolved: scope.unresolved,
  };
}

function createScope(syntax: Syntax, inherited: ReadonlyMap<string, Inherited>): Scope {
  const components = new Map([...inherited].map(([id, { syntax: component }]) => [id, component]));
  const shared = new Map(syntax.types.map((t) => [t.name.value, t]));
  const slots = new Map<string, Slot | undefined>();
  const entities = new Map<string, readonly Field[] | undefined>();

  const scope: Scope = {
    components,
    shared,
    unresolved: [] as Unresolved[],
    built: new Map<string, Component>(),
    named: (target) => {
      const known = slots.get(target);

      if (known !== undefined || slots.has(target)) return known;

      slots.set(target, undefined);

      const made = namedSlot(target, scope);

      slots.set(target, made);

      return made;
    },
    entity: (id) => {
      const known = entities.get(id);

      if (known !== undefined || entities.has(id)) return known;

      entities.set(id, undefined);

      const component = components.get(id);

      if (component?.entity === undefined) return undefined;

      const made = storedFields(component, entityFields(component, scope));

      entities.set(id, made);

      return made;
    },
  };

  return scope;
}

function namedSlot(target: string, scope: Scope): Slot | undefined {
  const slash = target.lastIndexOf('/');
  const name = target.slice(slash + 1);
  const shared = target.startsWith('types/') ? scope.shared.get(name) : undefined;

  if (shared !== undefined) return typeDeclaration(shared, scope, undefined);

  const component = scope.components.get(target.slice(0, target.indexOf('/')));
  const own = component?.types.find((t) => t.name.value === name);

  return own === undefined ? undefined : typeDeclaration(own, scope, component?.id);
}

function namedDeclaration(
  { name }: { readonly name: { readonly value: string; readonly at: Span } },
  scope: Scope,
  component: string | undefined,
): TypeDeclaration {
  const id = child(component === undefined ? 'types' : `${component}/types`, name.value);
  const slot = scope.named(id) ?? {
    id,
    at: name.at,
    type: { kind: 'any', unresolved: true } as const,
    nullable: false,
  };

  return defined({ id, at: name.at, name: name.value, doc: slot.doc, slot }) as TypeDeclaration;
}

function projectOf({ at, project, version, out, src, emit }: ProjectSyntax): Project {
  return {
    at,
    name: project?.value ?? '',
    version: version?.value ?? '0.0.0',
    out: out?.value ?? '../generated',
    src: src?.value ?? '../src',
    emit: emit?.map((e) => e.value),
  };
}

/** What a component declares by itself; others may refer to it. */
function declaredParts(
  component: ComponentSyntax,
  origins: Inherited['origins'],
  scope: Scope,
): Component {
  const { id, entity } = component;

  if (component.extends !== undefined && !scope.components.has(component.extends.value)) {
    missComponent(component.extends, scope);
  }

  return defined({
    id,
    at: component.at,
    name: id,
    file: component.file,
    doc: component.description?.value,
    was: component.was?.value,
    abstract: component.abstract?.value === true,
    extends:
      component.extends === undefined
        ? undefined
        : { name: component.extends.value, at: component.extends.at, id: component.extends.value },
    configuration: configurationOf(component, scope),
    types: component.types.map((t) => namedDeclaration(t, scope, id)),
    entity: entity === undefined ? undefined : buildEntity(component, entity, scope),
    operations: component.operations.map((operation) =>
      buildOperation({ syntax: operation, origin: origins.get(operation) ?? id }, component, scope),
    ),
    events: component.events.map((event) => buildEvent(event, component, scope)),
    receivers: [],
    policies: buildPolicies(component, scope),
    schedules: component.schedules.map((schedule) => buildSchedule(schedule, component, scope)),
  }) as Component;
}

/** What refers to other components' declarations. */
function referringParts(component: ComponentSyntax, scope: Scope): Component {
  const built = scope.built.get(component.id) as Component;

  if (component.receivers.length === 0) return built;

  return {
    ...built,
    receivers: component.receivers.map((receiver) => buildReceiver(receiver, component, scope)),
  };
}

function configurationOf(component: ComponentSyntax, scope: Scope): ObjectType | undefined {
  if (component.configuration === undefined) return undefined;

  return objectOf(
    component.configuration,
    `${component.id}/configuration`,
    rootPlace(scope, component.id, undefined),
  );
}
