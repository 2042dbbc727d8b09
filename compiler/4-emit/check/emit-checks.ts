// Checks of a component, or of the shared types: from roots to the functions of one file. Pure; decides no semantics.
import { unreachable } from '../../base/invariant.ts';
import { type Code, lines, paragraphs } from '../code/code.ts';
import { Module } from '../code/module.ts';
import type { CheckFunction, CheckRequest } from './check-request.ts';
import { fastFunction } from './fast.ts';
import { Names } from './names.ts';
import { functionsOf } from './needs.ts';
import { type Place, rootPlace } from './place.ts';
import { type Plan, planChecks } from './plan.ts';
import { readFunction } from './read.ts';
import { ruleOf } from './rules.ts';
import { createEmission, type Emission, type Scope, scopeOf, typePlace } from './scope.ts';
import { writeFunction } from './write.ts';

/** The whole text of a check.ts, without its header. */
export function printChecks(request: CheckRequest): string {
  return printPlan(planChecks(request));
}

export function printPlan(plan: Plan): string {
  const module = new Module(plan.declared);

  return module.print(emitChecks(module, plan));
}

/** The module must have been made with `plan.declared`. Named types first, then the roots, in the order given. */
export function emitChecks(module: Module, plan: Plan): readonly Code[] {
  const emission = createEmission(plan, module, new Names(plan, module));

  for (const { target, position, function: fn } of plan.needs) {
    write(typePlace(target, position, emission), fn, emission);
  }

  for (const root of plan.request.roots) {
    const place = rootPlace(root);
    const functions = functionsOf(root, plan.analysis);

    for (let i = 0; i < functions.length; i++)
      write(place, functions[i] as CheckFunction, emission);
  }

  return [lines(emission.constants), ...emission.body];
}

/** A function, then those of places inside that it calls. */
function write(place: Place, fn: CheckFunction, emission: Emission): void {
  if (fn === 'check') {
    ruleOf(place, emission);

    return;
  }

  const name = emission.names.code(fn, place);

  if (emission.written.has(name)) return;

  emission.written.add(name);

  const scope = scopeOf(fn, emission);
  const own = functionOf(place, scope);

  emission.body.push(scope.aliases.length === 0 ? own : paragraphs([lines(scope.aliases), own]));

  for (let i = 0; i < scope.asked.length; i++) write(scope.asked[i] as Place, fn, emission);
}

function functionOf(place: Place, scope: Scope): Code {
  switch (scope.function) {
    case 'is':
      return fastFunction(place, scope);
    case 'read':
      return readFunction(place, scope);
    case 'write':
      return writeFunction(place, scope);
    default:
      return unreachable(scope.function);
  }
}
