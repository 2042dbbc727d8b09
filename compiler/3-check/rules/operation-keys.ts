// Keys of an operation that mean nothing for its type and scope, and keys that it cannot do without.

import type { Model, Operation } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { describeForm } from '../describe.ts';
import { operations } from '../walk.ts';

type Allows = (operation: Operation) => boolean;

const isCommit: Allows = ({ type }) => type === 'transition' || type === 'assignment';
const isEffect: Allows = ({ type }) => type === 'effect' || type === 'unmanaged';

/** Where each key has a meaning. */
const BELONGS: Readonly<Record<string, Allows>> = {
  emits: isCommit,
  deletes: ({ type, scope }) => type === 'transition' && scope !== 'new',
  ensure: ({ type, scope }) => type === 'transition' && scope === 'new',
  idempotent: ({ type, scope }) =>
    isEffect({ type, scope } as Operation) ||
    (type === 'transition' && (scope === 'new' || scope === 'object')),
  concurrency: ({ type, scope }) =>
    (type === 'transition' && scope !== 'new') || type === 'assignment',
  where: ({ scope }) => scope === 'objects' || scope === 'stream',
  limit: ({ scope }) => scope === 'objects',
  calls: ({ type }) => type !== 'computation',
  task: ({ type }) => type !== 'observation' && type !== 'computation',
};

export function operationKeys(model: Model, report: Report): void {
  for (const { component, operation } of operations(model)) {
    if (!operation.sound || operation.origin !== component.id || operation.forward !== undefined)
      continue;

    checkKeys(operation, report);
  }
}

function checkKeys(operation: Operation, report: Report): void {
  const { keys, type, scope, auto, autoMisplaced, name, at } = operation;

  for (const key in keys) {
    const place = keys[key];
    const allows = BELONGS[key];

    if (place !== undefined && allows?.(operation) === false)
      report('TOA2108', place, { key, form: describeForm(operation) });
  }

  if (autoMisplaced !== undefined) {
    report('TOA2104', autoMisplaced, { form: describeForm(operation) });

    return;
  }

  if (auto === undefined && scope === 'objects' && operation.limit === undefined)
    report('TOA2107', at, { name });

  if (auto !== undefined && keys['calls'] !== undefined) {
    report('TOA2108', keys['calls'], { key: 'calls', form: 'an operation that toac writes' });
  }

  if (
    operation.output === undefined &&
    (type === 'observation' || type === 'computation') &&
    keys['output'] === undefined &&
    keys['failedOutput'] === undefined
  ) {
    report('TOA2116', at, { type });
  }
}
