// Which components a component refers to, whichever way: read off its text, so that no kind of reference is forgotten.
import type { Component } from '../2-model/model.ts';
import { oncePer } from '../base/once-per.ts';
import type { Program } from './program.ts';
import { componentText } from './serialise.ts';

/** Keys under which ids stand in the text; what stands behind the first slash is inside of the component. */
const IDS = /"(?:id|of|component|target|origin)":"[^"/]+/g;

const ids = oncePer((program: Program) => new Set(program.components.map((c) => c.id)));

/** Ids, sorted, without its own. */
export function linksOf(component: Component, program: Program): readonly string[] {
  const known = links.get(component);

  if (known !== undefined) return known;

  const all = ids(program);
  const found = new Set<string>();

  // A few texts, each many times.
  for (const match of new Set(componentText(component, program).match(IDS))) {
    const id = match.slice(match.lastIndexOf('"') + 1);

    if (id !== component.id && all.has(id)) found.add(id);
  }

  for (const base of basesOf(component, program)) found.add(base);

  const sorted = [...found].sort();

  links.set(component, sorted);

  return sorted;
}

const links = new WeakMap<Component, readonly string[]>();

/** All that it inherits from, the nearest first. */
export function basesOf(component: Component, program: Program): readonly string[] {
  const found: string[] = [];

  for (let id = component.extends?.id; id !== undefined && !found.includes(id); ) {
    found.push(id);
    id = program.index.component(id).extends?.id;
  }

  return found;
}

/** Operations that some component calls, and events that one receives. */
const uses = oncePer((program: Program): ReadonlySet<string> => {
  const found = new Set<string>();

  for (const { operations, receivers } of program.components) {
    for (const { calls } of operations) for (const { id } of calls) found.add(id);
    for (const { event, external } of receivers) if (!external) found.add(event.id);
  }

  return found;
});

/** The same, sorted, by the component that declares them. */
const usesByOwner = oncePer((program: Program): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();

  for (const id of [...uses(program)].sort()) {
    const owner = id.slice(0, id.indexOf('/'));
    const known = found.get(owner);

    if (known === undefined) found.set(owner, [id]);
    else known.push(id);
  }

  return found;
});

/** Sorted ids of what is used of a component. */
export function usesOf({ id }: Component, program: Program): readonly string[] {
  return usesByOwner(program).get(id) ?? [];
}

/** Whether somebody calls an operation, or receives an event. */
export function isUsed({ id }: { readonly id: string }, program: Program): boolean {
  return uses(program).has(id);
}
