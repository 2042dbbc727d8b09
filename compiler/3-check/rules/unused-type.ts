// A type that nothing uses is a warning: it is dead text, or something meant it and missed.
import type { Report } from '../../base/catalogue.ts';
import type { Model } from '../../2-model/model.ts';
import type { Type } from '../../2-model/type-model.ts';
import { allSlots } from '../walk.ts';

export function unusedType(model: Model, report: Report): void {
  const used = new Set<string>();
  const note = (type: Type): void => {
    if (type.kind === 'named') used.add(type.target);
    if (type.kind === 'either') for (const arm of type.of) note(arm);
  };

  for (const { slot } of allSlots(model)) note(slot.type);

  const unsure = model.unresolved.some((u) => u.what === 'type');

  if (unsure) return;

  const own = new Set(model.components.flatMap((c) => c.types.map((t) => t.name)));
  const hidden = new Set(model.types.filter((t) => own.has(t.name)).map((t) => t.id));
  const inherited = new Set(model.components.flatMap((c) => (c.extends === undefined ? [] : [c.id])));

  for (const { id, at, name } of [...model.types, ...model.components.flatMap((c) => (inherited.has(c.id) ? [] : c.types))]) {
    if (!used.has(id) && !hidden.has(id)) report('TOA2028', at, { name });
  }
}
