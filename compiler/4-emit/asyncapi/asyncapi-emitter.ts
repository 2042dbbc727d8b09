// The emitter `asyncapi`: specs/asyncapi.yaml, AsyncAPI 3: every event, who sends it and who receives it.
import type { Component, Event, Receiver } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { programFull } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import type { Emitter } from '../emitter.ts';
import { contractsFolder } from '../paths.ts';
import { type SchemaRegistry, schemaRegistry } from '../schema-registry.ts';
import { type YamlData, yamlText } from '../text/yaml.ts';

export const asyncapiEmitter: Emitter = {
  name: 'asyncapi',
  emit: (program) => {
    if (!program.components.some((c) => c.events.length > 0 || c.receivers.length > 0)) return [];

    return [
      {
        path: 'specs/asyncapi.yaml',
        key: digest('asyncapi', programFull(program)),
        mode: 'generated',
        comment: 'hash',
        source: contractsFolder(program.project.at.file),
        render: () => yamlText(document(program), { flowFrom: 3 }),
      },
    ];
  },
};

function document(program: Program): YamlData {
  const registry = schemaRegistry(program);
  const components = program.components.filter((c) => !c.abstract);
  const foreign = components.flatMap((c) => c.receivers.filter((r) => r.external));
  const channels: [string, YamlData][] = [
    ...components.flatMap((c) =>
      c.events.map((e): [string, YamlData] => [
        `${c.id}.${e.name}`,
        channel(`${c.id}.${e.name}`, e, registry),
      ]),
    ),
    ...foreign.map((r): [string, YamlData] => [r.event.name, channel(r.event.name, r, registry)]),
  ];
  const operations: [string, YamlData][] = [
    ...components.flatMap((c) =>
      c.events.map((e): [string, YamlData] => [`${c.id}.${e.name}.send`, send(c, e)]),
    ),
    ...components.flatMap((c) =>
      c.receivers.map((r): [string, YamlData] => [`${c.id}.receives.${r.event.name}`, receive(r)]),
    ),
  ];
  const { name, version } = program.project;

  return {
    asyncapi: '3.0.0',
    info: { title: name, version },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(channels),
    operations: Object.fromEntries(operations),
    components: { schemas: registry.definitions() },
  };
}

function channel(address: string, of: Event | Receiver, registry: SchemaRegistry): YamlData {
  const doc = 'doc' in of ? of.doc : undefined;
  const payload =
    of.payload === undefined
      ? { type: 'object' }
      : (registry.schema(of.payload, 'out') as YamlData);

  return { address, description: doc, messages: { event: { payload } } };
}

function send(component: Component, event: Event): YamlData {
  return {
    action: 'send',
    channel: reference(`${component.id}.${event.name}`),
    summary: event.doc,
  };
}

function receive({ event, call }: Receiver): YamlData {
  return { action: 'receive', channel: reference(event.name), summary: `Calls ${call.name}.` };
}

function reference(channel: string): YamlData {
  return { $ref: `#/channels/${channel.replaceAll('~', '~0').replaceAll('/', '~1')}` };
}
