// What files about one component's own contract are made of: it, what it refers to, and the shared types.
import type { Component } from '../2-model/model.ts';
import { linksOf } from '../3-check/links.ts';
import type { Program } from '../3-check/program.ts';
import { fullOf, sharedFull } from '../3-check/serialise.ts';
import { digest } from '../base/digest.ts';

const known = new WeakMap<Component, string>();

export function contractKey(component: Component, program: Program): string {
  const found = known.get(component) ?? makeKey(component, program);

  known.set(component, found);

  return found;
}

function makeKey(component: Component, program: Program): string {
  return digest(
    fullOf(component, program),
    sharedFull(program),
    ...linksOf(component, program).map((id) => fullOf(program.index.component(id), program)),
  );
}
