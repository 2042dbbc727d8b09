// One contract file → its syntax. Depends on nothing but the file, so that an incremental build parses only what changed.
import { collector, type Report } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source.ts';
import { readAllowances } from './allowances.ts';
import { checkText } from './check-text.ts';
import { readComponent } from './component.ts';
import { readDeployment } from './deployment.ts';
import { checkPlace } from './file-place.ts';
import { type FileRole, fileRole } from './file-role.ts';
import { readProject } from './project.ts';
import { readTree } from './read-tree.ts';
import type { Reading } from './reading.ts';
import { readSharedTypes } from './shared-types.ts';
import { checkStructure } from './structure.ts';
import { readSuppressions } from './suppressions.ts';
import type {
  AllowanceSyntax,
  ComponentSyntax,
  DeploymentSyntax,
  ProjectSyntax,
  SuppressionSyntax,
  TypeDeclarationSyntax,
} from './syntax.ts';
import type { Node } from './tree.ts';

export interface FileSyntax {
  readonly source: SourceFile;
  readonly content:
    | { readonly kind: 'project'; readonly project: ProjectSyntax }
    | { readonly kind: 'types'; readonly types: readonly TypeDeclarationSyntax[] }
    | { readonly kind: 'component'; readonly component: ComponentSyntax }
    | { readonly kind: 'deployment'; readonly deployment: DeploymentSyntax }
    /** They declare nothing: `toac diff` reads them. */
    | { readonly kind: 'allowances'; readonly allowances: readonly AllowanceSyntax[] };
  readonly suppressions: readonly SuppressionSyntax[];
  readonly diagnostics: readonly Diagnostic[];
}

export function parseFile(source: SourceFile): FileSyntax {
  const role = fileRole(source.path);
  const diagnostics: Diagnostic[] = [];
  const report = collector(diagnostics);

  checkPlace(source.path, role, report);

  const root = checkText(source, report) ? rootOf(source, report) : undefined;
  const where = { file: source.path, text: source.text, report };
  const { refused, missing } = checkStructure(root, role.kind, where);
  const reading: Reading = { refused, missing, ...where };
  const content = contentOf(reading, role, root);
  const suppressions = readSuppressions(source, root, report);

  return { source, content, suppressions, diagnostics: distinct(diagnostics) };
}

function rootOf(source: SourceFile, report: Report): Node | undefined {
  const { root, broken } = readTree(source, report);

  const empty = root === undefined || (root.kind === 'scalar' && root.style === 'empty');

  if (empty && !broken) {
    report('TOA1005', { file: source.path, start: 0, end: 0 }, { problem: 'this file is empty' });
  }

  return empty ? undefined : root;
}

function contentOf(
  reading: Reading,
  role: FileRole,
  root: Node | undefined,
): FileSyntax['content'] {
  switch (role.kind) {
    case 'project':
      return { kind: 'project', project: readProject(reading, root) };
    case 'types':
      return { kind: 'types', types: readSharedTypes(reading, root) };
    case 'allowances':
      return { kind: 'allowances', allowances: readAllowances(reading, root) };
    case 'deployment':
      return { kind: 'deployment', deployment: readDeployment(reading, role.name, root) };
    case 'component':
      return { kind: 'component', component: readComponent(reading, role.id, root) };
  }
}

/** What an alias repeats is read more than once, and would be reported so. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics;

  const seen = new Set<string>();

  return diagnostics.filter(({ code, at, message }) => {
    const key = `${code} ${at.start} ${at.end} ${message}`;

    return seen.has(key) ? false : seen.add(key);
  });
}
