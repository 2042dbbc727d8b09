// The emitter `asyncapi`: specs/asyncapi.yaml, AsyncAPI 3: every event, who sends it and who receives it.
import type { Component, Event, Receiver } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { programFull } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import { frame, inPieces, type Piece } from '../artifact.ts';
import { type Contribution, sectionPieces } from '../component-pieces.ts';
import type { Emitter } from '../emitter.ts';
import { contractsFolder } from '../paths.ts';
import {
  type SchemaRegistries,
  type SchemaRegistry,
  schemaRegistries,
} from '../schema-registry.ts';
import { YamlBlock } from '../text/yaml.ts';
import { flow } from '../text/yaml-data.ts';
import { lines, memberText, nested, specificationText } from '../text/yaml-pieces.ts';

export const asyncapiEmitter: Emitter = {
  name: 'asyncapi',
  emit: (program) => {
    if (!program.components.some((c) => c.events.length > 0 || c.receivers.length > 0)) return [];

    const artifact = {
      path: 'specs/asyncapi.yaml',
      key: digest('asyncapi', programFull(program)),
      mode: 'generated',
      comment: 'hash',
      source: contractsFolder(program.project.at.file),
    } as const;

    return [inPieces(artifact, () => pieces(program))];
  },
};

function pieces(program: Program): readonly Piece[] {
  const registries = schemaRegistries(program);
  const concrete = program.components.filter((c) => !c.abstract);
  const components = concrete.map((c) => c.id);
  const { name, version } = program.project;
  const head = {
    asyncapi: '3.0.0',
    info: { title: name, version },
    defaultContentType: 'application/json',
  };
  const foreign = (component: string): string => digest(...registries.foreign(component));
  const channels = [
    ...sectionPieces(
      { name: 'channels', components },
      concrete.flatMap((c) => sent(c, registries)),
    ),
    ...sectionPieces({ name: 'foreign', components }, foreignChannels(concrete, registries)),
  ];
  const operations = [
    ...sectionPieces({ name: 'sends', components }, concrete.flatMap(sends)),
    ...sectionPieces({ name: 'receives', components }, concrete.flatMap(receives)),
  ];
  const schemas = registries.definitions().map(({ name, of, schema }) => ({
    of,
    text: lines(memberText(name, schema, 2)),
  }));

  return [
    frame('head', specificationText(head)),
    ...headed('channels:', channels),
    ...headed('operations:', operations),
    frame('components', 'components:\n'),
    ...headed(
      '  schemas:',
      sectionPieces({ name: 'schemas', components, outside: foreign }, schemas),
    ),
  ];
}

/** A section with its key, also when nothing stands in it. */
function headed(key: string, pieces: readonly Piece[]): readonly Piece[] {
  const isEmpty = pieces.every((p) => p.render().length === 0);

  return [frame(key, isEmpty ? `${key} {}\n` : `${key}\n`), ...pieces];
}

function sent({ id, events }: Component, registries: SchemaRegistries): readonly Contribution[] {
  return events.map((e) => ({
    of: id,
    text: channelText(`${id}.${e.name}`, e, registries.of(id)),
  }));
}

/** Several components may receive one event: its channel is said once. */
function foreignChannels(
  components: readonly Component[],
  registries: SchemaRegistries,
): readonly Contribution[] {
  const found = new Map<string, Contribution>();

  for (const { id, receivers } of components) {
    for (const receiver of receivers.filter((r) => r.external)) {
      const { name } = receiver.event;

      found.set(name, {
        of: id,
        several: found.has(name),
        text: channelText(name, receiver, registries.of(id)),
      });
    }
  }

  return [...found.values()];
}

function sends({ id, events }: Component): readonly Contribution[] {
  return events.map((e) => {
    const address = `${id}.${e.name}`;

    return {
      of: id,
      text: operationText(`${address}.send`, { action: 'send', address, summary: e.doc }),
    };
  });
}

function receives({ id, receivers }: Component): readonly Contribution[] {
  return receivers.map(({ event, call }) => ({
    of: id,
    text: operationText(`${id}.receives.${event.name}`, {
      action: 'receive',
      address: event.name,
      summary: `Calls ${call.name}.`,
    }),
  }));
}

const OBJECT = flow`{ type: object }`;

function channelText(address: string, of: Event | Receiver, registry: SchemaRegistry): string {
  const payload = of.payload === undefined ? OBJECT : registry.schema(of.payload, 'out');
  const members = [
    memberText('address', address, 2),
    memberText('description', 'doc' in of ? of.doc : undefined, 2),
    memberText('messages', nested(['messages', 'event', 'payload'], payload, 2), 2),
  ];

  return lines(memberText(address, new YamlBlock(members), 1));
}

interface Operation {
  readonly action: 'send' | 'receive';
  /** Of its channel. */
  readonly address: string;
  readonly summary: string | undefined;
}

function operationText(name: string, { action, address, summary }: Operation): string {
  const channel = `#/channels/${address.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const members = [
    memberText('action', action, 2),
    memberText('channel', new YamlBlock([memberText('$ref', channel, 3)]), 2),
    memberText('summary', summary, 2),
  ];

  return lines(memberText(name, new YamlBlock(members), 1));
}
