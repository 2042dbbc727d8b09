// Payloads that are the whole entity.
import type { Report } from '../../base/catalogue.ts';
import type { Program } from '../program.ts';

export function widePayload({ components }: Program, report: Report): void {
  for (const { name, payload, at } of components.flatMap((c) => c.events)) {
    if (payload?.type.kind === 'entity')
      report('TOA2901', payload.at ?? at, { event: name, entity: payload.type.name });
  }
}
