// One payload at one place: refused where it stands, or harmless in all that comes out.

import type { Artifact } from '../../compiler/4-emit/artifact.ts';
import { printArtifact } from '../../compiler/5-write/header.ts';
import { lineStarts, positionAt, type Span } from '../../compiler/base/source.ts';
import { plain } from '../../compiler/cli/render/paint.ts';
import { renderReport } from '../../compiler/cli/render/render-report.ts';
import { reportOf } from '../../compiler/cli/render/report.ts';
import type { Compilation } from '../../compiler/compile.ts';
import { compile } from '../../compiler/compile.ts';
import type { Filled, Fixture } from './fixture.ts';
import { shapeOf } from './output-tree.ts';
import { HIDDEN, type Payload } from './payloads.ts';

export interface Verdict {
  readonly refused: boolean;
  readonly problems: readonly string[];
}

/** What a fixture leads to with its usual texts. */
export interface Baseline {
  readonly fixture: Fixture;
  readonly texts: ReadonlyMap<string, string>;
  /** Equal keys mean equal bytes: tests/stability says so. */
  readonly keys: ReadonlyMap<string, string>;
  readonly trees: Map<string, string>;
  /** What is wrong with the fixture itself. */
  readonly errors: readonly string[];
}

export function baselineOf(fixture: Fixture): Baseline {
  const { diagnostics, artifacts } = compile(fixture.fill().files);
  const texts = new Map(artifacts.map((a) => [a.path, printArtifact(a).text]));
  const errors = diagnostics
    .filter((d) => d.severity === 'error')
    .map((d) => `${d.code} ${d.message}`);

  return {
    fixture,
    texts,
    keys: new Map(artifacts.map((a) => [a.path, keyOf(a)])),
    trees: new Map(),
    errors,
  };
}

/** The header holds the source. */
function keyOf({ key, source }: Artifact): string {
  return `${key} ${source}`;
}

function printed(artifact: Artifact, { texts, keys }: Baseline): string {
  const known = keys.get(artifact.path) === keyOf(artifact) ? texts.get(artifact.path) : undefined;

  return known ?? printArtifact(artifact).text;
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function judge(baseline: Baseline, slot: string, { text }: Payload): Verdict {
  const filled = baseline.fixture.fill(slot, text);

  try {
    const compilation = compile(filled.files);
    const rendered = renderProblems(compilation);

    if (compilation.program === undefined)
      return { refused: true, problems: [...placeProblems(compilation, filled), ...rendered] };

    const named = baseline.fixture.isNamed(slot);
    const changes = (named && IDENTIFIER.test(text)) || baseline.fixture.isMeaningful(slot, text);
    const outputs = new Map(compilation.artifacts.map((a) => [a.path, printed(a, baseline)]));

    return {
      refused: false,
      problems: [
        ...rendered,
        ...(changes ? readable(outputs) : different(outputs, baseline, named)),
      ],
    };
  } catch (error) {
    return {
      refused: false,
      problems: [`a crash: ${error instanceof Error ? error.stack?.slice(0, 400) : String(error)}`],
    };
  }
}

/** An error on a line of the payload. */
function placeProblems(
  { diagnostics, sources }: Compilation,
  { places }: Filled,
): readonly string[] {
  const errors = diagnostics.filter((d) => d.severity === 'error');
  const there = errors.some(({ at }) => {
    const source = sources.find((s) => s.path === at.file);

    if (source === undefined) return places.some((p) => p.file === at.file);

    return places.some((place) => {
      if (place.file !== at.file) return false;

      const from = positionAt(source, place.start).line;
      const to = positionAt(source, place.end).line;
      const line = positionAt(source, at.start).line;

      return line >= from && line <= to;
    });
  });

  return there || places.length === 0
    ? []
    : [
        `refused elsewhere: ${errors
          .map((d) => `${d.code} ${d.message} at ${where(d.at, sources)}`)
          .join('; ')
          .slice(0, 400)}`,
      ];
}

function where(at: Span, sources: Compilation['sources']): string {
  const source = sources.find((s) => s.path === at.file);

  return source === undefined
    ? at.file
    : `${at.file}:${positionAt(source, at.start).line} of ${lineStarts(source).length}`;
}

/** What rightly differs: a name that is a name, or a text that the grammar gives a meaning. It must stay whole. */
function readable(outputs: ReadonlyMap<string, string>): readonly string[] {
  return [...outputs].flatMap(([path, text]) => [
    ...shapeOf(path, text, true).problems,
    ...hidden(path, text),
  ]);
}

function different(
  outputs: ReadonlyMap<string, string>,
  { texts, trees }: Baseline,
  named: boolean,
): readonly string[] {
  const problems: string[] = [];
  const usual = [...texts.keys()];

  if (outputs.size !== usual.length)
    problems.push(`${outputs.size} files instead of ${usual.length}`);

  for (const [i, [path, text]] of [...outputs].entries()) {
    const known = texts.has(path) || !named ? path : (usual[i] ?? '');

    if (texts.get(known) === text) continue;

    const key = `${known} ${named}`;
    const before = trees.get(key) ?? shapeOf(known, texts.get(known) ?? '', named).tree;
    const { tree, problems: wrong } = shapeOf(path, text, named);

    trees.set(key, before);
    problems.push(...wrong.map((p) => `${path}: ${p}`), ...hidden(path, text));

    if (tree !== before)
      problems.push(`${path} has another tree: ${firstDifference(before, tree)}`);
  }

  return problems;
}

function hidden(path: string, text: string): readonly string[] {
  const found = HIDDEN.exec(text);

  return found === null
    ? []
    : [
        `${path} holds U+${found[0].codePointAt(0)?.toString(16)}: ${JSON.stringify(text.slice(Math.max(0, found.index - 40), found.index + 10))}`,
      ];
}

function firstDifference(before: string, after: string): string {
  let at = 0;

  while (at < before.length && before[at] === after[at]) at++;

  return `…${before.slice(Math.max(0, at - 60), at + 60)}… → …${after.slice(Math.max(0, at - 60), at + 60)}…`;
}

const LOOK = { paint: plain, version: '1.0.0' };

/** No text of a contract does anything to a terminal, a log or a workflow. */
export function renderProblems({
  diagnostics,
  sources,
}: Pick<Compilation, 'diagnostics' | 'sources'>): readonly string[] {
  const report = reportOf(diagnostics, sources);
  const problems: string[] = [];
  const text = renderReport('text', report, LOOK);
  const github = renderReport('github', report, LOOK);

  for (const format of ['json', 'sarif'] as const) {
    const data = renderReport(format, report, LOOK);

    problems.push(...hidden(format, data), ...unparsable(format, data));
  }

  const commands = github.split('\n').slice(0, -1);

  if (
    commands.length !== diagnostics.length ||
    commands.some((c) => !/^::(error|warning|notice) file=[^\r]*$/.test(c))
  )
    problems.push(`github: a command was injected: ${github.slice(0, 300)}`);

  return [...problems, ...hidden('text', text), ...hidden('github', github)];
}

function unparsable(format: string, data: string): readonly string[] {
  try {
    JSON.parse(data);

    return [];
  } catch (error) {
    return [`${format}: ${String(error)}`];
  }
}
