// Which functions check.ts has for each value of a component, what they are called, and where they stand.
import type { Component } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import type { CheckFunction } from '../check/check-request.ts';
import { directNeeds, functionsOf } from '../check/needs.ts';
import { typeFunctionName, typeStem } from '../check/plan.ts';
import { checkedTypes, componentPlan } from './check-file.ts';
import { directTarget, valuesOf } from './checked-values.ts';

export interface ValueFunction {
  readonly function: CheckFunction;
  readonly name: string;
}

export interface FunctionsOfValue {
  readonly from: string;
  readonly functions: readonly ValueFunction[];
}

export type ValueFunctions = ReadonlyMap<string, FunctionsOfValue>;

const OWN = './check.ts';

export function valueFunctions(component: Component, program: Program): ValueFunctions {
  const plan = componentPlan(component, program);
  const types = checkedTypes(program, component);
  const found = new Map<string, FunctionsOfValue>();

  for (const root of plan.request.roots) {
    const own = plan.stems.roots.get(root.name) ?? root.name;

    const functions: ValueFunction[] = [];

    for (const fn of functionsOf(root, plan.analysis))
      functions.push({ function: fn, name: fn + own });

    found.set(root.name, { from: OWN, functions });
  }

  for (const { name, slot, position, functions } of valuesOf(component, program)) {
    const target = directTarget(slot);
    const type = target === undefined ? undefined : types.get(target);

    if (target === undefined || type === undefined) continue;

    const needs = directNeeds({ target, position }, functions, { types, analysis: plan.analysis });

    const own: ValueFunction[] = [];

    for (const need of needs) {
      const stem = typeStem(need, plan) ?? typeFunctionName(type.name, need.position);

      own.push({ function: need.function, name: need.function + stem });
    }

    found.set(name, { from: type.checksFrom ?? OWN, functions: own });
  }

  return found;
}
