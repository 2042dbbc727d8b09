// Checks of a component, or of the shared types: from roots to the functions of one file. Pure; decides no semantics.
import { unreachable } from '../../base/invariant.ts';
import { type Code, lines, paragraphs } from '../code/code.ts';
import { Module } from '../code/module.ts';
import type { CheckFunction, CheckRequest } from './check-request.ts';
import { fastFunction } from './fast.ts';
import { functionsOf } from './needs.ts';
import { type Place, rootPlace } from './place.ts';
import { type Plan, planChecks, typePlace } from './plan.ts';
import { readFunction } from './read.ts';
import { reportFunction } from './report.ts';
import type { Scope } from './scope.ts';
import { writeFunction } from './write.ts';

/** The whole text of a check.ts, without its header. */
export function printChecks(request: CheckRequest): string {
  const plan = planChecks(request);
  const module = new Module(plan.declared);

  return module.print(emitChecks(module, plan));
}

/** The module must have been made with `plan.declared`. Named types first, then the roots, in the order given. */
export function emitChecks(module: Module, plan: Plan): readonly Code[] {
  const written = new Set<string>();
  const emit = (place: Place, fn: CheckFunction): readonly Code[] =>
    family(place, { plan, module, function: fn, written });

  return [
    ...plan.needs.flatMap((need) => emit(typePlace(need, plan.request), need.function)),
    ...plan.request.roots.flatMap((root) =>
      functionsOf(root, plan.analysis).flatMap((fn) => emit(rootPlace(root), fn)),
    ),
  ];
}

type Family = Pick<Scope, 'plan' | 'module' | 'function' | 'written'>;

/** A function, then those of places inside that it calls. */
function family(place: Place, common: Family): readonly Code[] {
  const scope: Scope = { ...common, asked: [], constants: [] };
  const own = functionOf(place, scope);
  const asked = [...new Map(scope.asked.map((inner) => [inner.path, inner])).values()];

  return [
    paragraphs([lines(scope.constants), own]),
    ...asked.flatMap((inner) => family(inner, common)),
  ];
}

function functionOf(place: Place, scope: Scope): Code {
  switch (scope.function) {
    case 'is':
      return fastFunction(place, scope);
    case 'check':
      return reportFunction(place, scope);
    case 'read':
      return readFunction(place, scope);
    case 'write':
      return writeFunction(place, scope);
    default:
      return unreachable(scope.function);
  }
}
