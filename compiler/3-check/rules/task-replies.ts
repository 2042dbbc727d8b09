// A task is done later: nobody waits for what it answers.

import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { operations } from '../walk.ts';

export function taskReplies(model: Model, report: Report): void {
  for (const { operation } of operations(model)) {
    const { task, output, errors, keys } = operation;

    if (task === undefined) continue;
    if (output !== undefined) report('TOA2109', keys['output'] ?? task, { what: 'output' });
    if (errors.length > 0) report('TOA2109', keys['errors'] ?? task, { what: 'errors' });
  }
}
