// routes.ts: what the routes of a component take and answer, who may call them, and what the gateway checks itself.
import type { Component } from '../../2-model/model.ts';
import { routesConstant } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { createLeafEmission } from '../check/scope.ts';
import { code, doc, lines } from '../code/code.ts';
import { listMember, longItem, objectLiteral, wordMember } from '../code/literal-pieces.ts';
import { Module } from '../code/module.ts';
import { runtimeType } from '../code/runtime.ts';
import { componentFolder } from '../paths.ts';
import { routesInOrder } from '../routes/contract-order.ts';
import { narrowedPolicies } from '../routes/narrowed-policies.ts';
import { routeMembers } from './route-members.ts';
import type { TextContext } from './route-texts.ts';

export function routesPath(id: string): string {
  return `${componentFolder(id)}/routes.ts`;
}

const DOC = doc('How this component is reached over HTTP.');

export function routesFile(component: Component, program: Program): string {
  const { id } = component;
  const own = routesConstant(id);
  const module = new Module([own]);
  const type = runtimeType(module, 'v1', 'RoutesDefinition');
  const emission = createLeafEmission(module);
  const context: TextContext = {
    program,
    emission,
    narrowed: narrowedPolicies(id, program),
    parameters: new Map(),
    filters: new Map(),
  };
  const items = routesInOrder(component, program).map((r) => longItem(routeMembers(r, context), 1));
  const members = [wordMember('component', id), listMember('routes', items, 0)];
  const head = code`${DOC}export const ${module.own(own)}: ${type} = `;

  return module.print([
    lines(emission.constants),
    // The constant is long: its members stand below each other, always.
    code`${head}${objectLiteral(members, 200)};`,
  ]);
}
