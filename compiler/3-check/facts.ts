// What is kept of a component between builds, so that the next one can tell how far a change reaches.
import type { Component } from '../2-model/model.ts';
import { digest } from '../base/digest.ts';
import { linksOf } from './links.ts';
import { outsideOf, rootsOf, routesOf } from './outside.ts';
import type { Program } from './program.ts';
import { fullOf } from './serialise.ts';

export interface ComponentFacts {
  readonly id: string;
  /** Its contract, relative to the project. */
  readonly file: string;
  readonly full: string;
  readonly outside: string;
  /** Ids of the components that it refers to. */
  readonly links: readonly string[];
  /** A digest of what its routes occupy, and the names that begin their paths. */
  readonly routes: string;
  readonly roots: readonly string[];
  /** Names of its operations. */
  readonly operations: readonly string[];
}

export function factsOf(program: Program): readonly ComponentFacts[] {
  const narrowed = new Set(program.deployments.flatMap((d) => d.policies.map((p) => p.component)));

  return program.components.map((component) => ({
    id: component.id,
    file: component.file,
    full: fullOf(component, program),
    outside: narrowed.has(component.id)
      ? wholly(component, program)
      : outsideOf(component, program),
    links: linksOf(component, program),
    routes: routesOf(component, program),
    roots: rootsOf(component, program),
    operations: component.operations.map((o) => o.name),
  }));
}

/** A deployment's policies see all of it. */
function wholly(component: Component, program: Program): string {
  return digest(outsideOf(component, program), fullOf(component, program));
}
