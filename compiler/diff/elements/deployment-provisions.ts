// Storages, message bindings and addresses of the outside: what components stand on.
import type { ProvisionDocument } from '../document.ts';
import { matched } from '../matching.ts';
import {
  type Deployments,
  dataOf,
  eachOf,
  isSecretName,
  type Said,
  textOf,
} from './deployment-said.ts';

interface Kind {
  readonly of: 'storages' | 'bindings' | 'external';
  readonly kindRule: string;
  readonly kindText: string;
  readonly changedRule: string;
  readonly changedText: string;
}

const KINDS: readonly Kind[] = [
  {
    of: 'storages',
    kindRule: 'entity-storage-changed',
    kindText: 'entities stay where they are: no migration moves them',
    changedRule: 'entity-storage-changed',
    changedText: 'entities stay where they are: no migration moves them',
  },
  {
    of: 'bindings',
    kindRule: 'event-binding-changed',
    kindText: 'messages that wait stay behind, and consumers of the old one get nothing',
    changedRule: 'event-binding-changed',
    changedText: 'messages that wait stay behind, and consumers of the old one get nothing',
  },
  {
    of: 'external',
    kindRule: 'receiver-source-changed',
    kindText: 'events come from another address',
    changedRule: 'receiver-source-changed',
    changedText: 'events come from another address',
  },
];

export function compareProvisions([was, is]: Deployments): readonly Said[] {
  return KINDS.flatMap((kind) => {
    const { kept, came, went } = matched(was[kind.of], is[kind.of]);

    return [
      ...kept.flatMap((pair) => compareProvision(kind, pair)),
      ...came.map(
        ({ name, kind: what }): Said => ({
          rule: 'pointer-added',
          path: `${kind.of}.${name}`,
          at: ['cfg', 'BREAK'],
          text: `${what || name} has to be there before the new build starts`,
          after: what || name,
          rollout: 'operators provide it first, then the new build',
        }),
      ),
      ...went.map(
        ({ name, kind: what }): Said => ({
          rule: 'pointer-removed',
          path: `${kind.of}.${name}`,
          at: ['cfg', 'NOTE'],
          text: `${what || name} is not needed any more`,
          before: what || name,
        }),
      ),
    ];
  });
}

function compareProvision(
  kind: Kind,
  [was, is]: readonly [ProvisionDocument, ProvisionDocument],
): readonly Said[] {
  const path = `${kind.of}.${is.name}`;

  if (was.kind !== is.kind)
    return [
      {
        rule: kind.kindRule,
        path,
        at: [kind.of === 'storages' ? 'sto' : 'evt', 'BREAK'],
        text: kind.kindText,
        before: was.kind,
        after: is.kind,
      },
    ];

  const changed = eachOf(dataOf(was.properties.value), dataOf(is.properties.value)).filter(
    ([, before, after]) =>
      textOf(before) !== textOf(after) && !(isSecretName(before) && isSecretName(after)),
  );

  return changed.map(
    ([name, before, after]): Said => ({
      rule: kind.changedRule,
      path: `${path}.${name}`,
      at: [kind.of === 'storages' ? 'sto' : 'evt', 'BREAK'],
      text: kind.changedText,
      before: textOf(before),
      after: textOf(after),
    }),
  );
}
