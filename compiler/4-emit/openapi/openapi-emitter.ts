// The emitter `openapi`: specs/openapi.yaml, OpenAPI 3.1, exactly what the gateway does.
import type { Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { programFull } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import type { Emitter } from '../emitter.ts';
import { contractsFolder } from '../paths.ts';
import { schemaRegistry } from '../schema-registry.ts';
import { type YamlData, yamlText } from '../text/yaml.ts';
import { openapiOperation } from './operation.ts';
import { PROBLEM, RESPONSES } from './problems.ts';

export const openapiEmitter: Emitter = {
  name: 'openapi',
  emit: (program) => {
    if (program.routes.length === 0) return [];

    return [
      {
        path: 'specs/openapi.yaml',
        key: digest('openapi', programFull(program), deploymentsKey(program)),
        mode: 'generated',
        comment: 'hash',
        source: contractsFolder(program.project.at.file),
        render: () => yamlText(document(program), { flowFrom: 3 }),
      },
    ];
  },
};

function deploymentsKey(program: Program): string {
  return JSON.stringify(servers(program));
}

function document(program: Program): YamlData {
  const registry = schemaRegistry(program);
  const paths = new Map<string, Record<string, YamlData>>();

  for (const route of inContractOrder(program)) {
    const path = pathText(route);
    const item = paths.get(path) ?? {};

    item[route.method.toLowerCase()] = openapiOperation(route, program, registry);
    paths.set(path, item);
  }

  const { name, version } = program.project;

  return {
    openapi: '3.1.0',
    info: { title: name, version },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    ...servers(program),
    tags: program.components
      .filter((c) => program.index.routes(c.id).length > 0)
      .map((c) => ({ name: c.id, description: c.doc })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: { ...registry.definitions(), Problem: PROBLEM },
      responses: RESPONSES,
      securitySchemes: {
        basic: { type: 'http', scheme: 'basic' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** Components by id, routes as they stand in the contract: a new route is a block of its own. */
function inContractOrder(program: Program): readonly Route[] {
  return program.routes.toSorted((a, b) =>
    a.component === b.component ? a.at.start - b.at.start : a.component < b.component ? -1 : 1,
  );
}

export function pathText({ segments }: Route): string {
  return `/${segments.map((s) => (s.parameter === undefined ? s.text : `{${s.text}}`)).join('/')}`;
}

function servers(program: Program): { readonly servers?: YamlData } {
  const hosts = program.deployments
    .filter((d) => !d.abstract)
    .flatMap((d) => Object.values(d.gateway?.members['hosts']?.members ?? {}).map((h) => h.value));
  const known = [...new Set(hosts.filter((h) => typeof h === 'string'))].sort();

  return known.length === 0
    ? {}
    : {
        servers: known.map((host) => ({
          url: host === 'localhost' ? 'http://localhost' : `https://${host}`,
        })),
      };
}
