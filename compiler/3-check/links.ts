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
  // Most ids are its own: made unreadable first, they cost nothing.
  const text = componentText(component, program)
    .replaceAll(`:"${component.id}/`, ':"/')
    .replaceAll(`:"${component.id}"`, ':""');

  // A few texts, each many times.
  for (const match of new Set(text.match(IDS))) {
    const id = match.slice(match.lastIndexOf('"') + 1);

    if (all.has(id)) found.add(id);
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

/** Operations that some component calls, and events that one receives, by the component that declares them. */
const uses = oncePer((program: Program): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  const note = (id: string): void => {
    const owner = ownerOf(id);
    const known = found.get(owner);

    if (known === undefined) found.set(owner, new Set([id]));
    else known.add(id);
  };

  for (const { operations, receivers } of program.components) {
    for (const { calls } of operations) for (const { id } of calls) note(id);
    for (const { event, external } of receivers) if (!external) note(event.id);
  }

  return found;
});

/** Sorted ids of what is used of a component. */
export function usesOf({ id }: Component, program: Program): readonly string[] {
  return [...(uses(program).get(id) ?? [])].sort();
}

/** Whether somebody calls an operation, or receives an event. */
export function isUsed({ id }: { readonly id: string }, program: Program): boolean {
  return used(program).has(id);
}

const used = oncePer(
  (program: Program): ReadonlySet<string> =>
    new Set([...uses(program).values()].flatMap((ofOne) => [...ofOne])),
);

function ownerOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}
