// Texts of inputs that nothing bounds.
import type { Report } from '../../base/catalogue.ts';
import type { Program } from '../program.ts';
import { eachSlot } from '../walk.ts';

export function unboundedText({ components }: Program, report: Report): void {
  for (const { input } of components.flatMap((c) => c.operations)) {
    if (input === undefined) continue;

    eachSlot(input, ({ type, at, id, from }) => {
      const open =
        type.kind === 'string' &&
        type.format === undefined &&
        type.size?.max === undefined &&
        type.pattern === undefined;

      if (open && from === undefined)
        report('TOA2902', at, { name: id.slice(id.lastIndexOf('/') + 1) });
    });
  }
}
