// Names that mean nothing where they stand, each with what was probably meant and where that is declared.

import type { Model, Unresolved } from '../../2-model/model.ts';
import type { More, Report } from '../../base/catalogue.ts';
import { meant } from '../../base/catalogue.ts';
import { suggestions } from '../../base/suggest.ts';

export function unresolved(model: Model, report: Report): void {
  for (const missing of model.unresolved) reportMissing(missing, report);
}

function reportMissing(missing: Unresolved, report: Report): void {
  const { at, name, scope } = missing;
  const more = explained(missing);

  switch (missing.what) {
    case 'type':
      return report('TOA2001', at, { name }, more);
    case 'field':
      return report('TOA2002', at, { name, scope }, more);
    case 'component':
      return report('TOA2003', at, { name, scope }, more);
    case 'operation':
      return report('TOA2004', at, { name, scope }, more);
    case 'event':
      return report('TOA2005', at, { name, scope }, more);
    case 'input':
      return report('TOA2006', at, { name, scope }, more);
    case 'policy':
      return report('TOA3001', at, { name }, more);
    case 'word':
      return report('TOA3002', at, { name, place: scope }, more);
    case 'root':
      return report('TOA3003', at, { name, place: scope }, more);
    case 'function':
      return report('TOA3004', at, { name }, more);
    case 'condition':
      return report('TOA3005', at, { name }, more);
    case 'operand':
      return report('TOA3006', at, {}, more);
    case 'value':
      return report('TOA3105', at, { value: name, of: scope }, more);
    case 'deployment':
      return report('TOA6001', at, { name }, more);
  }
}

function explained({ name, at, candidates, related = [] }: Unresolved): More {
  const word =
    name === ''
      ? undefined
      : suggestions(
          name,
          candidates.map((c) => c.name),
        )[0];
  const declared = candidates.find((c) => c.name === word)?.at;
  const place =
    declared === undefined ? [] : [{ message: `'${word}' is declared here`, at: declared }];

  return { ...meant(at, word), related: [...place, ...related] };
}
