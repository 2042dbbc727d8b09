// Model → Program: every rule over the whole model, all problems at once. A Program exists only without errors.

import type { Model } from '../2-model/model.ts';
import { collector } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { EMPTY_WORLD, type World } from '../base/world.ts';
import { type Program, programOf } from './program.ts';
import { RULES } from './rules.ts';

export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly program?: Program;
}

/** `broken` are files of which something could not be read; what is missing there is no second mistake. */
export function checkModel(
  model: Model,
  broken: ReadonlySet<string>,
  world: World = EMPTY_WORLD,
): Checked {
  const diagnostics: Diagnostic[] = [];
  const report = collector(diagnostics);

  const unread = withHeirs(broken, model);

  for (const rule of RULES) rule(model, report, unread);

  const failed = diagnostics.some((d) => d.severity === 'error');

  return failed ? { diagnostics } : { diagnostics, program: programOf(model, world) };
}

/** A deployment whose base could not be read lacks what stands there. */
function withHeirs(broken: ReadonlySet<string>, { deployments }: Model): ReadonlySet<string> {
  const unread = new Set(broken);
  const fileOf = (name: string | undefined): string | undefined =>
    deployments.find((d) => d.name === name)?.file;

  for (let known = -1; known !== unread.size; ) {
    known = unread.size;

    for (const deployment of deployments)
      if (unread.has(fileOf(deployment.extends) ?? '')) unread.add(deployment.file);
  }

  return unread;
}
