// Handwritten operations that nothing describes.
import type { Report } from '../../base/catalogue.ts';
import type { Program } from '../program.ts';

export function undescribedOperation({ components }: Program, report: Report): void {
  for (const { name, doc, auto, forward, at } of components.flatMap((c) => c.operations)) {
    if (doc === undefined && auto === undefined && forward === undefined)
      report('TOA2903', at, { name });
  }
}
