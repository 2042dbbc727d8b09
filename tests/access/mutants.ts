// Examples with one condition of one policy deleted or negated: the model is changed, both halves are emitted anew from it.

import { ts } from 'ts-morph';
import { accessOf } from '../../compiler/2-model/access.ts';
import type { Expression } from '../../compiler/2-model/expression-model.ts';
import { expressionText } from '../../compiler/2-model/expression-text.ts';
import type { Access, Component, Model, Route } from '../../compiler/2-model/model.ts';
import { type Program, programOf } from '../../compiler/3-check/program.ts';
import {
  atomsOf,
  CHANGES,
  type Change,
  changed,
  placeOf,
} from '../../compiler/4-emit/access/atom.ts';
import { accessMembers } from '../../compiler/4-emit/component/access-members.ts';
import { routesFile } from '../../compiler/4-emit/gateway/routes-file.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import { compile } from '../../compiler/compile.ts';
import * as check from '../../runtime-lib/check.ts';
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';
import type { RoutesDefinition } from '../../runtime-lib/gateway/definition.ts';

export interface Mutant {
  readonly title: string;
  /** The component whose halves are other ones, and those of its routes that ask for the condition. */
  readonly component: string;
  readonly routes: readonly string[];
  readonly definition: (given: ComponentDefinition) => ComponentDefinition;
  readonly served: () => RoutesDefinition;
}

export function mutantsOf(files: readonly SourceFile[]): readonly Mutant[] {
  const program = programFor(files);

  return program.components.flatMap((component) =>
    atomsOf([
      ...component.policies.map((p) => p.expression),
      ...conditionsOf(program.index.routes(component.id)),
    ]).flatMap((atom) => CHANGES.map((change) => mutant(program, component, atom, change))),
  );
}

/** What mutants are made by, with nothing changed: that it is no mutant by itself. */
export function unchangedOf(files: readonly SourceFile[]): readonly Mutant[] {
  const program = programFor(files);

  return program.components.map((component) => ({
    title: component.id,
    routes: program.index.routes(component.id).map(nameOf),
    ...halvesOf(component.id, program),
  }));
}

function programFor(files: readonly SourceFile[]): Program {
  const { program } = compile(files);

  if (program === undefined) throw new Error('it does not compile');

  return program;
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function conditionsOf(routes: readonly Route[]): readonly Expression[] {
  return routes.flatMap((route) => accessesOf(route).map((a) => a.allow));
}

function accessesOf({ access, guards }: Route): readonly Access[] {
  return [...(access === undefined ? [] : [access]), ...guards.map((g) => g.access)];
}

function mutant(program: Program, component: Component, atom: Expression, change: Change): Mutant {
  const place = placeOf(atom);
  const concerned = program.index
    .routes(component.id)
    .filter((route) => atomsOf(conditionsOf([route])).some((a) => placeOf(a) === place));

  return {
    title: `${component.id}: ${expressionText(atom)} (${atom.at.start}) ${change}`,
    routes: concerned.map(nameOf),
    ...halvesOf(component.id, changedProgram(program, place, change)),
  };
}

/** Both are emitted where they are asked for. */
function halvesOf(id: string, program: Program): Omit<Mutant, 'title' | 'routes'> {
  const component = program.index.component(id);

  return {
    component: id,
    definition: ({ policies: _, access: __, ...rest }) => ({
      ...rest,
      ...(evaluated(`({ ${accessMembers(component, program).join(', ')} })`) as object),
    }),
    served: () => routesOf(routesFile(component, program)),
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
