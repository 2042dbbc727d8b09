// The settings of a process: read once, validated whole, every problem told at once. The only file of this library that
// reads the environment and mounted secrets. Must not put a value into a message: it may be a secret.
import { segment } from '../check/problems.ts';
import { fromWire, problemsOf } from './codec.ts';
import type { Codec, ComponentDefinition } from './definition.ts';
import { nodeFs } from './node-modules.ts';
import type { Policies } from './place-policies.ts';
import { type ProcessSettings, processSettings } from './process-settings.ts';

/** A deployment as contracts have it: `$NAME` stands for a secret. */
export interface DeploymentValues {
  readonly name: string;
  readonly storages: Readonly<Record<string, { readonly kind: string }>>;
  /** By component. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** What stands between the network and the components. */
  readonly gateway?: unknown;
  /** By component and policy, what is joined to the policy: it can only narrow. */
  readonly policies?: Readonly<Record<string, Policies>> | undefined;
}

export interface Settings {
  readonly storages: DeploymentValues['storages'];
  /** By component, as its operations see it. */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly process: ProcessSettings;
}

/** What is outside of the process. Tests bring their own. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => string;
}

export const surroundings: Surroundings = {
  environment: process.env,
  readFile: (path) => nodeFs().readFileSync(path, 'utf8'),
};

/** The deployment or the environment is not as the components need it; `problems` are lines for people. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the configuration is not valid:\n${problems.map((p) => `  ${p}`).join('\n')}`);
    this.problems = problems;
  }
}

export function readSettings(
  deployment: DeploymentValues,
  components: readonly ComponentDefinition[],
  from: Surroundings = surroundings,
): Settings {
  const problems: string[] = [];
  const storages = Object.entries(deployment.storages).map(([name, values]) => {
    const filled = fill(values, { place: `storage ${name}`, problems, from });

    return [name, filled.value as { readonly kind: string }] as const;
  });
  const configuration = components.flatMap(({ id, configuration: codec }) => {
    if (codec === undefined) return [];

    const setting = { place: `configuration of ${id}`, problems, from };

    return [[id, readComponent(deployment.configuration[id] ?? {}, codec, setting)] as const];
  });
  const settings = processSettings(from.environment, problems);

  if (problems.length > 0) throw new ConfigurationError(problems);

  return {
    storages: Object.fromEntries(storages),
    configuration: Object.fromEntries(configuration),
    process: settings,
  };
}

interface Setting {
  /** For messages. */
  readonly place: string;
  readonly problems: string[];
  readonly from: Surroundings;
}

function readComponent(values: unknown, codec: Codec, setting: Setting): unknown {
  const { place, problems } = setting;
  const filled = fill(values, setting);
  const value = typed(filled, codec);
  const wrong = problemsOf(codec, value).filter((p) => !filled.absent.has(p.pointer));

  for (const { pointer, message } of wrong) {
    const name = filled.names.get(pointer);

    problems.push(
      name === undefined
        ? `${place}, ${pointer === '' ? 'all of it' : pointer}: ${message}`
        : `${name}: ${message} (${place}, ${pointer})`,
    );
  }

  if (wrong.length > 0 || filled.absent.size > 0) return undefined;

  return fromWire(codec, value);
}

/** A variable is text; where that is refused, and it is JSON, its value is meant: `3`, `true`, `["a"]`. */
function typed({ value, names }: Filled, codec: Codec): unknown {
  let result = value;

  for (const { pointer } of problemsOf(codec, value)) {
    if (names.has(pointer)) result = replaced(result, pointer.split('/').slice(1), parsed);
  }

  return result;
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return text;
  }
}

function replaced(
  value: unknown,
  path: readonly string[],
  change: (value: unknown) => unknown,
): unknown {
  const [first, ...rest] = path;

  if (first === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((v, i) => (String(i) === first ? replaced(v, rest, change) : v));
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [
      k,
      segment(k) === first ? replaced(v, rest, change) : v,
    ]),
  );
}

interface Filled {
  readonly value: unknown;
  /** Pointer ⇒ the variable whose value stands there. */
  readonly names: ReadonlyMap<string, string>;
  /** Where nothing stands, because the variable has none: that was said. */
  readonly absent: ReadonlySet<string>;
}

/** Puts in what `$NAME` stands for. */
function fill(values: unknown, { place, problems, from }: Setting): Filled {
  const names = new Map<string, string>();
  const absent = new Set<string>();
  const visit = (value: unknown, pointer: string): unknown => {
    if (typeof value === 'string' && VARIABLE.test(value)) {
      const name = value.slice(1);
      const found = variable(name, from);

      names.set(pointer, name);

      if ('value' in found) return found.value;

      absent.add(pointer);
      problems.push(`${found.problem} (${place}, ${pointer})`);

      return undefined;
    }

    if (Array.isArray(value)) return value.map((item, i) => visit(item, `${pointer}/${i}`));
    if (typeof value !== 'object' || value === null) return value;

    return Object.fromEntries(
      Object.entries(value).map(([k, v]) => [k, visit(v, `${pointer}/${segment(k)}`)]),
    );
  };

  return { value: visit(values, ''), names, absent };
}

const VARIABLE = /^\$[A-Z][A-Z0-9_]*$/;

/** The variable itself, or the file that `NAME_FILE` names, without its last line break. */
function variable(
  name: string,
  { environment, readFile }: Surroundings,
): { readonly value: string } | { readonly problem: string } {
  const value = environment[name];
  const file = environment[`${name}_FILE`];

  if (value !== undefined && file !== undefined)
    return { problem: `${name} and ${name}_FILE are both set` };
  if (value === '') return { problem: `${name} is empty` };
  if (value !== undefined) return { value };
  if (file === undefined) return { problem: `${name} is not set` };

  try {
    const text = readFile(file).replace(/\r?\n$/, '');

    return text === '' ? { problem: `the file of ${name}_FILE is empty` } : { value: text };
  } catch {
    return { problem: `the file of ${name}_FILE cannot be read` };
  }
}
