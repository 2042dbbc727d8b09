// The rules of ARCHITECTURE.md that a machine checks. Each says what to do; there is no list of exceptions.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { filesIn, ROOT } from './support/examples.ts';

interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly tree: ts.SourceFile;
  readonly imports: readonly string[];
}

const FOLDERS = ['compiler', 'runtime-lib'];

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

  return { path, text, lines: text.split('\n').length, tree, imports: importsOf(tree) };
}

function importsOf(tree: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;

    if (from !== undefined && ts.isStringLiteral(from)) found.push(from.text);

    ts.forEachChild(node, visit);
  };

  visit(tree);

  return found;
}

const sources: readonly Source[] = FOLDERS.flatMap((folder) => filesIn(join(ROOT, folder)))
  .map((path) => relative(ROOT, path))
  .filter(
    (path) =>
      path.endsWith('.ts') &&
      !path.includes('/dist/') &&
      !path.includes('node_modules') &&
      !path.endsWith('.generated.ts'),
  )
  .map(read);
const known = new Set(sources.map((s) => s.path));

function target(source: Source, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;

  return join(dirname(source.path), specifier);
}

function edges(source: Source): readonly string[] {
  return source.imports.flatMap((specifier) => target(source, specifier) ?? []);
}

function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

/** What other phases may see of a phase. */
const SEAMS: Readonly<Record<string, readonly string[]>> = {
  'compiler/1-syntax': [
    'syntax.ts',
    'type-syntax.ts',
    'expression-syntax.ts',
    'located.ts',
    'contract.generated.ts',
  ],
  'compiler/2-model': [
    'model.ts',
    'type-model.ts',
    'bounds.ts',
    'expression-model.ts',
    'expression-text.ts',
    'deployment-model.ts',
    'node.ts',
  ],
  'compiler/3-check': [
    'program.ts',
    'facts.ts',
    'fingerprint.ts',
    'outside.ts',
    'links.ts',
    'naming.ts',
    'name-table.ts',
    'type-names.ts',
    'serialise.ts',
    'plain.ts',
    'lookup.ts',
    'walk.ts',
  ],
  'compiler/4-emit': ['artifact.ts'],
  'compiler/5-write': [],
};

const PHASES = Object.keys(SEAMS);

