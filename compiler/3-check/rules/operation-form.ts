// Type, scope and entity of an operation fit together.

import { type Component, type Model, type Operation, SCOPES } from '../../2-model/model.ts';
import { meant, type Report } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';
import { operations } from '../walk.ts';

export function operationForm(model: Model, report: Report): void {
  for (const { component, operation } of operations(model)) {
    if (operation.origin !== component.id || operation.forward !== undefined) continue;

    checkForm(component, operation, report);
  }
}

function checkForm(component: Component, operation: Operation, report: Report): void {
  const { keys, type, scope } = operation;

  if (keys['type'] === undefined) return;

  const scopes = SCOPES[type];

  if (keys['scope'] !== undefined && !scopes.includes(scope)) {
    const hint = meant(keys['scope'], suggestion(scope, scopes));

    report('TOA2102', keys['scope'], { scope, type, scopes: listed(scopes) }, hint);

    return;
  }

  if (scope !== 'none' && component.entity === undefined && keys['failedEntity'] === undefined) {
    report('TOA2103', keys['type'], { what: `${article(type)} ${type} of scope ${scope}` });
  }
}

function article(word: string): string {
  return /^[aeio]/.test(word) ? 'an' : 'a';
}

function listed(words: readonly string[]): string {
  return words.length === 1
    ? `only '${words[0]}'`
    : `'${words.slice(0, -1).join(`', '`)}' and '${words.at(-1)}'`;
}
