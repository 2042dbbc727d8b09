// `check --types`: the project's own TypeScript over generated and handwritten code, and what it says, told by the contracts.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Operation } from '../2-model/model.ts';
import type { Program } from '../3-check/program.ts';
import { handlerFile } from '../4-emit/paths.ts';
import { isHandwritten } from '../4-emit/types/shape.ts';
import type { Target } from '../5-write/plan.ts';
import { diagnose } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { lineStarts, lineText, type SourceFile, type Span } from '../base/source.ts';
import type { Found } from './find-project.ts';
import { type CodeError, runTypescript } from './run-typescript.ts';

export interface TypesCheck {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
}

/** An operation's function, by the file in which it is expected. */
type Handlers = ReadonlyMap<string, Operation>;
type Handler = readonly [file: string, operation: Operation];

export function checkTypes(program: Program, project: Found, target: Target): TypesCheck {
  const src = relativeTo(project.project, resolve(project.contracts, program.project.src));
  const handlers = handlersOf(program, src);
  const missing = [...handlers].filter(([file]) => !existsSync(`${project.project}/${file}`));
  const sources = new Map<string, SourceFile>();
  const sourceOf = (path: string): SourceFile => {
    const source = sources.get(path) ?? { path, text: readText(`${project.project}/${path}`) };

    sources.set(path, source);

    return source;
  };
  const found = runTypescript(project, [target.out, src]).flatMap((error) => {
    const source = sourceOf(error.file);
    const handler = handlerOf(error, source, handlers);

    // A file that is not there explains every other message about it.
    return missing.some(([file]) => file === handler?.[0]) ? [] : [tell(error, handler, source)];
  });
  const absent = missing.map(([file, { name, at }]) =>
    diagnose('TOA4002', at, { operation: name, file }, { hint: 'toac stub writes it' }),
  );

  return { diagnostics: [...absent, ...found], sources: [...sources.values()] };
}

function tell(error: CodeError, handler: Handler | undefined, source: SourceFile): Diagnostic {
  const at = spanOf(error, source);
  const message = `${error.code}: ${error.message}`;

  if (handler === undefined) return diagnose('TOA4003', at, { problem: message });

  const [file, operation] = handler;

  return diagnose(
    'TOA4001',
    operation.at,
    { operation: operation.name, file },
    { related: [{ message, at }] },
  );
}

function handlersOf({ components }: Program, src: string): Handlers {
  const written = components.flatMap((c) =>
    c.operations.filter((o) => isHandwritten(o) && !c.abstract),
  );

  return new Map(written.map((operation) => [`${src}/${handlerFile(operation)}`, operation]));
}

/** Generated code names the function where it imports it, and again where it uses it. */
function handlerOf(error: CodeError, source: SourceFile, handlers: Handlers): Handler | undefined {
  const line = lineText(source, error.line);
  const imported = /from '([^']+)'/.exec(line)?.[1];
  const word = /^[A-Za-z0-9_$]+/.exec(line.slice(error.column - 1))?.[0];

  return [...handlers].find(([file, { name }]) => {
    const end = file.slice(file.lastIndexOf('/', file.lastIndexOf('/') - 1));

    return (
      file === error.file ||
      imported?.endsWith(end) ||
      (name === word && source.text.includes(`${end}'`))
    );
  });
}

/** TypeScript names where something begins; what is meant is the word there. */
function spanOf({ file, line, column }: CodeError, source: SourceFile): Span {
  const start = (lineStarts(source)[line - 1] ?? 0) + column - 1;
  const word = /^[\p{ID_Continue}$]+/u.exec(source.text.slice(start, start + 200))?.[0] ?? '';

  return { file, start, end: start + Math.max(1, word.length) };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function relativeTo(project: string, path: string): string {
  return path.slice(project.length + 1).replaceAll('\\', '/');
}
