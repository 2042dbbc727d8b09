// `toac why`: which lines of which contract an output file comes from.
import { relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import type { TypeName } from '../../3-check/name-table.ts';
import { nameComponent, nameShared } from '../../3-check/type-names.ts';
import type { Artifact } from '../../4-emit/artifact.ts';
import type { Target } from '../../5-write/plan.ts';
import { positionAt, type SourceFile } from '../../base/source.ts';
import { suggestion } from '../../base/suggest.ts';
import { type Cli, describe, finish } from '../command.ts';
import { commander } from '../commander-package.ts';
import { type Compiled, compileProject } from '../compile-project.ts';
import { EXIT, type ExitCode, UsageError } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { isTarget, targetOf } from '../output-target.ts';

interface Options {
  readonly format: 'text' | 'json';
  readonly contracts?: string;
}

interface Origin {
  /** As the output file declares it. */
  readonly name: string;
  readonly line: number;
  readonly from: { readonly file: string; readonly line: number; readonly column: number };
  readonly what: string;
}

export function whyCommand(cli: Cli): Command {
  return describe({
    usage: 'why <file>',
    summary: 'which lines of which contract an output file comes from',
    examples: ['toac why generated/shop/orders/types.ts'],
  })
    .option('--contracts <folder>', 'the contracts, where they are not found from here')
    .addOption(
      new (commander().Option)('--format <format>', 'how it is printed')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action((file: string, options: Options) => finish(cli, why(file, options, cli.host)));
}

async function why(
  argument: string,
  { format, contracts }: Options,
  host: Host,
): Promise<ExitCode> {
  const compiled = await compileProject(contracts, host);

  if (compiled === undefined) return EXIT.found;

  const { project, program, compilation } = compiled;
  const target = targetOf(program, compilation.sources, { project, working: host.working });

  if (!isTarget(target)) throw new UsageError(target.message);

  const artifact = find(argument, compiled, { target, working: host.working });
  const origins = originsOf(artifact, compiled);
  const file = `${target.out}/${artifact.path}`;

  host.out.write(
    format === 'json'
      ? `${JSON.stringify({ file, source: artifact.source, declarations: origins }, undefined, 2)}\n`
      : textOf(file, artifact.source, origins),
  );

  return EXIT.fine;
}

function find(
  argument: string,
  { compilation }: Compiled,
  { target, working }: { readonly target: Target; readonly working: string },
): Artifact {
  const root = resolve(target.project, target.out);
  const paths = [
    resolve(working, argument),
    resolve(target.project, argument),
    resolve(root, argument),
  ].map((p) => relative(root, p).split(sep).join('/'));
  const artifact = compilation.artifacts.find(
    (a) => a.mode === 'generated' && paths.includes(a.path),
  );

  if (artifact !== undefined) return artifact;

  const near = suggestion(
    paths[0] ?? '',
    compilation.artifacts.map((a) => a.path),
  );

  throw new UsageError(
    `${argument} is not generated${near === undefined ? '' : `; did you mean ${target.out}/${near}?`}`,
  );
}

const DECLARATION =
  /^export (?:declare )?(?:interface|type|const|function|class) ([A-Za-z_$][\w$]*)/;

function originsOf(artifact: Artifact, { compilation, program }: Compiled): readonly Origin[] {
  const component = program.components.find((c) => c.file === artifact.source);
  const names =
    component === undefined ? nameShared(program) : nameComponent(component, program.routes);
  const known = new Map(names.all().map((n) => [n.name, n]));

  return artifact
    .render()
    .split('\n')
    .flatMap((text, i) => {
      const name = DECLARATION.exec(text)?.[1];
      const origin = name === undefined ? undefined : originOf(name, known);
      const source = compilation.sources.find((s) => s.path === origin?.at.file);

      // The header and a blank line stand above the body.
      return name === undefined || origin === undefined || source === undefined
        ? []
        : [{ name, line: i + 3, from: placeOf(origin, source), what: origin.what }];
    });
}

/** `isOrder`, `checkOrder`, `readOrder` and `writeOrder` come from where Order comes from. */
function originOf(name: string, known: ReadonlyMap<string, TypeName>): TypeName | undefined {
  return known.get(name) ?? known.get(name.replace(/^(?:is|check|read|write)(?=[A-Z])/, ''));
}

function placeOf({ at }: TypeName, source: SourceFile): Origin['from'] {
  const { line, column } = positionAt(source, at.start);

  return { file: at.file, line, column };
}

function textOf(file: string, source: string, origins: readonly Origin[]): string {
  const width = Math.max(0, ...origins.map((o) => o.name.length));
  const digits = Math.max(0, ...origins.map((o) => String(o.line).length));
  const lines = origins.map(
    ({ name, line, from, what }) =>
      `  ${String(line).padStart(digits)}  ${name.padEnd(width)}  ${from.file}:${from.line}:${from.column}  ${what}`,
  );

  return `${[`${file} comes from ${source}`, ...lines].join('\n')}\n`;
}
