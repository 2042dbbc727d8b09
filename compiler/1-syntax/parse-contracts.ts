// text → Syntax: every file of the contracts folder, read on its own, put together in the order of their paths.
// It reads no disk and resolves no name.
import { diagnose } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source.ts';
import { byteLength, MOST_FILES, MOST_TOTAL_BYTES } from './limits.ts';
import { type FileSyntax, parseFile } from './parse-file.ts';
import { unreadProject } from './project.ts';
import type {
  ComponentSyntax,
  DeploymentSyntax,
  ProjectSyntax,
  Syntax,
  TypeDeclarationSyntax,
} from './syntax.ts';

export function parseContracts(files: readonly SourceFile[]): Syntax {
  const tooMuch = checkAmount(files);

  return joinFiles(tooMuch === undefined ? files.map(parseFile) : [], tooMuch);
}

/** For incremental builds: files that did not change keep their FileSyntax. */
export function joinFiles(parsed: readonly FileSyntax[], tooMuch?: Diagnostic): Syntax {
  const files = [...parsed].sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
  const components: ComponentSyntax[] = [];
  const deployments: DeploymentSyntax[] = [];
  const types: TypeDeclarationSyntax[] = [];
  let project: ProjectSyntax | undefined;

  for (const { content } of files) {
    if (content.kind === 'component') components.push(content.component);
    else if (content.kind === 'deployment') deployments.push(content.deployment);
    else if (content.kind === 'types') types.push(...content.types);
    else if (content.kind === 'project') project = content.project;
  }

  const diagnostics = files.flatMap((file) => file.diagnostics);

  if (tooMuch !== undefined) diagnostics.push(tooMuch);
  else if (project === undefined) diagnostics.push(missingProject(files));

  return {
    sources: files.map(({ source }) => source),
    project: project ?? unreadProject(projectFile(files)),
    types,
    components: components.sort((a, b) => (a.id < b.id ? -1 : 1)),
    deployments: deployments.sort((a, b) => (a.name < b.name ? -1 : 1)),
    suppressions: files.flatMap((file) => file.suppressions),
    diagnostics,
  };
}

function missingProject(files: readonly FileSyntax[]): Diagnostic {
  const file = projectFile(files);

  return diagnose(
    'TOA1005',
    { file, start: 0, end: 0 },
    { problem: `there is no ${file}: it names the language's version and the project` },
  );
}

function projectFile(files: readonly FileSyntax[]): string {
  return (
    /^(?:.*?\/)?contracts\//.exec(files[0]?.source.path ?? '')?.[0].concat('toac.yaml') ??
    'contracts/toac.yaml'
  );
}

function checkAmount(files: readonly SourceFile[]): Diagnostic | undefined {
  const at = { file: 'contracts/toac.yaml', start: 0, end: 0 };

  if (files.length > MOST_FILES) {
    return diagnose('TOA1008', at, {
      what: `${files.length} contract files`,
      most: `${MOST_FILES}`,
    });
  }

  let bytes = 0;

  for (const { text } of files)
    bytes += text.length * 3 > MOST_TOTAL_BYTES ? byteLength(text) : text.length;

  return bytes > MOST_TOTAL_BYTES
    ? diagnose('TOA1008', at, { what: 'all contracts together', most: '64 MiB' })
    : undefined;
}
