// Where the elements of a Program stand: from the ids that findings name to places in contracts.
import type { Deployment } from '../2-model/deployment-model.ts';
import type { Component } from '../2-model/model.ts';
import type { Node, NodeId } from '../2-model/node.ts';
import type { Slot } from '../2-model/type-model.ts';
import type { Program } from '../3-check/program.ts';
import { eachSlot } from '../3-check/walk.ts';
import { oncePer } from '../base/once-per.ts';
import type { Span } from '../base/source.ts';

/** Of what is not known itself, the nearest that holds it; '' is the project. */
export function spanOf(id: NodeId, program: Program): Span {
  const component = program.components.find((c) => id === c.id || id.startsWith(`${c.id}/`));
  const known = component === undefined ? sharedSpans(program) : spansOf(component, program);

  for (let rest = id; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('/')))) {
    const span = known.get(rest);

    if (span !== undefined) return span;
  }

  return program.project.at;
}

type Spans = ReadonlyMap<NodeId, Span>;

/** Of what belongs to no component. */
const sharedSpans = oncePer((program: Program): Spans => {
  const found = new Map<NodeId, Span>();

  for (const type of program.types) {
    found.set(type.id, type.at);
    addSlot(type.slot, found);
  }

  for (const deployment of program.deployments) addDeployment(deployment, found);

  return found;
});

const known = new WeakMap<Component, Spans>();

function spansOf(component: Component, program: Program): Spans {
  const spans = known.get(component) ?? newSpans(component, program);

  known.set(component, spans);

  return spans;
}

function newSpans(component: Component, program: Program): Spans {
  const { id, at, types, configuration, entity, operations, events, receivers } = component;
  const found = new Map<NodeId, Span>([[id, at]]);
  const add = (node: Node): void => {
    found.set(node.id, node.at);
  };

  for (const type of types) {
    add(type);
    addSlot(type.slot, found);
  }

  for (const field of configuration?.fields ?? []) addSlot(field, found);

  if (entity !== undefined) {
    for (const node of [entity, ...entity.unique, ...entity.index]) add(node);
    for (const field of entity.fields) addSlot(field, found);
  }

  for (const operation of operations) {
    for (const node of [operation, ...operation.errors]) add(node);
    for (const slot of [operation.input, operation.output, ...operation.errors.map((e) => e.data)])
      addSlot(slot, found);
  }

  for (const node of [...events, ...receivers]) {
    add(node);
    addSlot(node.payload, found);
  }

  for (const node of [...component.policies, ...component.schedules, ...program.index.routes(id)])
    add(node);

  return found;
}

function addSlot(slot: Slot | undefined, to: Map<NodeId, Span>): void {
  if (slot === undefined) return;

  eachSlot(slot, ({ id, at }) => {
    if (!to.has(id)) to.set(id, at);
  });
}

/** Deployments are no nodes; `deployments/<name>` and what stands in them by name. */
function addDeployment(deployment: Deployment, to: Map<NodeId, Span>): void {
  const id = `deployments/${deployment.name}`;
  const { services, bindings, storages, external, configuration } = deployment;
  const lists = { services, bindings, storages, external };

  to.set(id, deployment.at);

  for (const [key, items] of Object.entries(lists))
    for (const { name, at } of items) to.set(`${id}/${key}/${name}`, at);

  for (const { component, at } of configuration) to.set(`${id}/configuration/${component}`, at);
}
