// A type that nothing uses is a warning: it is dead text, or something meant it and missed.

import type { Model } from '../../2-model/model.ts';
import type { Slot } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { slotsOf } from '../walk.ts';

export function unusedType(model: Model, report: Report, broken: ReadonlySet<string>): void {
  const used = new Set<string>();
  const note = ({ type }: Pick<Slot, 'type'>): void => {
    if (type.kind === 'named') used.add(type.target);
    if (type.kind === 'either') for (const arm of type.of) note({ type: arm });
  };

  for (const kind of ['named', 'either'] as const)
    for (const { slot } of slotsOf(model, kind)) note(slot);

  // A field that is not there may have been written `.`, and is of no type then.
  const unsure = model.unresolved.some((u) => u.what === 'type' || u.what === 'field');

  if (unsure) return;

  const own = new Set(model.components.flatMap((c) => c.types.map((t) => t.name)));
  const hidden = new Set(model.types.filter((t) => own.has(t.name)).map((t) => t.id));
  const inherited = new Set(
    model.components.flatMap((c) => (c.extends === undefined ? [] : [c.id])),
  );

  // What a file that could not be read uses is not known.
  const shared = broken.size > 0 ? [] : model.types;
  const whole = model.components.filter((c) => !inherited.has(c.id) && !broken.has(c.file));

  for (const { id, at, name } of [...shared, ...whole.flatMap((c) => c.types)]) {
    if (!used.has(id) && !hidden.has(id)) report('TOA2028', at, { name });
  }
}
