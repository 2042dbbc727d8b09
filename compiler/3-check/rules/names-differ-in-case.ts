// Names that differ only in case would meet in one folder or table.

import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import type { Span } from '../../base/source.ts';

interface Named {
  readonly name: string;
  readonly at: Span;
}

export function namesDifferInCase(model: Model, report: Report): void {
  check(
    model.components.map((c) => ({ name: c.id, at: c.at })),
    report,
  );
  check(model.types, report);

  for (const component of model.components) {
    check(component.operations, report);
    check(component.events, report);
    check(component.types, report);
    check(component.entity?.fields ?? [], report);
    check(component.entity?.unique ?? [], report);
    check(component.entity?.index ?? [], report);
  }
}

function check(names: readonly Named[], report: Report): void {
  if (names.every(({ name }) => name === name.toLowerCase())) return;

  const known = new Map<string, Named>();

  for (let i = 0; i < names.length; i++) {
    const { name, at } = names[i] as Named;
    const folded = name.toLowerCase();
    const other = known.get(folded);

    if (other === undefined) known.set(folded, names[i] as Named);
    else if (other.name !== name) {
      report(
        'TOA2017',
        at,
        { name, other: other.name },
        { related: [{ message: 'the other one', at: other.at }] },
      );
    }
  }
}
