// Whether package.json maps the names by which handwritten code imports generated code.
import { readFileSync } from 'node:fs';
import type { Program } from '../3-check/program.ts';
import type { Target } from '../5-write/plan.ts';
import { diagnose } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile, Span } from '../base/source.ts';

export interface ImportsCheck {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
}

/** The exact key first: without it Node finds a file that is not there. */
export function importsMap(name: string, out: string): Readonly<Record<string, string>> {
  return {
    [`#${name}/types`]: `./${out}/types.ts`,
    [`#${name}/*/types`]: `./${out}/*/types.ts`,
    [`#${name}/*`]: `./${out}/*/contract.ts`,
  };
}

export function checkImports({ project }: Program, { project: folder, out }: Target): ImportsCheck {
  const source = { path: 'package.json', text: readFileSync(`${folder}/package.json`, 'utf8') };
  const written = importsOf(source.text);
  const diagnostics = Object.entries(importsMap(project.name, out)).flatMap(([key, value]) => {
    const found = written[key];

    // Conditions are the user's own arrangement, for a build of theirs.
    if (found === value || typeof found === 'object') return [];

    const problem =
      found === undefined
        ? `package.json does not map '${key}'`
        : `package.json maps '${key}' to something else than what is generated`;

    return [
      diagnose(
        'TOA5022',
        spanOf(source, found === undefined ? 'imports' : key),
        { problem },
        {
          hint: `write "${key}": "${value}" under "imports"`,
        },
      ),
    ];
  });

  return { diagnostics, sources: [source] };
}

function importsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const { imports } = JSON.parse(text) as {
      readonly imports?: Readonly<Record<string, unknown>>;
    };

    return imports ?? {};
  } catch {
    return {};
  }
}

function spanOf({ path, text }: SourceFile, key: string): Span {
  const written = JSON.stringify(key);
  const start = Math.max(0, text.indexOf(written));

  return {
    file: path,
    start,
    end: text.startsWith(written, start) ? start + written.length : start,
  };
}
