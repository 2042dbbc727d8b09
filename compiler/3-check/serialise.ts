// Program → the text of model.json: declarations in contract order, one a line, keys sorted, no positions.
import type { Component } from '../2-model/model.ts';
import { ALLOWANCES, contractDigest } from '../base/contract-digest.ts';
import { digest } from '../base/digest.ts';
import { escapeHidden } from '../base/hidden.ts';
import { oncePer } from '../base/once-per.ts';
import { operationSurface, surfaceOf } from './fingerprint.ts';
import { eventText, operationText, policyText, routeText } from './model-text.ts';
import { plainText } from './plain.ts';
import type { Program } from './program.ts';

const texts = new WeakMap<object, string>();

/** Everything that emitters may read of a component, as text; its digest is the `full` fingerprint. */
export function componentText(component: Component, program: Program): string {
  const known = texts.get(component);

  if (known !== undefined) return known;

  const text = renderComponent(component, program);

  texts.set(component, text);

  return text;
}

export interface ModelText {
  readonly head: string;
  readonly components: readonly { readonly id: string; readonly text: string }[];
  readonly tail: string;
}

export function serialise(program: Program): ModelText {
  const { project, types, components, deployments } = program;
  const digests = contractDigests(program.sources);
  const head = {
    language: 1,
    project: project.name,
    version: project.version,
    contracts: sharedDigests(program),
  };
  const before = [
    ...Object.entries(head).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`),
    list(
      'types',
      types.map((t) => declared(t, surfaceOf([t.slot], program))),
    ),
  ];
  const after = list(
    'deployments',
    deployments.map((d) => plainText(d)),
  );
  const end = components.length === 0 ? '' : '\n  ';

  return {
    head: escapeHidden(`{\n  ${before.join(',\n  ')},\n  "components": [`),
    components: components.map((c) => ({
      id: c.id,
      text: escapeHidden(
        `\n    {\n      "contract":"${digests.get(c.file)}",${componentText(c, program).slice(1)}`,
      ),
    })),
    tail: escapeHidden(`${end}],\n  ${after}\n}\n`),
  };
}

/** Of each contract, by path. */
export const contractDigests = oncePer(
  (sources: Program['sources']): ReadonlyMap<string, string> =>
    new Map(sources.map(({ path, text }) => [path, contractDigest(text)])),
);

/** Of what belongs to no component, by name below the contracts folder. Names are values, never keys. */
function sharedDigests({ project, components, sources }: Program): readonly (readonly string[])[] {
  const folder = project.at.file.slice(0, project.at.file.lastIndexOf('/') + 1);
  const owned = new Set(components.map((c) => c.file));

  return [...contractDigests(sources)]
    .filter(([path]) => !owned.has(path))
    .map(([path, text]) => [path.slice(folder.length), text] as const)
    .filter(([name]) => name !== ALLOWANCES);
}

/** The digest of all that types.yaml contributes. */
export function sharedFull(program: Program): string {
  const known = texts.get(program.types);

  if (known !== undefined) return known;

  const full = digest(...program.types.map((t) => plainText(t)));

  texts.set(program.types, full);

  return full;
}

/** The `full` fingerprint of a component. */
export function fullOf(component: Component, program: Program): string {
  const known = digests.get(component);

  if (known !== undefined) return known;

  const full = digest(componentText(component, program));

  digests.set(component, full);

  return full;
}

const digests = new WeakMap<Component, string>();

/** Everything of the project: shared types and every component. */
export function programFull(program: Program): string {
  const known = texts.get(program);

  if (known !== undefined) return known;

  const { name, version } = program.project;
  const full = digest(
    name,
    version,
    sharedFull(program),
    ...program.components.map((c) => fullOf(c, program)),
  );

  texts.set(program, full);

  return full;
}

function renderComponent(component: Component, program: Program): string {
  const { entity, operations, events, receivers, policies, schedules, types, id, ...rest } =
    component;
  const surface = (slots: Parameters<typeof surfaceOf>[0]): string => surfaceOf(slots, program);
  const head: Readonly<Record<string, unknown>> = { id, ...rest };
  const parts = [
    ...ownTexts(head),
    entity && `"entity": ${declared(entity, surface(entity.fields))}`,
    part(
      'types',
      types.map((t) => declared(t, surface([t.slot]))),
    ),
    part(
      'operations',
      operations.map((o) => operationText(o, operationSurface(o, program))),
    ),
    part(
      'events',
      events.map((e) => eventText(e, surface([e.payload]))),
    ),
    part('receivers', receivers.map(printed)),
    part('policies', policies.map(policyText)),
    part('routes', program.index.routes(id).map(routeText)),
    part('schedules', schedules.map(printed)),
  ].filter((text) => text !== undefined);

  return `{\n      ${parts.join(',\n      ')}\n    }`;
}

/** A component's own members, each by itself. */
function ownTexts(head: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(head)
    .sort()
    .map((key) => plainText({ [key]: head[key] }).slice(1, -1))
    .filter((text) => text !== '');
}

function printed(node: object): string {
  return plainText(node);
}

/** Of a component; undefined where it has none. */
function part(name: string, items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : list(name, items, '      ');
}

function list(name: string, items: readonly string[], indent = '  '): string {
  if (items.length === 0) return `"${name}": []`;

  const before = `\n${indent}  `;

  return `"${name}": [${before}${items.join(`,${before}`)}\n${indent}]`;
}

/** A declaration with its `surface` fingerprint, keys sorted. */
function declared(node: object, surface: string): string {
  return plainText(node, { surface });
}
