// specs/access.md: who may do what, a table a route. Callers who get the same answers share a row, cases a column.

import { expressionText } from '../../2-model/expression-text.ts';
import type { Component, Route } from '../../2-model/model.ts';
import { codeSpan } from './code-span.ts';
import type { Tried } from './component-matrix.ts';
import type { Caller, Case, RouteMatrix, Verdict } from './matrix.ts';

export const HEAD = `# Who may do what

Every route, every caller that its contract knows, and every state that its conditions look at. \`access.test.ts\` asks all of
it of the running gateway; the callers and states by themselves are in \`access.json\`.

- **ok**: it is done. **seen**, **—**: the list shows the entity, or does not.
- **400**: what the route fills in is not there. **401**: nobody is known. **403**: the caller may not.
  **404**: there is nothing, or it looks so.
- A role comes with the one above it, one below it, and the same role for another one (\`(another)\`).
- *everyone else* is everyone who was tried and has no row: a stranger, and who is close to a row but not in it.
`;

export function componentMarkdown(component: Component, routes: readonly Tried[]): string {
  const policies = component.policies.map(
    ({ name, expression }) => `- ${codeSpan(name)}: ${codeSpan(expressionText(expression))}`,
  );
  const parts = [
    `\n## ${codeSpan(component.id)}\n`,
    ...(policies.length === 0 ? [] : [`${policies.join('\n')}\n`]),
    ...routes.map(routeMarkdown),
  ];

  return parts.join('\n');
}

function routeMarkdown({ route, matrix }: Tried): string {
  const title = `### ${codeSpan(`${route.method} ${route.path}`)}\n\n${aboutText(route)}\n`;

  if (matrix === undefined)
    return `${title}\nNot tried: no request is known that fits its input.\n`;

  const idle = matrix.idle.map((text) => `\n${codeSpan(text)} decides nothing here.\n`);

  return `${title}\n${tableOf(matrix)}${idle.join('')}`;
}

function aboutText({ operation, access, guards, hide }: Route): string {
  const allow = access === undefined ? '?' : expressionText(access.allow);

  return [
    `${codeSpan(operation.name)} for ${codeSpan(allow)}`,
    ...guards.map(
      (g) => `${codeSpan(g.input.name)} only for ${codeSpan(expressionText(g.access.allow))}`,
    ),
    ...(hide ? ['a refusal looks missing'] : []),
  ].join('; ');
}

function tableOf({ callers, cases, verdicts }: RouteMatrix): string {
  const columns = grouped(
    cases.map((one, i) => ({ item: one, key: verdicts.map((row) => row[i]).join() })),
  );
  const rows = grouped(
    callers.map((caller, i) => ({ item: caller, key: (verdicts[i] ?? []).join() })),
  );
  const heads = columns.map((group) => group.map(caseText).join(', '));
  const lines = rows
    .toSorted((a, b) => Number(isRest(a)) - Number(isRest(b)))
    .map((group) => {
      const row = verdicts[callers.indexOf(group[0] as Caller)] ?? [];
      const cells = columns.map(([first]) => VERDICTS[row[cases.indexOf(first as Case)] ?? '404']);

      return `| ${[rowText(group, rows.length), ...cells].join(' | ')} |`;
    });

  return [
    `| ${['', ...heads].join(' | ').trimStart()} |`.replace(/^\| \|/, '| |'),
    `|---|${heads.map(() => '---|').join('')}`,
    ...lines,
    '',
  ].join('\n');
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  ok: '**ok**',
  seen: '**seen**',
  'not seen': '—',
  '400': '400',
  '401': '401',
  '403': '403',
  '404': '404',
};

/** By key, in the order of the first. */
function grouped<T>(items: readonly { readonly item: T; readonly key: string }[]): readonly T[][] {
  const groups = new Map<string, T[]>();

  for (const { item, key } of items) {
    const group = groups.get(key);

    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }

  return [...groups.values()];
}

function isRest(callers: readonly Caller[]): boolean {
  return callers.some((c) => c.name === 'stranger');
}

function rowText(callers: readonly Caller[], rows: number): string {
  if (rows === 1) return 'everyone';
  if (isRest(callers)) return 'everyone else';

  return callers.map(({ name, identity }) => (identity ? codeSpan(name) : name)).join(', ');
}

const PLAIN: ReadonlySet<string> = new Set(['there', 'called', 'missing', 'on another path']);

function caseText({ name }: Case): string {
  return PLAIN.has(name) ? name : codeSpan(name);
}
