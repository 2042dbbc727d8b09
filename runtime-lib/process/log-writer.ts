// What writes the lines of a process: JSON for machines, one readable line on a terminal. Must never throw, and never
// print a secret.
import type { Log, LogAttributes, LogScope } from '../core/log.ts';
import { plainValue } from './plain-value.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogWriter {
  write(level: LogLevel, message: string, line?: LogScope & { attributes?: LogAttributes }): void;
  /** The log of one call; without a scope, of the process. */
  log(scope?: LogScope): Log;
}

export interface LogOptions {
  readonly format: 'json' | 'text';
  readonly level: LogLevel;
  /** Takes whole lines. */
  readonly output: (text: string) => void;
  readonly colours?: boolean;
  readonly clock?: () => Date;
}

export function createLogWriter(options: LogOptions): LogWriter {
  const { format, output, clock = () => new Date() } = options;
  const least = LOG_LEVELS.indexOf(options.level);
  const write: LogWriter['write'] = (level, message, line = {}) => {
    if (LOG_LEVELS.indexOf(level) < least) return;

    const { attributes, component, operation, trace } = line;
    const time = clock().toISOString();
    const of = { component, operation, trace };
    const entry: Entry = { time, level, message, ...of, ...withPlain(attributes) };

    output(format === 'json' ? jsonLine(entry) : textLine(entry, options));
  };

  return { write, log: (scope = {}) => logOf(write, scope) };
}

function logOf(write: LogWriter['write'], scope: LogScope): Log {
  const at =
    (level: LogLevel) =>
    (message: string, attributes?: LogAttributes): void =>
      write(level, message, attributes === undefined ? scope : { ...scope, attributes });

  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

interface Entry {
  readonly time: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly component: string | undefined;
  readonly operation: string | undefined;
  readonly trace: string | undefined;
  readonly attributes?: unknown;
}

function withPlain(attributes: LogAttributes | undefined): { readonly attributes?: unknown } {
  return attributes === undefined ? {} : { attributes: plainValue(attributes) };
}

/** JSON itself lets the upper control characters stand. */
function jsonLine(entry: Entry): string {
  return `${escapeControls(JSON.stringify(entry))}\n`;
}

const COLOURS: Readonly<Record<LogLevel, string>> = {
  debug: '\u001b[2m',
  info: '',
  warn: '\u001b[33m',
  error: '\u001b[31m',
};

/** `14:03:11 info  due today  tasks.remind  owner: 1, title: x`; a stack follows on lines of its own. */
function textLine(entry: Entry, { colours = false }: LogOptions): string {
  const { level, time, message, component, operation, attributes } = entry;
  const stacks: string[] = [];
  const members = Object.entries((attributes ?? {}) as Readonly<Record<string, unknown>>).map(
    ([name, value]) => `${printable(name)}: ${memberText(value, stacks)}`,
  );
  const parts = [printable(message), operation ?? component ?? '', members.join(', ')].filter(
    (p) => p !== '',
  );
  const head = `${time.slice(11, 19)} ${level.padEnd(5)}`;
  const colour = colours ? COLOURS[level] : '';
  const shown = colour === '' ? head : `${colour}${head}\u001b[0m`;

  return `${shown} ${parts.join('  ')}\n${stacks.map((s) => `${s}\n`).join('')}`;
}

function memberText(value: unknown, stacks: string[]): string {
  if (isErrorRecord(value)) {
    stacks.push(...stackOf(value));

    return printable(`${value.name}: ${value.message}`);
  }

  return typeof value === 'string' ? printable(value) : printable(JSON.stringify(value) ?? '');
}

interface ErrorRecord {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: unknown;
}

/** Without the first line, which stands elsewhere; with those of its causes. */
function stackOf({ stack, cause }: ErrorRecord): readonly string[] {
  const own = stack.split('\n').slice(1).map(printable);

  if (cause === undefined) return own;

  const inner: string[] = [];
  const told = memberText(cause, inner);

  return [...own, `  caused by ${told}`, ...inner];
}

function isErrorRecord(value: unknown): value is ErrorRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'stack' in value &&
    typeof value.stack === 'string'
  );
}

/** A line stays one line, and steers no terminal. */
function printable(text: string): string {
  return escapeControls(text.replaceAll('\n', '\\n'));
}

function escapeControls(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