describe('architecture', () => {
  it('1: a phase imports only base and the seam of an earlier phase (move what is shared into base, or extend the seam)', () => {
    const wrong = sources.flatMap((source) => {
      const own = PHASES.indexOf(folderOf(source.path));

      if (own < 0) return [];

      return edges(source)
        .filter((path) => {
          const folder = folderOf(path);
          const phase = PHASES.indexOf(folder);

          if (folder === 'compiler/base' || phase === own || path === 'runtime-lib/symbols.ts')
            return false;
          if (path.startsWith('schemas/')) return own !== 0;

          return (
            phase < 0 ||
            phase > own ||
            SEAMS[folder]?.includes(path.slice(folder.length + 1)) !== true
          );
        })
        .map((path) => `${source.path} imports ${path}`);
    });

    expect(wrong).toEqual([]);
  });

  it('1: what compares Programs sees of the phases what they show each other, and how to read patterns and YAML', () => {
    const readers = ['pattern.ts', 'pattern-syntax.ts', 'read-tree.ts', 'tree.ts'].map(
      (name) => `compiler/1-syntax/${name}`,
    );
    const isRenderer = (path: string): boolean => path.startsWith('compiler/diff/render/');
    const isSeam = (path: string): boolean => {
      const folder = folderOf(path);

      return SEAMS[folder]?.includes(path.slice(folder.length + 1)) === true;
    };
    const wrong = sources.flatMap((source) =>
      folderOf(source.path) !== 'compiler/diff'
        ? []
        : edges(source)
            .filter((path) => !['compiler/base', 'compiler/diff'].includes(folderOf(path)))
            .filter((path) => !isSeam(path) && !readers.includes(path))
            // Findings are printed as diagnostics are.
            .filter((path) => !(isRenderer(source.path) && path.startsWith('compiler/cli/render/')))
            .map((path) => `${source.path} imports ${path}`),
    );

    expect(wrong).toEqual([]);
  });

  it('2: no import cycles, of types neither (move what both need into a third file)', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, open: readonly string[]): void => {
      const start = open.indexOf(path);

      if (start >= 0) cycles.push([...open.slice(start), path].join(' → '));
      if (start >= 0 || done.has(path)) return;

      const source = sources.find((s) => s.path === path);

      for (const next of source === undefined ? [] : edges(source)) visit(next, [...open, path]);

      done.add(path);
    };

    for (const { path } of sources) visit(path, []);

    expect(cycles).toEqual([]);
  });

  it('3: files are touched in cli, 5-write and dev alone, the environment is read in cli; in the library, both in core/configuration.ts alone', () => {
    const files = sources.filter(
      (s) =>
        (s.imports.some((i) => /^(node:)?fs(\/promises)?$/.test(i)) || /\bnodeFs\b/.test(s.text)) &&
        !/^compiler\/(cli|5-write|dev)\//.test(s.path) &&
        !/^runtime-lib\/core\/(configuration|node-modules)\.ts$/.test(s.path),
    );
    const environment = sources.filter(
      (s) =>
        /process\.env/.test(s.text) &&
        !/^compiler\/cli\//.test(s.path) &&
        s.path !== 'runtime-lib/core/configuration.ts',
    );

    expect([...files, ...environment].map((s) => s.path)).toEqual([]);
  });

  it('4: emitters never import emitters; the library never imports the compiler, which takes only symbols.ts from it', () => {
    const shared = new Set(['code', 'text', 'types', 'routes', 'check']);
    const emitter = (path: string): string | undefined => {
      const name = /^compiler\/4-emit\/([^/]+)\//.exec(path)?.[1];

      return name === undefined || shared.has(name) ? undefined : name;
    };
    const wrong = sources.flatMap((source) =>
      edges(source)
        .filter((path) => {
          const [from, to] = [emitter(source.path), emitter(path)];
          const between =
            to !== undefined && from !== to && source.path !== 'compiler/4-emit/emitters.ts';
          const upward = source.path.startsWith('runtime-lib/') && path.startsWith('compiler/');
          const inward =
            source.path.startsWith('compiler/') &&
            path.startsWith('runtime-lib/') &&
            path !== 'runtime-lib/symbols.ts';

          return between || upward || inward;
        })
        .map((path) => `${source.path} imports ${path}`),
    );

    expect(
      wrong.filter((w) => !w.startsWith('compiler/compile.ts') && !w.startsWith('compiler/cli/')),
    ).toEqual([]);
  });

  it('5: generated code imports the library, its neighbours, node builtins and, in component.ts, the handwritten code', () => {
    const generated = filesIn(join(ROOT, 'generated'))
      .map((path) => relative(ROOT, path))
      .filter((path) => /\.(ts|js)$/.test(path))
      .map(read);
    const wrong = generated.flatMap((source) => {
      const output = source.path.split('/').slice(0, 2).join('/');

      return source.imports
        .filter((specifier) => {
          if (/^@toac\/runtime(\/|$)/.test(specifier) || specifier.startsWith('node:'))
            return false;

          const path = target(source, specifier);

          return (
            path === undefined ||
            (!path.startsWith(`${output}/`) && !source.path.endsWith('/component.ts'))
          );
        })
        .map((specifier) => `${source.path} imports ${specifier}`);
    });

    expect(generated.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  it('6: no default exports, no `export *`, no `any`, no import of a folder; files ≤ 300 lines, functions ≤ 50, parameters ≤ 4', () => {
    expect(sources.flatMap(shapeProblems)).toEqual([]);
  });

  it('7: shared code asks no driver who it is: kinds are data of the library', () => {
    const wrong = sources.filter(
      (s) =>
        s.path.startsWith('compiler/') &&
        !/^compiler\/(base\/explanations|cli)\//.test(s.path) &&
        /['"](postgres|mysql|mongodb|sqlite|amqp)['"]/.test(
          s.text.replace(/kind: '(sqlite|local)'/g, ''),
        ),
    );

    expect(wrong.map((s) => s.path)).toEqual([]);
  });

  it('8: only the text builder says that a string is code', () => {
    const wrong = sources.filter(
      ({ path, text }) =>
        /\bas (?:unknown as )?(?:Code|Code\[\]|readonly Code\[\])(?![\w])/.test(text) &&
        !path.startsWith('compiler/4-emit/code/'),
    );

    expect(wrong.map((s) => s.path)).toEqual([]);
  });

  it('9: the compiler loads packages when they are needed, by a *-package.ts (an import loads one at every start)', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('compiler/'))
      .flatMap(({ path, tree }) =>
        loadedByImport(tree, /^(?!\.|node:)/).map((name) => `${path} imports ${name}`),
      );

    expect(wrong).toEqual([]);
  });

  it('10: a start of a service loads of Node what every server has; the rest comes through core/node-modules.ts', () => {
    const wrong = sources
      .filter(({ path }) => /^runtime-lib\/(?!storage\/|testing\/)/.test(path))
      .flatMap(({ path, tree }) =>
        loadedByImport(tree, /^node:(?!http$|stream$)/).map((name) => `${path} imports ${name}`),
      );

    expect(wrong).toEqual([]);
  });

  it('names say what a file is: kebab-case, no drawers, one to three lines of what it does', () => {
    const drawers = /\/(utils|helpers|common|misc|types)\.ts$/;
    const wrong = sources.flatMap((s) => {
      const problems: string[] = [];

      if (!/\/[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(s.path))
        problems.push(`${s.path}: not kebab-case`);
      if (drawers.test(s.path)) problems.push(`${s.path}: name it after the one thing it exports`);
      if (!s.text.startsWith('//') && !s.text.startsWith('/*'))
        problems.push(`${s.path}: say in one to three lines what it does`);

      return problems;
    });

    expect(wrong).toEqual([]);
  });

  it('ARCHITECTURE.md is true: the folders that it names exist', () => {
    const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const named = [
      ...text.matchAll(
        /`((?:compiler|runtime-lib|schemas|templates|examples|tests|bin|docs|scripts|generated)\/[\w./-]*)`/g,
      ),
    ].map((m) => m[1] ?? '');

    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('every import leads to a file', () => {
    const wrong = sources.flatMap((source) =>
      edges(source)
        .filter((path) => !known.has(path) && !existsSync(join(ROOT, path)))
        .map((path) => `${source.path} imports ${path}`),
    );

    expect(wrong).toEqual([]);
  });
});

/** What is there before the first line runs: imports of types are not. */
function loadedByImport(tree: ts.SourceFile, asked: RegExp): readonly string[] {
  return tree.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier))
      return [];

    const name = statement.moduleSpecifier.text;
    const isLoaded = statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword;

    return isLoaded && asked.test(name) ? [name] : [];
  });
}

