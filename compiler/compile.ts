// The pipeline on one screen: files in, artifacts and diagnostics out. Pure. The only importer of all phases.
import { parseContracts } from './1-syntax/parse-contracts.ts';
import type { Syntax } from './1-syntax/syntax.ts';
import { buildModel } from './2-model/build-model.ts';
import { checkModel } from './3-check/check-model.ts';
import { type ComponentFacts, factsOf } from './3-check/facts.ts';
import type { Program } from './3-check/program.ts';
import type { Artifact } from './4-emit/artifact.ts';
import { emitArtifacts } from './4-emit/emit-artifacts.ts';
import type { Diagnostic } from './base/diagnostic.ts';
import { settleDiagnostics } from './base/settle-diagnostics.ts';
import type { SourceFile } from './base/source.ts';
import { EMPTY_WORLD, type World } from './base/world.ts';

export interface Compilation {
  readonly sources: readonly SourceFile[];
  /** Sorted by file and offset, suppressions applied. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there are errors. */
  readonly program?: Program;
  readonly artifacts: readonly Artifact[];
  /** For the next build, which then compiles what a change concerns; none when there are errors. */
  readonly facts?: () => readonly ComponentFacts[];
}

/** `files` are the contracts folder's YAML files, paths relative to the project. */
export function compile(files: readonly SourceFile[], world: World = EMPTY_WORLD): Compilation {
  return compileSyntax(parseContracts(files), world);
}

export function compileSyntax(syntax: Syntax, world: World = EMPTY_WORLD): Compilation {
  const checked = checkSyntax(syntax, world);
  const { program } = checked;

  if (program === undefined) return { ...checked, artifacts: [] };

  return { ...checked, artifacts: emitArtifacts(program), facts: () => factsOf(program) };
}

/** What is there before anything is made of it. */
export type Checked = Pick<Compilation, 'sources' | 'diagnostics' | 'program'>;

/** For those who look at contracts and make nothing of them. */
export function checkContracts(files: readonly SourceFile[]): Checked {
  return checkSyntax(parseContracts(files), EMPTY_WORLD);
}

function checkSyntax(syntax: Syntax, world: World): Checked {
  const model = buildModel(syntax);
  const broken = new Set(
    syntax.diagnostics.filter((d) => d.severity === 'error').map((d) => d.at.file),
  );
  const checked = checkModel(model, broken, world);
  const diagnostics = settleDiagnostics([...syntax.diagnostics, ...checked.diagnostics], syntax);
  const failed = diagnostics.some((d) => d.severity === 'error');
  const { sources } = syntax;

  return failed || checked.program === undefined
    ? { sources, diagnostics }
    : { sources, diagnostics, program: checked.program };
}
