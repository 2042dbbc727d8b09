// What a file of the contracts folder is, by its path alone.

export type FileRole =
  | { readonly kind: 'project' }
  | { readonly kind: 'types' }
  | { readonly kind: 'allowances' }
  | { readonly kind: 'deployment'; readonly name: string; readonly at: number }
  | { readonly kind: 'component'; readonly id: string; readonly at: number };

const EXTENSION = /\.ya?ml$/;

/** `at` is where the name begins in the path, for what is wrong with it. */
export function fileRole(path: string): FileRole {
  // The folder `contracts` may stand anywhere below the project.
  const at = path.startsWith('contracts/') ? 10 : path.indexOf('/contracts/') + 11;
  const inside = at === 10 && !path.startsWith('contracts/') ? path : path.slice(at);
  const name = inside.replace(EXTENSION, '');

  if (name === 'toac') return { kind: 'project' };

  if (name === 'types') return { kind: 'types' };

  if (name === 'allowances') return { kind: 'allowances' };

  const start = path.length - inside.length;

  return inside.startsWith('deployments/')
    ? {
        kind: 'deployment',
        name: name.slice('deployments/'.length),
        at: start + 'deployments/'.length,
      }
    : { kind: 'component', id: name.replaceAll('/', '.'), at: start };
}
