// toac.yaml: the project.
import type { ProjectContract } from './contract.generated.ts';
import { at, type Reading, section, take } from './reading.ts';
import type { ProjectSyntax } from './syntax.ts';
import type { Node } from './tree.ts';
import { readName, readNames, readNumber, readText } from './values.ts';

export function readProject(reading: Reading, root: Node | undefined): ProjectSyntax {
  const of = section<ProjectContract>(reading, root);
  const start = at(reading, { start: 0, end: 0 });

  if (of === undefined) return unreadProject(start.file);

  return {
    at: start,
    language: take(of, 'language', readNumber),
    project: take(of, 'project', readName),
    version: take(of, 'version', readText),
    out: take(of, 'out', readText),
    src: take(of, 'src', readText),
    emit: take(of, 'emit', readNames),
    failed: of.failed,
  };
}

/** Where there is no such file, or nothing in it could be read: nothing about it is a second mistake. */
export function unreadProject(file: string): ProjectSyntax {
  return {
    at: { file, start: 0, end: 0 },
    language: undefined,
    project: undefined,
    version: undefined,
    out: undefined,
    src: undefined,
    emit: undefined,
    failed: ['language', 'project', 'version', 'out', 'src', 'emit'],
  };
}
