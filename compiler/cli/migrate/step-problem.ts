// What is wrong with a step by itself, whoever wrote it.
import { convertValue } from '../../../runtime-lib/storage/migrations/convert-value.ts';
import { DETAILS, VERBS } from './step.ts';

type Plain = Readonly<Record<string, unknown>>;

const TEXTS = new Set(['in', 'to', 'from', 'type']);
const FLAGS = new Set(['optional', 'nullable', 'confirm']);

export function stepProblem(step: unknown): string | undefined {
  if (typeof step !== 'object' || step === null) return 'a step is a map';

  const plain = step as Plain;
  const verb = VERBS.find((v) => Object.hasOwn(plain, v));

  if (verb === undefined) return `a step has one of ${VERBS.join(', ')}`;

  const { must, may } = DETAILS[verb];
  const known = new Set<string>([verb, ...must, ...may, 'confirm']);
  const missing = must.find((key) => !Object.hasOwn(plain, key));
  const strange = Object.keys(plain).find((key) => !known.has(key));

  if (missing !== undefined) return `${verb} needs '${missing}'`;
  if (strange !== undefined) return `${verb} has no '${strange}'`;

  return wrongValue(verb, plain) ?? wrongOtherwise(plain);
}

function wrongValue(verb: string, step: Plain): string | undefined {
  for (const [key, value] of Object.entries(step)) {
    if ((key === verb || TEXTS.has(key)) && typeof value !== 'string') return `'${key}' is a name`;
    if (FLAGS.has(key) && typeof value !== 'boolean') return `'${key}' is true or false`;
    if ((key === 'keys' || key === 'fields') && !Array.isArray(value)) return `'${key}' is a list`;
  }

  return undefined;
}

function wrongOtherwise({ otherwise, to }: Plain): string | undefined {
  if (otherwise === undefined || otherwise === null || fitsType(otherwise, String(to)))
    return undefined;

  return `'otherwise' is no ${to}`;
}

/** Bounds and patterns are the service's to check. */
export function fitsType(value: unknown, type: string): boolean {
  switch (type) {
    case 'document':
      return true;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string' && convertValue(value, 'text', type) !== undefined;
  }
}
