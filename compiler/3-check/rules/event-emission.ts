// A coded event is emitted by some operation; a derived one by none.

import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';

export function eventEmission(model: Model, report: Report, broken: ReadonlySet<string>): void {
  const extending = model.components.filter((c) => c.extends !== undefined);

  for (const component of model.components) {
    const emits = component.operations.flatMap((o) => o.emits);
    const heirs = extending
      .filter((c) => c.extends?.id === component.id)
      .flatMap((c) => c.operations.flatMap((o) => o.emits));

    for (const event of component.events) {
      const emitted = emits.filter((e) => e.id === event.id);

      if (event.when !== undefined) {
        const related = [{ message: 'derived here', at: event.at }];

        for (const { at } of emitted) report('TOA2203', at, { name: event.name }, { related });
      } else if (
        emitted.length === 0 &&
        !heirs.some((e) => e.name === event.name) &&
        !broken.has(component.file)
      ) {
        report('TOA2202', event.at, { name: event.name });
      }
    }
  }
}
