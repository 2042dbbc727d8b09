// The seam between comparing parts of a deployment and saying where they are found; and small questions about data.
import type { Json } from '../../2-model/type-model.ts';
import type { DeploymentDocument } from '../document.ts';
import type { Line } from '../edit.ts';

export type Deployments = readonly [DeploymentDocument, DeploymentDocument];

/** One edit of a deployment: `path` is below it, and the same in those that extend it. */
export interface Said {
  readonly rule: string;
  readonly path: string;
  readonly at: Line['at'];
  readonly text: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly rollout?: string;
  /** What else the same edit does. */
  readonly also?: readonly { readonly at: Line['at']; readonly text: string }[];
}

export type Data = { readonly [key: string]: Json };

export function dataOf(value: Json | undefined): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Data)
    : {};
}

export function textOf(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;

  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Members of both, with what each side says. */
export function eachOf(
  was: Data,
  is: Data,
): readonly (readonly [string, Json | undefined, Json | undefined])[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();

  return names.map((name) => [name, was[name], is[name]] as const);
}

/** `$NAME` stands for a secret. */
export function isSecretName(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\$[A-Za-z_]/.test(value);
}
