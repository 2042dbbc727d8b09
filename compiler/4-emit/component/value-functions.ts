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
  readonly from: string;
}

export type ValueFunctions = ReadonlyMap<string, readonly ValueFunction[]>;

export function valueFunctions(component: Component, program: Program): ValueFunctions {
  const plan = componentPlan(component, program);
  const types = checkedTypes(program, component);
  const found = new Map<string, readonly ValueFunction[]>();

  for (const root of plan.request.roots) {
    const own = plan.stems.roots.get(root.name) ?? root.name;

    found.set(
      root.name,
      functionsOf(root, plan.analysis).map((fn) => ({
        function: fn,
        name: `${fn}${own}`,
        from: './check.ts',
      })),
    );
  }

  for (const { name, slot, position, functions } of valuesOf(component, program)) {
    const target = directTarget(slot);
    const type = target === undefined ? undefined : types.get(target);

    if (target === undefined || type === undefined) continue;

    const needs = directNeeds({ target, position }, functions, { types, analysis: plan.analysis });

    found.set(
      name,
      needs.map((need) => {
        const stem = typeStem(need, plan) ?? typeFunctionName(type.name, need.position);

        return {
          function: need.function,
          name: `${need.function}${stem}`,
          from: type.checksFrom ?? './check.ts',
        };
      }),
    );
  }

  return found;
}
