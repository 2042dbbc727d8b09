// Values that deployments give to components' needs. Whether they fit is the compiler's matter.
import type { Json } from '../../2-model/type-model.ts';
import {
  type Data,
  type Deployments,
  dataOf,
  eachOf,
  isSecretName,
  type Said,
  textOf,
} from './deployment-said.ts';

export function compareConfigured([was, is]: Deployments): readonly Said[] {
  return eachOf(valuesOf(was), valuesOf(is)).flatMap(([path, before, after]): readonly Said[] => {
    const [old, next] = [textOf(before), textOf(after)];

    if (old === next || (isSecretName(before) && isSecretName(after))) return [];
    // Secrets are found by their names.
    if (isSecretName(after) || (isSecretName(before) && after === undefined)) return [];

    if (isSecretName(before) && after !== undefined)
      return [
        {
          rule: 'config-secret-exposed',
          path,
          at: ['cfg', 'SEC'],
          text: 'a secret stands in the contracts as it is',
          before: old,
          after: '***',
        },
      ];

    return [
      {
        rule: 'config-env-override-changed',
        path,
        at: ['cfg', 'RISK'],
        text: 'components run with another value',
        before: old,
        after: next,
      },
    ];
  });
}

function valuesOf({ configuration }: Deployments[number]): Data {
  const all: { [key: string]: Json } = {};

  for (const { component, values } of configuration ?? []) {
    for (const [name, value] of Object.entries(dataOf(values.value)))
      all[`configuration.${component}.${name}`] = value;
  }

  return all;
}
