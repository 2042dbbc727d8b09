// Examples with one condition of one policy deleted or negated: the model is changed, both halves are emitted anew from it.

import { ts } from 'ts-morph';
import { accessOf } from '../../compiler/2-model/access.ts';
import type { Expression } from '../../compiler/2-model/expression-model.ts';
import type { Access, Component, Model, Route } from '../../compiler/2-model/model.ts';
import { type Program, programOf } from '../../compiler/3-check/program.ts';
import {
  atomsOf,
  CHANGES,
  type Change,
  changed,
  placeOf,
} from '../../compiler/4-emit/access/atom.ts';
import { expressionText } from '../../compiler/4-emit/access/expression-text.ts';
import { accessMembers } from '../../compiler/4-emit/component/access-members.ts';
import { routesFile } from '../../compiler/4-emit/gateway/routes-file.ts';
import { compile } from '../../compiler/compile.ts';
import * as check from '../../runtime-lib/check.ts';
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';
import type { RoutesDefinition } from '../../runtime-lib/gateway/definition.ts';
import { exampleFiles } from '../support/examples.ts';

export interface Mutant {
  readonly title: string;
  /** The component whose halves are other ones, and those of its routes that ask for the condition. */
  readonly component: string;
  readonly routes: readonly string[];
  readonly definition: (given: ComponentDefinition) => ComponentDefinition;
  readonly served: (given: RoutesDefinition) => RoutesDefinition;
}

export function mutantsOf(name: string): readonly Mutant[] {
  const { program } = compile(exampleFiles(name));

  if (program === undefined) throw new Error(`${name} does not compile`);

  return program.components.flatMap((component) => {
    const routes = program.index.routes(component.id);
    const atoms = atomsOf([
      ...component.policies.map((p) => p.expression),
      ...routes.flatMap((r) => accessesOf(r).map((a) => a.allow)),
    ]);

    return atoms.flatMap((atom) =>
      CHANGES.map((change) => mutant(program, component, atom, change)),
    );
  });
}

function accessesOf({ access, guards }: Route): readonly Access[] {
  return [...(access === undefined ? [] : [access]), ...guards.map((g) => g.access)];
}

function mutant(program: Program, component: Component, atom: Expression, change: Change): Mutant {
  const place = placeOf(atom);
  const mutated = changedProgram(program, place, change);
  const concerned = program.index
    .routes(component.id)
    .filter((r) => atomsOf(accessesOf(r).map((a) => a.allow)).some((a) => placeOf(a) === place));
  const own = mutated.index.component(component.id);

  return {
    title: `${component.id}: ${expressionText(atom)} (${atom.at.start}) ${change}`,
    component: component.id,
    routes: concerned.map(({ method, path }) => `${method} ${path}`),
    definition: ({ policies: _, access: __, ...rest }) => ({
      ...rest,
      ...(evaluated(`({ ${accessMembers(own, mutated).join(', ')} })`) as object),
    }),
    served: () => routesOf(routesFile(own, mutated)),
  };
}

function changedProgram(program: Program, place: string, change: Change): Program {
  const access = (of: Access): Access => accessOf(changed(of.allow, place, change), of.at);
  const routes = program.routes.map((route) => ({
    ...route,
    ...(route.access !== undefined && { access: access(route.access) }),
    guards: route.guards.map((g) => ({ ...g, access: access(g.access) })),
  }));
  const model: Model = { ...program, routes, unresolved: [] };

  return programOf(model, program.world);
}

/** The generated text as what it exports: its rules come from the library, all else is data. */
function routesOf(text: string): RoutesDefinition {
  const [routes] = Object.values(exportsOf(text));

  return routes as RoutesDefinition;
}

function evaluated(expression: string): unknown {
  return exportsOf(`export const value = ${expression};`)['value'];
}

function exportsOf(text: string): Readonly<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const found: Record<string, unknown> = {};

  new Function('exports', 'require', outputText)(found, () => check);

  return found;
}
