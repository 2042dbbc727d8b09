// `/docs` of `toac dev`: the page of templates/docs/ and the OpenAPI document, read when somebody looks. Loads nothing from elsewhere.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '../../../runtime-lib/gateway/pages.ts';
import { yamlPackage } from '../../1-syntax/yaml-package.ts';
import type { Program } from '../../3-check/program.ts';
import type { Found } from '../find-project.ts';
import type { Host } from '../host.ts';

const FILES = [
  ['index.html', 'text/html; charset=utf-8'],
  ['page.css', 'text/css; charset=utf-8'],
  ['page.js', 'text/javascript; charset=utf-8'],
  ['operation.js', 'text/javascript; charset=utf-8'],
  ['request.js', 'text/javascript; charset=utf-8'],
  ['schema.js', 'text/javascript; charset=utf-8'],
  ['element.js', 'text/javascript; charset=utf-8'],
] as const;

/** None where the project emits no OpenAPI document. */
export function docsPages(
  { contracts }: Found,
  { project }: Program,
  { home }: Host,
): readonly Page[] {
  const specification = join(resolve(contracts, project.out), 'specs', 'openapi.yaml');

  if (!existsSync(specification)) return [];

  const pages = FILES.map(([name, type]) => ({
    path: name === 'index.html' ? '/docs' : `/docs/${name}`,
    type,
    body: () => readFileSync(join(home, 'templates', 'docs', name), 'utf8'),
  }));

  return [
    ...pages,
    {
      path: '/docs/openapi.json',
      type: 'application/json',
      body: () =>
        JSON.stringify(inDevelopment(yamlPackage().parse(readFileSync(specification, 'utf8')))),
    },
  ];
}

interface Document {
  readonly paths?: Readonly<
    Record<string, Readonly<Record<string, { readonly security?: readonly unknown[] }>>>
  >;
  readonly components?: object;
}

/** There callers say who they are, and the server is the one that the document came from. */
export function inDevelopment({ paths = {}, components, ...rest }: Document): object {
  const scheme = { type: 'apiKey', in: 'header', name: 'authorization' };

  return {
    ...rest,
    servers: [{ url: '/' }],
    paths: mapped(paths, (methods) =>
      mapped(methods, ({ security = [], ...operation }) => ({
        ...operation,
        security: security.length === 0 ? [] : [{ dev: [] }],
      })),
    ),
    components: { ...components, securitySchemes: { dev: scheme } },
  };
}

function mapped<T, R>(
  record: Readonly<Record<string, T>>,
  map: (value: T) => R,
): Readonly<Record<string, R>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
