// Trees of types and expressions as one line each, so that a table of them can be read.

import { readExpression } from '../../../compiler/1-syntax/expression-parser.ts';
import { readTree } from '../../../compiler/1-syntax/read-tree.ts';
import type { Reading } from '../../../compiler/1-syntax/reading.ts';
import type {
  ArgumentsSyntax,
  AtomSyntax,
  BoundSyntax,
  CallArgumentsSyntax,
  ExpressionSyntax,
  LiteralSyntax,
  PathSyntax,
  RangeSyntax,
  TypeSyntax,
} from '../../../compiler/1-syntax/syntax.ts';
import type { Node } from '../../../compiler/1-syntax/tree.ts';
import { readType } from '../../../compiler/1-syntax/type.ts';
import { collector } from '../../../compiler/base/catalogue.ts';
import type { Diagnostic } from '../../../compiler/base/diagnostic.ts';
import { lineOf } from './report.ts';

interface Shown {
  readonly tree: string;
  readonly report: readonly string[];
}

/** `scalar` is written as the value of a key, as in a contract. */
function read<T>(
  scalar: string,
  parse: (reading: Reading, node: Node) => T,
): { readonly value: T; readonly report: readonly string[] } {
  const source = { path: 'x.yaml', text: `x: ${scalar}\n` };
  const diagnostics: Diagnostic[] = [];
  const report = collector(diagnostics);
  const { root } = readTree(source, report);
  const node = root?.kind === 'map' ? root.entries[0]?.value : undefined;

  if (node === undefined)
    throw new Error(diagnostics.map((found) => lineOf(source, found)).join('\n'));

  const value = parse(
    { file: source.path, text: source.text, report, refused: new Set(), missing: new Map() },
    node,
  );

  return { value, report: diagnostics.map((found) => lineOf(source, found)) };
}

export function showType(scalar: string): Shown {
  const { value, report } = read(scalar, readType);

  return { tree: type(value), report };
}

export function showExpression(scalar: string): Shown {
  const { value, report } = read(scalar, readExpression);

  return { tree: value === undefined ? '-' : expression(value), report };
}

export function type(syntax: TypeSyntax): string {
  switch (syntax.kind) {
    case 'scalar':
      return (
        syntax.atoms.map(atom).join(' | ') +
        (syntax.default === undefined ? '' : ` = ${literal(syntax.default)}`) +
        annotations(syntax)
      );
    case 'list':
      return `[${type(syntax.item)}]${annotations(syntax)}`;
    case 'map':
      return `map<${type(syntax.value)}>${annotations(syntax)}`;
    case 'object':
      return `{${syntax.fields.map((field) => `${field.name.value}${field.optional ? '?' : ''}: ${type(field.type)}`).join(', ')}}${annotations(syntax)}`;
    case 'union':
      return `union ${syntax.discriminator.value}(${syntax.arms.map((arm) => `${arm.name.value}: ${type(arm.type)}`).join(', ')})`;
    case 'schema':
      return 'schema';
    case 'broken':
      return '!';
  }
}

function annotations({ annotations: all }: Exclude<TypeSyntax, { kind: 'broken' }>): string {
  const keys = Object.keys(all);

  return keys.length === 0 ? '' : ` $${keys.join(' $')}`;
}

function atom(syntax: AtomSyntax): string {
  switch (syntax.kind) {
    case 'builtin':
      return `#${syntax.word.value}${syntax.args === undefined ? '' : `(${args(syntax.args)})`}`;
    case 'name':
      return syntax.name.value;
    case 'null':
      return 'null';
    case 'self':
      return `self(${syntax.path.map(({ value }) => value).join('.')})`;
    case 'broken':
      return '!';
  }
}

function args(syntax: ArgumentsSyntax): string {
  switch (syntax.kind) {
    case 'range':
      return range(syntax.range);
    case 'pattern':
      return `/${syntax.source}/`;
    case 'values':
      return syntax.values.map(({ value }) => `'${value}'`).join(' ') + (syntax.open ? ' *' : '');
    case 'digits':
      return `digits ${syntax.digits} ${syntax.scale}`;
    case 'component':
      return syntax.name.value;
    case 'type':
      return type(syntax.type);
  }
}

function range({ min, max }: RangeSyntax): string {
  const bound = (of: BoundSyntax | undefined) =>
    of === undefined ? '∞' : `${of.text}${of.exclusive ? '!' : ''}`;

  return `${bound(min)}–${bound(max)}`;
}

export function literal(syntax: LiteralSyntax): string {
  switch (syntax.kind) {
    case 'number':
      return syntax.text;
    case 'text':
      return `'${syntax.value}'`;
    case 'null':
      return 'null';
    case 'duration':
      return `${syntax.value}ms`;
    case 'boolean':
      return String(syntax.value);
    case 'word':
      return `~${syntax.value}`;
  }
}

export function expression(syntax: ExpressionSyntax): string {
  switch (syntax.kind) {
    case 'and':
    case 'or':
      return `(${syntax.of.map(expression).join(` ${syntax.kind} `)})`;
    case 'not':
      return `not ${expression(syntax.of)}`;
    case 'compare':
      return `(${expression(syntax.left)} ${syntax.operator.value} ${expression(syntax.right)})`;
    case 'in':
      return `(${expression(syntax.left)} in ${syntax.values === undefined ? syntax.path && path(syntax.path) : `[${syntax.values.map(literal).join(' ')}]`})`;
    case 'has':
      return `has ${path(syntax.path)}`;
    case 'shift':
      return `(${expression(syntax.of)} ${syntax.operator.value} ${literal(syntax.by)})`;
    case 'literal':
      return literal(syntax.literal);
    case 'path':
      return path(syntax);
    case 'call':
      return `${syntax.name.value}(${callArgs(syntax.args)})`;
    case 'broken':
      return '!';
  }
}

function path({ root, segments }: PathSyntax): string {
  return `@${root.value}${segments.map((segment) => (segment.kind === 'each' ? '[]' : `.${segment.name.value}`)).join('')}`;
}

function callArgs(syntax: CallArgumentsSyntax): string {
  switch (syntax.kind) {
    case 'segments':
      return syntax.segments
        .map((segment) => ('kind' in segment ? path(segment) : segment.value))
        .join(':');
    case 'word':
      return syntax.word.value;
    case 'claim':
      return `${syntax.name.value} = ${literal(syntax.value)}`;
    case 'zone':
      return syntax.zone?.value ?? '';
    case 'skipped':
      return '…';
  }
}
