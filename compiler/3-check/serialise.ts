// Program → the text of model.json: declarations in contract order, one a line, keys sorted, no positions.
import type { Component } from '../2-model/model.ts';
import { surfaceOf } from './fingerprint.ts';
import { plain } from './plain.ts';
import type { Program } from './program.ts';
import { digest } from '../base/digest.ts';

const texts = new WeakMap<object, string>();

/** Everything that emitters may read of a component, as text; its digest is the `full` fingerprint. */
export function componentText(component: Component, program: Program): string {
  const known = texts.get(component);

  if (known !== undefined) return known;

  const text = renderComponent(component, program);

  texts.set(component, text);

  return text;
}

export function serialise(program: Program): string {
  const { project, types, components, deployments } = program;
  const head = { language: 1, project: project.name, version: project.version };
  const parts = [
    ...Object.entries(head).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`),
    list('types', types.map((t) => declared(t, surfaceOf(t.slot, program)))),
    list('components', components.map((c) => componentText(c, program)), '  '),
    list('deployments', deployments.map((d) => line(plain(d)))),
  ];

  return `{\n  ${parts.join(',\n  ')}\n}\n`;
}

/** The digest of all that types.yaml contributes. */
export function sharedFull(program: Program): string {
  const known = texts.get(program.types);

  if (known !== undefined) return known;

  const full = digest(...program.types.map((t) => line(plain(t))));

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
  const full = digest(name, version, sharedFull(program), ...program.components.map((c) => fullOf(c, program)));

  texts.set(program, full);

  return full;
}

function renderComponent(component: Component, program: Program): string {
  const { entity, operations, events, receivers, policies, schedules, types, id, ...rest } = component;
  const routes = program.index.routes(id);
  const slots = (o: Component['operations'][number]): string =>
    surfaceOf(
      [o.type, o.scope, o.input, o.output, ...o.errors.toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap((e) => [e.name, String(e.status), e.data])],
      program,
    );
  const head = plain({ ...rest, id }) as Record<string, unknown>;
  const parts = [
    ...Object.keys(head)
      .sort()
      .map((key) => `"${key}": ${line(head[key])}`),
    ...(entity === undefined ? [] : [`"entity": ${declared(entity, surfaceOf(entity.fields, program))}`]),
    list('types', types.map((t) => declared(t, surfaceOf(t.slot, program))), '      '),
    list('operations', operations.map((o) => declared(o, slots(o))), '      '),
    list('events', events.map((e) => declared(e, surfaceOf(e.payload, program))), '      '),
    list('receivers', receivers.map((r) => line(plain(r))), '      '),
    list('policies', policies.map((p) => line(plain(p))), '      '),
    list('routes', routes.map((r) => line(plain(r))), '      '),
    list('schedules', schedules.map((s) => line(plain(s))), '      '),
  ].filter((part) => !part.endsWith(': []'));

  return `{\n      ${parts.join(',\n      ')}\n    }`;
}

function list(name: string, items: readonly string[], indent = '  '): string {
  if (items.length === 0) return `"${name}": []`;

  const inner = items.map((item) => `\n${indent}  ${item}`).join(',');

  return `"${name}": [${inner}\n${indent}]`;
}

function line(value: unknown): string {
  return JSON.stringify(value);
}

/** A declaration with its `surface` fingerprint, keys sorted. */
function declared(node: object, surface: string): string {
  const members = Object.entries({ ...(plain(node) as object), surface });

  return line(Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1))));
}
