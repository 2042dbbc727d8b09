// Deployment syntax → Deployment: bases merged (maps by key, `kind` replaces, lists replace, null removes).
import type {
  ComponentSyntax,
  DeploymentSyntax,
  PolicySyntax,
  ValueEntrySyntax,
  ValueSyntax,
} from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import type {
  ConfigurationValues,
  Deployment,
  Located,
  Provision,
  Service,
} from './deployment-model.ts';
import type { Environment } from './environment.ts';
import { typeExpression } from './expression.ts';
import type { Policy } from './expression-model.ts';
import { jsonOf } from './json.ts';
import { declared } from './node-id.ts';
import { accessRoots, policyScope } from './policy.ts';
import { openRoot } from './roots.ts';
import { defined, miss, type Scope } from './scope.ts';

const DATA = [
  'services',
  'bindings',
  'storages',
  'configuration',
  'external',
  'gateway',
  'identity',
] as const;

type Merged = Pick<DeploymentSyntax, (typeof DATA)[number] | 'registry'>;

export function buildDeployments(
  all: readonly DeploymentSyntax[],
  scope: Scope,
): readonly Deployment[] {
  const own = new Map(all.map((syntax) => [syntax, policiesOf(syntax, scope)]));

  return all.map((syntax) => {
    const merged = mergeBases(syntax, all, []);

    if (syntax.extends !== undefined && !all.some((d) => d.name === syntax.extends?.value)) {
      miss(scope, {
        what: 'deployment',
        name: syntax.extends.value,
        at: syntax.extends.at,
        scope: '',
        candidates: all.filter((d) => d !== syntax).map((d) => ({ name: d.name })),
      });
    }

    return defined({
      name: syntax.name,
      file: syntax.file,
      at: syntax.at,
      abstract: syntax.abstract?.value === true,
      embedded: false,
      extends: syntax.extends?.value,
      extendsAt: syntax.extends?.at,
      registry: merged.registry?.value,
      services: entries(merged.services).map(serviceOf),
      bindings: entries(merged.bindings).map(provisionOf),
      storages: entries(merged.storages).map(provisionOf),
      configuration: entries(merged.configuration).map(valuesOf),
      external: entries(merged.external).map(provisionOf),
      gateway: merged.gateway === undefined ? undefined : located(merged.gateway),
      identity: merged.identity === undefined ? undefined : located(merged.identity),
      policies: narrowings(syntax, own, []),
    }) as Deployment;
  });
}

/** Every component in one process, SQLite, messages inside the process. */
export function embeddedDeployment(
  project: string,
  components: readonly string[],
  at: Span,
): Deployment {
  const nothing: Located = { at, value: {}, members: {} };
  const file: Located = { at, value: `.data/${project}.sqlite`, members: {} };

  return {
    name: 'embedded',
    file: at.file,
    at,
    abstract: false,
    embedded: true,
    services: [
      { name: project, at, components: components.map((id) => ({ id, at })), properties: nothing },
    ],
    bindings: [{ name: 'default', at, kind: 'local', kindAt: at, properties: nothing }],
    storages: [
      {
        name: 'default',
        at,
        kind: 'sqlite',
        kindAt: at,
        properties: { at, value: { file: file.value }, members: { file } },
      },
    ],
    configuration: [],
    external: [],
    policies: [],
  };
}

function mergeBases(
  syntax: DeploymentSyntax,
  all: readonly DeploymentSyntax[],
  open: readonly DeploymentSyntax[],
): Merged {
  const base = all.find((d) => d.name === syntax.extends?.value);

  if (base === undefined || open.includes(base) || base === syntax) return syntax;

  const under = mergeBases(base, all, [...open, syntax]);
  const data = Object.fromEntries(DATA.map((key) => [key, mergeValues(under[key], syntax[key])]));

  return {
    ...(data as Pick<DeploymentSyntax, (typeof DATA)[number]>),
    registry: syntax.registry ?? under.registry,
  };
}

type Policies = Deployment['policies'];

