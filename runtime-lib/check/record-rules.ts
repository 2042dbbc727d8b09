// Rules of objects and unions of objects: a table of rules by field, which is walked.
import { type Problems, segment } from './problems.ts';
import { isRecord, own, type UnknownRecord } from './record.ts';
import type { RecordRule, Rule } from './rule.ts';
import { oneOf } from './text-rules.ts';

type Fields = Readonly<Record<string, Rule>>;

/** Has these fields and, unless it is walked as open, no other. */
export function record(fields: Fields): RecordRule {
  const keys = Object.keys(fields);
  const inner = extensible(fields);
  const rule: Rule = (value, problems, pointer = '', opened = false) => {
    inner(value, problems, pointer, opened);

    if (!opened && isRecord(value)) checkKeys(value, problems, pointer, keys);
  };

  return Object.assign(rule, { keys });
}

/** What others send: other properties are nobody's business, here and below. */
export function openRecord(fields: Fields): Rule {
  return open(record(fields));
}

/** May have other properties, whoever sends it. */
export function extensible(fields: Fields): Rule {
  const steps = Object.entries(fields).map(stepOf);

  return (value, problems, pointer = '', opened = false) => {
    if (!checkRecord(value, problems, pointer)) return;

    for (const { key, inherited, tail, rule } of steps) {
      rule(inherited ? own(value, key) : value[key], problems, pointer + tail, opened);
    }
  };
}

interface Step {
  readonly key: string;
  /** What every object inherits, as `constructor`, is no property of a value. */
  readonly inherited: boolean;
  readonly tail: string;
  readonly rule: Rule;
}

function stepOf([key, rule]: readonly [string, Rule]): Step {
  return { key, inherited: key in Object.prototype, tail: `/${segment(key)}`, rule };
}

/** As readers of what others send take it. */
export function open(rule: Rule): Rule {
  return (value, problems, pointer = '') => rule(value, problems, pointer, true);
}

/** One of several objects, told apart by the discriminator. */
export function union(discriminator: string, arms: Fields): Rule {
  const kinds = oneOf(Object.keys(arms));

  return (value, problems, pointer = '', opened = false) => {
    if (!checkRecord(value, problems, pointer)) return;

    const kind =
      discriminator in Object.prototype ? own(value, discriminator) : value[discriminator];
    const arm = typeof kind === 'string' ? own(arms, kind) : undefined;

    if (arm === undefined) kinds(kind, problems, `${pointer}/${segment(discriminator)}`);
    else arm(value, problems, pointer, opened);
  };
}

function checkRecord(value: unknown, problems: Problems, pointer: string): value is UnknownRecord {
  if (isRecord(value)) return true;

  problems.mistyped(value, pointer, 'an object');

  return false;
}

/** Every property that is not among the keys. */
function checkKeys(
  value: UnknownRecord,
  problems: Problems,
  pointer: string,
  keys: readonly string[],
): void {
  for (const key in value) {
    if (problems.full) return;

    if (!keys.includes(key)) {
      problems.add(`${pointer}/${segment(key)}`, 'unknown', 'is not a known property');
    }
  }
}
