// specs/access.json: the cells as data, a caller, a case and a row of verdicts a line. Read by `accessSuite`.
import type { Json } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { escapeHidden } from '../../base/hidden.ts';
import { takesRaw } from '../routes/raw-body.ts';
import type { Tried } from './component-matrix.ts';
import type { Case, RouteMatrix } from './matrix.ts';

/** One component, as a member of the list `components`. */
export function componentJson(id: string, routes: readonly Tried[], program: Program): string {
  const inner = routes.map((route) => routeJson(route, program)).join(',\n');

  return escapeHidden(
    `    {\n      "component": ${JSON.stringify(id)},\n      "routes": [\n${inner}\n      ]\n    }`,
  );
}

function routeJson({ route, matrix }: Tried, program: Program): string {
  const head = `"route": ${JSON.stringify(`${route.method} ${route.path}`)}`;

  if (matrix === undefined) return `        { ${head}, "untried": true }`;

  const { callers, cases, verdicts, operation } = matrix;
  const scope = program.index.operation(operation.id).scope;
  const many = scope === 'objects' || scope === 'stream';
  const members = [
    head,
    ...(many ? ['"many": true'] : []),
    list(
      'callers',
      callers.map(({ name, identity = null }) => ({ name, identity })),
    ),
    list(
      'cases',
      cases.map((one) => caseJson(one, matrix)),
    ),
    list('verdicts', verdicts),
  ];

  return `        {\n          ${members.join(',\n          ')}\n        }`;
}

function list(key: string, items: readonly unknown[]): string {
  return `"${key}": [\n            ${items.map((i) => JSON.stringify(i)).join(',\n            ')}\n          ]`;
}

function caseJson(one: Case, { route }: RouteMatrix): Record<string, unknown> {
  const { name, entity, values, headers, sent } = one;
  const inQuery = route.method === 'GET' || route.method === 'DELETE';
  const query = inQuery ? queryText(sent) : '';
  const raw = takesRaw(route);

  return {
    name,
    path: pathText(one, route) + query,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(!inQuery && sent !== undefined && (raw ? { raw: rawBody(route) } : { body: sent })),
    ...((entity === 'there' || entity === 'elsewhere') && { entity: values }),
  };
}

function rawBody({ accepts }: RouteMatrix['route']): string {
  return accepts[0] ?? 'application/octet-stream';
}

function pathText({ parameters }: Case, { segments }: RouteMatrix['route']): string {
  return segments
    .map(({ text, parameter }) =>
      parameter === undefined ? `/${text}` : `/${encoded(parameters[parameter.name] ?? '')}`,
    )
    .join('');
}

function queryText(sent: Json | undefined): string {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return '';

  const pairs = Object.entries(sent).map(([name, value]) => {
    const items = Array.isArray(value) ? (value as Json[]) : [value];
    const texts = items.map((v: unknown) =>
      encoded(typeof v === 'object' ? JSON.stringify(v) : String(v)),
    );

    return `${encoded(name)}=${texts.join(',')}`;
  });

  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** What stands for a moment or the id is filled in where the cell is asked. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /%3C((?:id|now|today)(?:%2B|-)?[\w%.-]*?)%3E/g,
    (_, inner: string) => `<${decodeURIComponent(inner)}>`,
  );
}