/** What the bases narrow, and what is narrowed here: all of it holds. */
function narrowings(
  syntax: DeploymentSyntax,
  own: ReadonlyMap<DeploymentSyntax, Policies>,
  open: readonly DeploymentSyntax[],
): Policies {
  const base = [...own.keys()].find((d) => d.name === syntax.extends?.value);
  const under =
    base === undefined || base === syntax || open.includes(base)
      ? []
      : narrowings(base, own, [...open, syntax]);

  return [...under, ...(own.get(syntax) ?? [])];
}

function mergeValues(
  base: ValueSyntax | undefined,
  over: ValueSyntax | undefined,
): ValueSyntax | undefined {
  if (base === undefined || over === undefined) return over ?? base;
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  if (over.entries.some((e) => e.key.value === 'kind')) return over;

  const own = new Map(over.entries.map((e) => [e.key.value, e]));
  const merged: ValueEntrySyntax[] = [];

  for (const entry of base.entries) {
    const replaced = own.get(entry.key.value);

    own.delete(entry.key.value);

    if (replaced === undefined) merged.push(entry);
    else if (replaced.value.kind !== 'scalar' || replaced.value.value !== null) {
      merged.push({
        key: replaced.key,
        value: mergeValues(entry.value, replaced.value) ?? replaced.value,
      });
    }
  }

  merged.push(
    ...[...own.values()].filter((e) => e.value.kind !== 'scalar' || e.value.value !== null),
  );

  return { kind: 'map', at: over.at, entries: merged };
}

function entries(value: ValueSyntax | undefined): readonly ValueEntrySyntax[] {
  return value?.kind === 'map' ? value.entries : [];
}

function located(value: ValueSyntax): Located {
  return {
    at: value.at,
    value: jsonOf(value),
    members: Object.fromEntries(
      entries(value).map((e) => [e.key.value, { ...located(e.value), keyAt: e.key.at }]),
    ),
  };
}

function serviceOf({ key, value }: ValueEntrySyntax): Service {
  const components = entries(value).find((e) => e.key.value === 'components')?.value;
  const items = components?.kind === 'list' ? components.items : [];

  return {
    name: key.value,
    at: key.at,
    components: items.flatMap((item) =>
      item.kind === 'scalar' && typeof item.value === 'string'
        ? [{ id: item.value, at: item.at }]
        : [],
    ),
    properties: located(value),
  };
}

function provisionOf({ key, value }: ValueEntrySyntax): Provision {
  const kind = entries(value).find((e) => e.key.value === 'kind')?.value;

  return {
    name: key.value,
    at: key.at,
    kind: kind?.kind === 'scalar' && typeof kind.value === 'string' ? kind.value : '',
    kindAt: kind?.at ?? key.at,
    properties: located(value),
  };
}

function valuesOf({ key, value }: ValueEntrySyntax): ConfigurationValues {
  return { component: key.value, at: key.at, values: located(value) };
}

function policiesOf(syntax: DeploymentSyntax, scope: Scope): Deployment['policies'] {
  return syntax.policies.map(({ component, policies }) => {
    const owner = scope.components.get(component.value);

    if (owner === undefined) {
      miss(scope, {
        what: 'component',
        name: component.value,
        at: component.at,
        scope: '',
        candidates: [...scope.components.values()].map((c) => ({ name: c.id })),
      });

      return { component: component.value, at: component.at, policies: [] };
    }

    const env: Environment = {
      scope,
      place: 'policies',
      roots: [
        ...accessRoots(owner, scope),
        openRoot('route', 'the path'),
        openRoot('input', 'the input'),
      ],
      policies: policyScope(owner, scope),
    };

    return {
      component: component.value,
      at: component.at,
      policies: policies.map((policy) => narrowingPolicy(policy, owner, env)),
    };
  });
}

/** Joined to the component's policy of that name by `and`. */
function narrowingPolicy(policy: PolicySyntax, owner: ComponentSyntax, env: Environment): Policy {
  const { value: name, at } = policy.name;

  if (!owner.policies.some((p) => p.name.value === name)) {
    miss(env.scope, {
      what: 'policy',
      name,
      at,
      scope: owner.id,
      candidates: owner.policies.map((p) => ({ name: p.name.value, at: p.name.at })),
    });
  }

  return {
    id: declared(owner.id, 'policies', name),
    at,
    name,
    component: owner.id,
    expression: typeExpression(policy.expression, env),
    uses: [],
  };
}
