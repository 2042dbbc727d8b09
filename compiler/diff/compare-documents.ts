// Two documents → everything that an edit of the contracts does to those who rely on them. Pure.
import type { Document } from './document.ts';
import { type DocumentIndex, indexOf } from './document-index.ts';
import { type Both, type Edit, editAt, impact } from './edit.ts';
import { compareComponents } from './elements/components.ts';
import { compareTypes } from './elements/declared-types.ts';
import { compareDeployments } from './elements/deployments.ts';
import { compareRoutes } from './elements/routes.ts';
import type { Comparison } from './finding.ts';
import { compareFindings, makeFinding } from './make-finding.ts';
import { matched } from './matching.ts';
import { mergeInherited } from './merge-inherited.ts';
import { renamesOf } from './renames.ts';
import { isSame } from './same.ts';

export interface ComparisonOptions {
  /** The day on which sunsets are looked at: ISO 8601. None, and none is over. */
  readonly now?: string;
}

export function compareDocuments(
  old: Document,
  next: Document,
  { now }: ComparisonOptions = {},
): Comparison {
  const both = bothOf(indexOf(old), indexOf(next), now);

  return {
    project: next.project,
    oldVersion: old.version,
    newVersion: next.version,
    findings: mergeInherited(both, editsOf(both)).map(makeFinding).sort(compareFindings),
  };
}

/** Its name stands in front of everything that is imported. */
function compareProject({ old, next }: Both): readonly Edit[] {
  const [was, is] = [old.document.project, next.document.project];

  if (was === is) return [];

  return [
    editAt(
      { component: '', element: 'project', old: '', next: '' },
      {
        rule: 'project-renamed',
        message: `the project is called ${is} now, not ${was}`,
        before: was,
        after: is,
        impacts: [
          impact(['src', 'BREAK'], 'TypeScript', `code that imports #${was} does not compile`),
        ],
        rollout: 'with the code that imports it',
      },
    ),
  ];
}

function bothOf(old: DocumentIndex, next: DocumentIndex, now: string | undefined): Both {
  const renames = renamesOf(old, next);
  const components = matched(
    old.document.components,
    next.document.components,
    (c) => c.id,
    (c) => renames.components.get(c.id) ?? c.id,
  );
  const changed = new Set(components.kept.flatMap(([was, is]) => (isSame(was, is) ? [] : [is])));

  return { old, next, renames, components, changed, ...(now === undefined ? {} : { now }) };
}

function editsOf(both: Both): readonly Edit[] {
  const { old, next } = both;

  return [
    ...compareProject(both),
    ...compareTypes(both, '', [old.document.types, next.document.types]),
    ...compareComponents(both),
    ...compareRoutes(both),
    ...compareDeployments(both),
  ];
}
