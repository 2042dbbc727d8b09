// Two documents → what was found. Pure. Knows components that came and went, nothing else.
import { digest } from '../base/digest.ts';
import type { ComponentDocument, Document } from './document.ts';
import type { Comparison, Finding } from './finding.ts';

export function compareDocuments(old: Document, next: Document): Comparison {
  const removed = missing(old, next).map((c) => findingOf('component-removed', c));
  const added = missing(next, old).map((c) => findingOf('component-added', c));

  return {
    project: next.project,
    oldVersion: old.version,
    newVersion: next.version,
    findings: [...removed, ...added],
  };
}

function missing(of: Document, from: Document): readonly ComponentDocument[] {
  const known = new Set(from.components.map((c) => c.id));

  return of.components.filter((c) => !known.has(c.id));
}

function findingOf(
  rule: 'component-removed' | 'component-added',
  { id, name }: ComponentDocument,
): Finding {
  const gone = rule === 'component-removed';
  const there = { id, text: name };
  const level = gone ? 'BREAK' : 'SAFE';

  return {
    rule,
    level,
    component: id,
    element: '',
    old: gone ? there : { id: '' },
    new: gone ? { id: '' } : there,
    message: `the component ${name} was ${gone ? 'removed' : 'added'}`,
    impacts: [
      {
        position: 'in',
        level,
        place: name,
        text: gone ? 'its operations cannot be called any more' : 'its operations can be called',
      },
    ],
    fingerprint: digest(rule, id),
  };
}
