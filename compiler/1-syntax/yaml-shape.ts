// One walk over the raw YAML tokens before nodes are built: depth, tags, anchors and documents, each at its exact place.
// Iterative, because a hostile file nests deeper than a stack is high. It must not build anything.
import type { CST } from 'yaml';
import type { Report } from '../base/catalogue.ts';
import { MOST_ALIASES, MOST_DEPTH } from './limits.ts';

interface Step {
  readonly token: CST.Token;
  readonly depth: number;
}

interface Shape {
  readonly file: string;
  readonly report: Report;
  aliases: number;
  documents: number;
  /** False: building nodes could exhaust memory or stack. */
  safe: boolean;
}

/** False where the file must not be built. */
export function checkShape(
  tokens: readonly CST.Token[],
  where: { readonly file: string; readonly report: Report },
): boolean {
  const shape: Shape = { ...where, aliases: 0, documents: 0, safe: true };
  const todo: Step[] = tokens.map((token) => ({ token, depth: 0 })).reverse();

  for (let step = todo.pop(); step !== undefined && shape.safe; step = todo.pop()) {
    visit(shape, step, todo);
  }

  return shape.safe;
}

function visit(shape: Shape, { token, depth }: Step, todo: Step[]): void {
  switch (token.type) {
    case 'directive':
      problem(shape, token, 'a YAML directive');
      break;
    case 'document':
      visitDocument(shape, token, todo);
      break;
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      visitCollection(shape, token, depth + 1, todo);
      break;
    case 'alias':
      countAlias(shape, token);
      break;
    case 'block-scalar':
      visitProps(shape, token.props);
      break;
    default:
  }
}

function visitDocument(shape: Shape, token: CST.Document, todo: Step[]): void {
  shape.documents += 1;

  if (shape.documents === 2) {
    shape.report('TOA1004', span(shape, token.offset, token.offset + 3), {});
  }

  if (shape.documents > 1) return;

  visitProps(shape, token.start);

  if (token.value !== undefined) todo.push({ token: token.value, depth: 0 });
}

function visitCollection(
  shape: Shape,
  token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection,
  depth: number,
  todo: Step[],
): void {
  if (depth > MOST_DEPTH) {
    shape.safe = false;
    shape.report('TOA1008', span(shape, token.offset, token.offset + 1), {
      what: 'this nesting',
      most: `${MOST_DEPTH} levels`,
    });

    return;
  }

  for (let i = token.items.length - 1; i >= 0; i--) {
    const item = token.items[i];

    if (item === undefined) continue;

    visitProps(shape, item.start);

    if (item.sep !== undefined) visitProps(shape, item.sep);

    if (item.value != null) todo.push({ token: item.value, depth });

    if (item.key != null) todo.push({ token: item.key, depth });
  }
}

function visitProps(shape: Shape, props: readonly CST.Token[]): void {
  for (const prop of props) {
    if (prop.type === 'tag') problem(shape, prop as CST.SourceToken, 'a YAML tag');
  }
}

function countAlias(shape: Shape, token: CST.FlowScalar): void {
  shape.aliases += 1;

  if (shape.aliases !== MOST_ALIASES + 1) return;

  shape.safe = false;
  shape.report('TOA1008', span(shape, token.offset, token.offset + token.source.length), {
    what: 'the number of aliases',
    most: String(MOST_ALIASES),
  });
}

function problem(shape: Shape, token: CST.SourceToken | CST.Directive, feature: string): void {
  const end = token.offset + token.source.length;

  shape.report('TOA1003', span(shape, token.offset, end), { feature });
}

function span(shape: Shape, start: number, end: number) {
  return { file: shape.file, start, end };
}
