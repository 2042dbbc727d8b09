// The emitter `openapi`: specs/openapi.yaml, OpenAPI 3.1, exactly what the gateway does.
import type { Component, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { programFull } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import { frame, inPieces, type Piece } from '../artifact.ts';
import { type Contribution, sectionPieces } from '../component-pieces.ts';
import type { Emitter } from '../emitter.ts';
import { contractsFolder } from '../paths.ts';
import { routesInOrder } from '../routes/contract-order.ts';
import { type SchemaRegistries, schemaRegistries } from '../schema-registry.ts';
import { YamlBlock, type YamlData } from '../text/yaml.ts';
import { lines, memberText, specificationText, textBelow } from '../text/yaml-pieces.ts';
import { operationText, tagsText } from './operation.ts';
import { PROBLEM, RESPONSES } from './problems.ts';
import { SHARED_PARAMETERS } from './shared-parameters.ts';

export const openapiEmitter: Emitter = {
  name: 'openapi',
  emit: (program) => {
    if (program.routes.length === 0) return [];

    const artifact = {
      path: 'specs/openapi.yaml',
      key: digest('openapi', programFull(program), deploymentsKey(program)),
      mode: 'generated',
      comment: 'hash',
      source: contractsFolder(program.project.at.file),
    } as const;

    return [inPieces(artifact, () => pieces(program))];
  },
};

function deploymentsKey(program: Program): string {
  return JSON.stringify(servers(program));
}

function pieces(program: Program): readonly Piece[] {
  const registries = schemaRegistries(program);
  const { name, version } = program.project;
  const served = program.components.filter((c) => program.index.routes(c.id).length > 0);
  const components = served.map((c) => c.id);
  const head = {
    openapi: '3.1.0',
    info: { title: name, version },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    ...servers(program),
  };
  const tags = served.map((c) => tag(c));
  const paths = pathTexts(served, program, registries);
  const schemas = schemaTexts(registries);
  const foreign = (component: string): string => digest(...registries.foreign(component));

  return [
    frame('head', `${specificationText(head)}tags:\n`),
    ...sectionPieces({ name: 'tags', components }, tags),
    frame('paths', 'paths:\n'),
    ...sectionPieces({ name: 'paths', components }, paths),
    frame('components', 'components:\n  schemas:\n'),
    ...sectionPieces({ name: 'schemas', components, outside: foreign }, schemas),
    frame('tail', textBelow(['components'], REST)),
  ];
}

const REST = {
  parameters: SHARED_PARAMETERS,
  responses: RESPONSES,
  securitySchemes: {
    basic: { type: 'http', scheme: 'basic' },
    token: { type: 'http', scheme: 'bearer' },
  },
} as const;

function tag({ id, doc }: Component): Contribution {
  return { of: id, text: textBelow(['tags'], [{ name: id, description: doc }]) };
}

/** Problems are the gateway's own: no type of a contract takes their place. */
function schemaTexts(registries: SchemaRegistries): readonly Contribution[] {
  const text = (name: string, schema: YamlData): string => lines(memberText(name, schema, 2));
  const definitions = registries.definitions();
  const own = definitions.some((d) => d.name === 'Problem')
    ? []
    : [{ text: text('Problem', PROBLEM) }];

  return [
    ...definitions.map(({ name, of, schema }) => ({
      of,
      text: text(name, name === 'Problem' ? PROBLEM : schema),
    })),
    ...own,
  ];
}

interface Path {
  readonly of: string;
  readonly operations: string[];
  several: boolean;
}

/** Components by id, routes as they stand in the contract: a new route is a block of its own. */
function pathTexts(
  served: readonly Component[],
  program: Program,
  registries: SchemaRegistries,
): readonly Contribution[] {
  const paths = new Map<string, Path>();

  for (const component of served.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { id } = component;
    const context = { program, registry: registries.of(id), tags: tagsText(id) };
    for (const route of routesInOrder(component, program)) {
      const path = pathText(route);
      const known = paths.get(path);
      const operation = operationText(route, context);

      if (known === undefined) paths.set(path, { of: id, operations: [operation], several: false });
      else {
        known.operations.push(operation);
        known.several ||= known.of !== id;
      }
    }
  }

  return [...paths].map(([path, { of, several, operations }]) => ({
    of,
    several,
    text: lines(memberText(path, new YamlBlock(operations), 1)),
  }));
}

type Segment = Route['segments'][number];

export function pathText({ segments }: Route): string {
  let path = '';

  for (let i = 0; i < segments.length; i++) {
    const { text, parameter } = segments[i] as Segment;

    path += parameter === undefined ? `/${text}` : `/{${text}}`;
  }

  return path === '' ? '/' : path;
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
