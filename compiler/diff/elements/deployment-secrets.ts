// Secrets that a deployment needs: `$NAME` has to exist before anything starts.
import type { Json } from '../../2-model/type-model.ts';
import { type Deployments, isSecretName, type Said } from './deployment-said.ts';
import { differ } from './route-traits.ts';

export function compareSecrets([was, is]: Deployments): readonly Said[] {
  const [before, after] = [namesIn(was), namesIn(is)];
  const { came, went } = differ([...before.keys()], [...after.keys()]);
  const renamed = came.flatMap((name) => {
    const old = went.find((other) => before.get(other) === after.get(name));

    return old === undefined ? [] : [[old, name] as const];
  });
  const isRenamed = (name: string): boolean => renamed.some((pair) => pair.includes(name));
  const one = (
    rule: string,
    name: string,
    said: Pick<Said, 'at' | 'text' | 'before' | 'after'>,
  ): Said => ({
    rule,
    path: (after.get(name) ?? before.get(name) ?? '').replace(/^\./, ''),
    ...said,
    ...(said.at[1] === 'BREAK' ? { rollout: 'operators create it first, then the new build' } : {}),
  });

  return [
    ...renamed.map(([old, name]) =>
      one('secret-renamed', name, {
        at: ['cfg', 'BREAK'],
        text: `${name} has to be there in place of ${old}`,
        before: old,
        after: name,
      }),
    ),
    ...came
      .filter((name) => !isRenamed(name))
      .map((name) =>
        one('secret-added', name, {
          at: ['cfg', 'BREAK'],
          text: `${name} has to be there before the new build starts`,
          after: name,
        }),
      ),
    ...went
      .filter((name) => !isRenamed(name))
      .map((name) =>
        one('secret-removed', name, {
          at: ['cfg', 'NOTE'],
          text: `${name} is not needed any more`,
          before: name,
        }),
      ),
  ];
}

/** Each name, and where it stands first. */
function namesIn(deployment: Deployments[number]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const { bindings, configuration, external, gateway, identity, storages } = deployment;

  for (const [key, list] of Object.entries({ bindings, external, storages }))
    for (const { name, properties } of list ?? [])
      collect(properties.value, `${key}.${name}`, found);

  for (const { component, values } of configuration ?? [])
    collect(values.value, `configuration.${component}`, found);

  collect(gateway?.value, 'gateway', found);
  collect(identity?.value, 'identity', found);

  return found;
}

function collect(value: Json | undefined, path: string, into: Map<string, string>): void {
  if (isSecretName(value)) {
    if (!into.has(value)) into.set(value, path);
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) collect(item, `${path}.${i}`, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(inner, `${path}.${key}`, into);
  }
}
