// Which functions check.ts has for each value of a component, what they are called, and where they stand.
import type { Component } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import type { CheckFunction } from '../check/check-request.ts';
import { functionsOf } from '../check/needs.ts';
import { typeFunctionName } from '../check/plan.ts';
import { checkedTypes, componentPlan, directTarget, valuesOf } from './check-file.ts';

export interface ValueFunction {
  readonly function: CheckFunction;
  readonly name: string;
  readonly from: string;
}

export type ValueFunctions = ReadonlyMap<string, readonly ValueFunction[]>;

export function valueFunctions(component: Component, program: Program): ValueFunctions {
  const plan = componentPlan(component, program);
  const types = checkedTypes(program, component);
  const found = new Map<string, readonly ValueFunction[]>();

  for (const root of plan.request.roots) {
    const own = plan.names.get(`root ${root.name}`) ?? root.name;

    found.set(root.name, functionsOf(root, plan.analysis).map((fn) => ({ function: fn, name: `${fn}${own}`, from: './check.ts' })));
  }

  for (const { name, slot, position, functions } of valuesOf(component, program)) {
    const target = directTarget(slot);
    const type = target === undefined ? undefined : types.get(target);

    if (target === undefined || type === undefined) continue;

    const here = plan.names.get(`type ${target} ${position}`) ?? typeFunctionName(type.name, position);
    const made = plan.needs.filter((n) => n.target === target && n.position === position).map((n) => n.function);
    const foreign = type.checksFrom !== undefined;
    const available = foreign ? functions : functions.filter((fn) => made.includes(fn));

    found.set(name, available.map((fn) => ({ function: fn, name: `${fn}${foreign ? typeFunctionName(type.name, position) : here}`, from: type.checksFrom ?? './check.ts' })));
  }

  return found;
}
