// Where artifacts stand below the output folder, and how one module imports another.

import type { Operation } from '../2-model/model.ts';

export function componentFolder(id: string): string {
  return id.replaceAll('.', '/');
}

/** The specifier by which a module at `from` imports the module at `to`; both relative to one folder. */
export function specifier(from: string, to: string): string {
  if (!to.includes('/')) return `${upwards(from)}${to}`;

  const key = `${from} ${to}`;
  const known = specifiers.get(key);

  if (known !== undefined) return known;

  const made = makeSpecifier(from, to);

  if (specifiers.size < 10_000) specifiers.set(key, made);

  return made;
}

/** A module asks for the same few again and again. */
const specifiers = new Map<string, string>();

/** From the folder of a file to that of all. */
function upwards(from: string): string {
  let up = '';

  for (let at = from.indexOf('/'); at !== -1; at = from.indexOf('/', at + 1)) up += '../';

  return up === '' ? './' : up;
}

function makeSpecifier(from: string, to: string): string {
  const source = from.split('/').slice(0, -1);
  const target = to.split('/');
  let common = 0;

  while (common < source.length && common < target.length - 1 && source[common] === target[common])
    common++;

  const up = source.slice(common).map(() => '..');
  const down = target.slice(common);

  return [...(up.length === 0 ? ['.'] : up), ...down].join('/');
}

/** `a/b/../c` is `a/c`. */
export function normalise(path: string): string {
  const parts: string[] = [];

  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }

  return parts.join('/');
}

/** The folder of the contracts, relative to the project, from the place of toac.yaml. */
export function contractsFolder(projectFile: string): string {
  return projectFile.split('/').slice(0, -1).join('/');
}

/** Below the folder of handwritten code. An inherited operation runs the base's function. */
export function handlerFile(operation: Operation): string {
  return `${componentFolder(operation.origin)}/${operation.name}.ts`;
}
