// A project with one file changed, compiled and printed: what it says, where, and how long it took.
import { joinFiles } from '../../compiler/1-syntax/parse-contracts.ts';
import { parseFile } from '../../compiler/1-syntax/parse-file.ts';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import { compileSyntax } from '../../compiler/compile.ts';

export interface Subject {
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** File ⇒ those in which its mistakes may show, beside it. */
  readonly dependents: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Examined {
  readonly diagnostics: readonly Diagnostic[];
  readonly milliseconds: number;
  readonly problem?: string;
}

type FileSyntax = ReturnType<typeof parseFile>;

const parsed = new WeakMap<SourceFile, FileSyntax>();

function syntaxOf(file: SourceFile): FileSyntax {
  const known = parsed.get(file) ?? parseFile(file);

  parsed.set(file, known);

  return known;
}

export function examine(subject: Subject, changed: SourceFile): Examined {
  const started = performance.now();

  try {
    const others = subject.files.filter((f) => f.path !== changed.path).map(syntaxOf);
    const { diagnostics, artifacts } = compileSyntax(joinFiles([...others, parseFile(changed)]));

    for (const artifact of artifacts) artifact.render();

    const milliseconds = performance.now() - started;
    const problem =
      milliseconds > 1000
        ? `${Math.round(milliseconds)} ms`
        : (impossiblePlace(diagnostics, subject, changed) ??
          elsewhere(diagnostics, subject, changed));

    return { diagnostics, milliseconds, ...(problem === undefined ? {} : { problem }) };
  } catch (error) {
    return {
      diagnostics: [],
      milliseconds: performance.now() - started,
      problem: `a crash: ${error instanceof Error ? error.stack?.slice(0, 600) : String(error)}`,
    };
  }
}

function impossiblePlace(
  diagnostics: readonly Diagnostic[],
  { files }: Subject,
  changed: SourceFile,
): string | undefined {
  const lengths = new Map([...files, changed].map((f) => [f.path, f.text.length]));
  const wrong = diagnostics
    .flatMap((d) => [d.at, ...(d.related ?? []).map((r) => r.at)])
    .find(({ file, start, end }) => start < 0 || end < start || end > (lengths.get(file) ?? 0));

  return wrong === undefined ? undefined : `a place that is none: ${JSON.stringify(wrong)}`;
}

function elsewhere(
  diagnostics: readonly Diagnostic[],
  subject: Subject,
  changed: SourceFile,
): string | undefined {
  const allowed = subject.dependents.get(changed.path) ?? new Set();
  const wrong = diagnostics.find(
    (d) =>
      d.at.file !== changed.path &&
      !allowed.has(d.at.file) &&
      !speaksOf(d, changed) &&
      !lostItsLastUse(d, subject, changed),
  );

  return wrong === undefined ? undefined : `in ${wrong.at.file}: ${wrong.code} ${wrong.message}`;
}

/** Two that cannot both be, such as routes: one is reported, the other related. */
function speaksOf({ related = [] }: Diagnostic, { path }: SourceFile): boolean {
  return related.some((r) => r.at.file === path);
}

/** What only the changed file used: now it is used by nobody, and that stands where it is declared. */
function lostItsLastUse(
  { code, at }: Diagnostic,
  { files }: Subject,
  changed: SourceFile,
): boolean {
  const name = files.find((f) => f.path === at.file)?.text.slice(at.start, at.end) ?? '';
  const count = (text: string): number => text.split(new RegExp(`\\b${name}\\b`)).length;
  const before = files.find((f) => f.path === changed.path)?.text ?? '';

  return code === 'TOA2028' && count(changed.text) < count(before);
}

export function subjectOf(name: string, files: readonly SourceFile[]): Subject {
  return { name, files, dependents: new Map(files.map((f) => [f.path, dependentsOf(f, files)])) };
}

/** Files that name it or what it declares; deployments name everything, and what they do not provide is missed where it is needed. */
function dependentsOf(file: SourceFile, files: readonly SourceFile[]): ReadonlySet<string> {
  const names = namesOf(file);

  return new Set(
    files
      .filter(
        (f) =>
          f !== file &&
          ([f, file].some((d) => d.path.includes('/deployments/')) ||
            names.some((n) =>
              new RegExp(`(?<![\\w.])${n.replaceAll('.', '\\.')}(?!\\w)`).test(f.text),
            )),
      )
      .map((f) => f.path),
  );
}

function namesOf({ path, text }: SourceFile): readonly string[] {
  if (path.endsWith('/types.yaml'))
    return [...text.matchAll(/^ {2}([A-Z]\w*):/gm)].map((m) => m[1] ?? '');

  const inside = path
    .slice(path.indexOf('contracts/') + 'contracts/'.length)
    .replace(/\.yaml$/, '');

  return [inside.replace(/^deployments\//, '').replaceAll('/', '.')];
}
