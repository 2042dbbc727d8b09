// Two documents → everything that an edit of the contracts does to those who rely on them. Pure.
import type { Document } from './document.ts';
import { indexOf } from './document-index.ts';
import type { Both, Edit } from './edit.ts';
import { compareComponents } from './elements/components.ts';
import { compareTypes } from './elements/declared-types.ts';
import { compareDeployments } from './elements/deployments.ts';
import { compareRoutes } from './elements/routes.ts';
import type { Comparison } from './finding.ts';
import { compareFindings, makeFinding } from './make-finding.ts';
import { renamesOf } from './renames.ts';

export interface ComparisonOptions {
  /** The day on which sunsets are looked at: ISO 8601. None, and none is over. */
  readonly now?: string;
}

export function compareDocuments(
  old: Document,
  next: Document,
  { now }: ComparisonOptions = {},
): Comparison {
  const [before, after] = [indexOf(old), indexOf(next)];
  const both: Both = {
    old: before,
    next: after,
    renames: renamesOf(before, after),
    ...(now === undefined ? {} : { now }),
  };

  return {
    project: next.project,
    oldVersion: old.version,
    newVersion: next.version,
    findings: editsOf(both).map(makeFinding).sort(compareFindings),
  };
}

function editsOf(both: Both): readonly Edit[] {
  const { old, next } = both;

  return [
    ...compareTypes(both, '', [old.document.types, next.document.types]),
    ...compareComponents(both),
    ...compareRoutes(both),
    ...compareDeployments(both),
  ];
}
