// Which functions check.ts has for each root, and what they are called there.
import type { Component } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import type { CheckFunction, CheckRoot } from '../check/check-request.ts';
import { functionsOf } from '../check/needs.ts';
import { planChecks } from '../check/plan.ts';
import { checkedTypes } from './check-file.ts';

export type RootFunctions = ReadonlyMap<string, readonly { readonly function: CheckFunction; readonly name: string }[]>;

export function rootFunctions(roots: readonly CheckRoot[], component: Component, program: Program): RootFunctions {
  const plan = planChecks({ roots, needs: [], types: checkedTypes(program, component) });

  return new Map(
    roots.map((root) => {
      const own = plan.names.get(`root ${root.name}`) ?? root.name;

      return [root.name, functionsOf(root, plan.analysis).map((fn) => ({ function: fn, name: `${fn}${own}` }))];
    }),
  );
}
