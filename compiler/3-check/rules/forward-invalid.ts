// `forward` gives an operation another name, with narrower input and output; it ends at an operation that runs.

import type { Component, Model, Operation } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { fits } from '../fits.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { operations } from '../walk.ts';

export function forwardInvalid(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const { component, operation } of operations(model)) {
    if (operation.forward === undefined || operation.forward.id === '') continue;
    if (cyclic(component, operation)) {
      report('TOA2111', operation.forward.at, { problem: 'this forward leads back to itself' });
      continue;
    }

    const target = component.operations.find((o) => o.id === operation.forward?.id);

    if (target !== undefined) checkShapes(operation, target, { lookup, report });
  }
}

function cyclic(component: Component, operation: Operation): boolean {
  const seen = new Set<string>();
  let next: Operation | undefined = operation;

  while (next?.forward !== undefined) {
    if (seen.has(next.id)) return true;

    seen.add(next.id);

    const id: string = next.forward.id;

    next = component.operations.find((o) => o.id === id);
  }

  return false;
}

interface Context {
  readonly lookup: Lookup;
  readonly report: Report;
}

function checkShapes(operation: Operation, target: Operation, { lookup, report }: Context): void {
  const { input, output, keys, forward } = operation;
  const written = Object.keys(keys).filter((k) => !['input', 'output', 'forward'].includes(k));
  const related = forward === undefined ? [] : [{ message: 'forwarded from here', at: forward.at }];

  for (const key of written) {
    const at = keys[key];

    if (at !== undefined) {
      report(
        'TOA2111',
        at,
        { problem: `'${key}' is taken from '${target.name}' and cannot be written again` },
        { related },
      );
    }
  }

  if (
    input !== undefined &&
    target.input !== undefined &&
    !fits(input.type, target.input.type, lookup)
  ) {
    report(
      'TOA2111',
      input.at,
      { problem: `this input does not fit '${target.name}'` },
      { related },
    );
  }

  if (input !== undefined && target.input === undefined) {
    report('TOA2111', input.at, { problem: `'${target.name}' takes no input` }, { related });
  }

  const free = target.auto === 'read' || target.auto === 'list' || target.auto === 'stream';

  if (
    output !== undefined &&
    !free &&
    (target.output === undefined || !fits(target.output.type, output.type, lookup))
  ) {
    report(
      'TOA2111',
      output.at,
      { problem: `'${target.name}' does not answer with all of this` },
      { related },
    );
  }
}
