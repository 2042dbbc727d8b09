// Needs of the configuration against what each deployment provides; a missing value is reported at the need.
import { STORAGES } from '../../../runtime-lib/symbols.ts';
import type { ConfigurationValues, Deployment, Located } from '../../2-model/deployment-model.ts';
import type { Component, Model } from '../../2-model/model.ts';
import type { Field } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { meant } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';
import { acceptsSlot } from '../accepts.ts';
import { describeType } from '../describe.ts';
import { type Lookup, lookupOf } from '../lookup.ts';

const storages: Readonly<Record<string, { readonly embedded: boolean }>> = STORAGES;

export function configurationValues(
  model: Model,
  report: Report,
  broken: ReadonlySet<string>,
): void {
  const lookup = lookupOf(model);

  for (const deployment of model.deployments) {
    if (broken.has(deployment.file)) continue;

    checkComponents(deployment, lookup, report, model);

    if (deployment.abstract) continue;

    for (const component of model.components.filter((c) => !c.abstract)) {
      checkMissing(component, deployment, report);
    }
  }
}

function checkComponents(
  deployment: Deployment,
  lookup: Lookup,
  report: Report,
  model: Model,
): void {
  for (const values of deployment.configuration) {
    const component = lookup.component(values.component);

    if (component === undefined) {
      const word = suggestion(
        values.component,
        model.components.map((c) => c.id),
      );

      report('TOA6004', values.at, { name: values.component }, meant(values.at, word));
    } else checkValues(values, component, { deployment, lookup, report });
  }
}

interface Context {
  readonly deployment: Deployment;
  readonly lookup: Lookup;
  readonly report: Report;
}

function checkValues(
  { values, at }: ConfigurationValues,
  component: Component,
  context: Context,
): void {
  const needs = component.configuration?.fields ?? [];

  for (const [name, value] of Object.entries(values.members)) {
    const need = needs.find((f) => f.name === name);

    if (need === undefined) {
      const word = suggestion(
        name,
        needs.map((f) => f.name),
      );
      const place = value.keyAt ?? at;

      context.report('TOA6007', place, { name, component: component.id }, meant(place, word));
    } else checkValue(need, value, context);
  }
}

function checkValue(need: Field, value: Located, { deployment, lookup, report }: Context): void {
  if (typeof value.value === 'string' && /^\$[A-Z][A-Z0-9_]*$/.test(value.value)) return;

  if (need.type.kind === 'secret') {
    const embedded =
      deployment.storages.length > 0 &&
      deployment.storages.every((s) => storages[s.kind]?.embedded === true);

    if (typeof value.value !== 'string')
      report('TOA6006', value.at, { name: need.name, type: 'a text, or $NAME for a secret' });
    else if (!embedded && !deployment.abstract) report('TOA6011', value.at, { name: need.name });

    return;
  }

  if (!acceptsSlot(need, value.value, lookup)) {
    report(
      'TOA6006',
      value.at,
      { name: need.name, type: describeType(lookup.meaning(need.type)) },
      { related: [{ message: 'needed here', at: need.at }] },
    );
  }
}

/** The embedded default makes development values for secrets. */
function checkMissing(component: Component, deployment: Deployment, report: Report): void {
  const given =
    deployment.configuration.find((c) => c.component === component.id)?.values.members ?? {};

  for (const { name, optional, default: value, type, at } of component.configuration?.fields ??
    []) {
    if (optional || value !== undefined || Object.hasOwn(given, name)) continue;
    if (deployment.embedded && type.kind === 'secret') continue;

    const related = deployment.embedded ? [] : [{ message: 'the deployment', at: deployment.at }];

    report(
      'TOA6005',
      at,
      { name: `${component.id}.${name}`, deployment: deployment.name },
      { related },
    );
  }
}
