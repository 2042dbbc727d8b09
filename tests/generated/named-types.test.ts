// Types that an editor shows are named: hovering over anything that generated code exports never opens an anonymous object.
import { join, relative } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, filesIn, ROOT } from '../support/examples.ts';
import { caseFiles, writeProject } from '../support/project.ts';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules', '@types')],
  skipLibCheck: true,
};

/** What ts-morph brings has no library of its own on the disk. */
function hostWithLibrary(): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const folder = join(ROOT, 'node_modules', 'typescript-5.8', 'lib');

  return {
    ...host,
    getDefaultLibLocation: () => folder,
    getDefaultLibFileName: () => join(folder, 'lib.es2023.full.d.ts'),
  };
}

interface Shown {
  readonly where: string;
  readonly type: string;
}

/** Everything that an exported declaration tells the type of: its members, parameters, results, and what its alias stands for. */
function shownIn(file: ts.SourceFile, checker: ts.TypeChecker): readonly Shown[] {
  const found: Shown[] = [];
  const note = (node: ts.Node, owner: string): void => {
    const type = checker.getTypeAtLocation(node);
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));

    found.push({
      where: `${relative(ROOT, file.fileName)}:${line + 1} ${owner}`,
      type: checker.typeToString(type, node, ts.TypeFormatFlags.NoTruncation),
    });
  };
  const visit = (node: ts.Node, owner: string): void => {
    const typed =
      ts.isPropertySignature(node) ||
      ts.isParameter(node) ||
      ts.isFunctionTypeNode(node) ||
      ts.isMethodSignature(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isVariableDeclaration(node);

    if (typed && 'type' in node && node.type !== undefined) note(node.type, owner);

    ts.forEachChild(node, (child) => visit(child, owner));
  };

  for (const statement of file.statements) {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword);

    if (exported === true)
      visit(statement, (statement as { readonly name?: ts.Identifier }).name?.text ?? '');
  }

  return found;
}

/** `{ … }` as it is written, anywhere in what is exported: also inside of lists, unions and aliases. */
function literalsIn(file: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    // `string & {}` keeps the values of an open enum in the editor's list.
    const open = ts.isTypeLiteralNode(node) && node.members.length === 0;

    if (!open && (ts.isTypeLiteralNode(node) || ts.isMappedTypeNode(node)))
      found.push(`${relative(ROOT, file.fileName)}: ${node.getText(file)}`);

    ts.forEachChild(node, visit);
  };

  for (const statement of file.statements.filter(isExported)) visit(statement);

  return found;
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

const projects = [
  ...EXAMPLES.map((name) => [name, () => join(ROOT, 'generated', name)] as const),
  [
    'nasty-names',
    () => join(writeProject('named-types', caseFiles('nasty-names')).folder, 'generated'),
  ] as const,
];

describe.each(projects)('%s', (_name, folderOf) => {
  const paths = filesIn(folderOf()).filter((path) => path.endsWith('.ts'));
  const program = ts.createProgram(paths, OPTIONS, hostWithLibrary());
  const files = paths.map((path) => program.getSourceFile(path)).filter((f) => f !== undefined);

  it('is read with its library', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(
      program
        .getSemanticDiagnostics()
        .map((d) => ts.flattenDiagnosticMessageText(d.messageText, ' ')),
    ).toEqual([]);
  });

  it('writes no anonymous object type', () => {
    expect(files.flatMap(literalsIn)).toEqual([]);
  });

  it('shows no anonymous object type, whatever an alias stands for', () => {
    const checker = program.getTypeChecker();
    const shown = files.flatMap((file) => shownIn(file, checker));

    expect(shown.length).toBeGreaterThan(50);
    expect(
      shown.filter(({ type }) => /\{/.test(type)).map(({ where, type }) => `${where}: ${type}`),
    ).toEqual([]);
    expect(shown.filter(({ type }) => type === 'any').map(({ where }) => `${where}: any`)).toEqual(
      [],
    );
  });

  it('exports no constant or function without a written type', () => {
    const silent = files.flatMap((file) =>
      file.statements.flatMap((statement) => {
        if (
          !ts.canHaveModifiers(statement) ||
          ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) !== true
        )
          return [];
        if (ts.isFunctionDeclaration(statement))
          return statement.type === undefined ||
            statement.parameters.some((p) => p.type === undefined && p.initializer === undefined)
            ? [statement.name?.text]
            : [];
        if (ts.isVariableStatement(statement))
          return statement.declarationList.declarations
            .filter((d) => d.type === undefined)
            .map((d) => d.name.getText(file));

        return [];
      }),
    );

    expect(silent).toEqual([]);
  });
});