function shapeProblems({ path, tree, lines, text }: Source): readonly string[] {
  const problems: string[] = [];
  const at = (node: ts.Node): string =>
    `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const lineCount = (node: ts.Node): number =>
    tree.getLineAndCharacterOfPosition(node.end).line -
    tree.getLineAndCharacterOfPosition(node.getStart()).line +
    1;

  if (lines > 301) problems.push(`${path}: ${lines} lines; split it along a seam`);

  const visit = (node: ts.Node): void => {
    if (
      ts.isExportAssignment(node) ||
      (ts.canHaveModifiers(node) &&
        ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.DefaultKeyword))
    )
      problems.push(`${at(node)}: a default export; export by name`);
    if (ts.isExportDeclaration(node) && node.exportClause === undefined)
      problems.push(`${at(node)}: export *; list the names`);
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      problems.push(`${at(node)}: any; say what it is, or unknown`);

    if (
      ts.isFunctionLike(node) &&
      !ts.isFunctionTypeNode(node) &&
      'body' in node &&
      node.body !== undefined
    ) {
      if (lineCount(node) > 50)
        problems.push(`${at(node)}: a function of ${lineCount(node)} lines; give its parts names`);
      if (node.parameters.length > 4)
        problems.push(`${at(node)}: ${node.parameters.length} parameters; make them one object`);
    }

    ts.forEachChild(node, visit);
  };

  visit(tree);

  for (const specifier of importsOf(tree)) {
    if (specifier.startsWith('.') && !/\.(ts|js|json|cjs|mjs)$/.test(specifier))
      problems.push(`${path}: imports the folder ${specifier}`);
  }

  return text === '' ? [] : problems;
}
