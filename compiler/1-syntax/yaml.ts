// YAML 1.2 text → located tree, by the `yaml` package. Of invalid YAML the cause is reported once and what can be read is read.
// It must not know what contracts hold.
import type { CST, Document, ParsedNode } from 'yaml';
import type { Report } from '../base/catalogue.ts';
import { collector } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source.ts';
import type { Entry, Node } from './tree.ts';
import { adviceFor } from './yaml-advice.ts';
import { type Mask, masks } from './yaml-mask.ts';
import { buildTree } from './yaml-nodes.ts';
import { yamlPackage } from './yaml-package.ts';
import { checkShape } from './yaml-shape.ts';

type Composed = Document.Parsed<ParsedNode>;

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** More independent mistakes than these are not looked for in one file. */
const MOST_ERRORS = 5;
/** With more errors than these at once a file is no contract with a mistake in it. */
const HOSTILE = 1_000;

/** The root, or undefined where there is nothing (or nothing readable, which was reported). */
export interface YamlFile {
  readonly root: Node | undefined;
  readonly broken: boolean;
}

export function readYaml(source: SourceFile, report: Report): YamlFile {
  const { path: file, text } = source;
  const tokens = tokensOf(text);

  if (!checkShape(tokens, { file, report })) return { root: undefined, broken: true };

  const document = compose(tokens, text.length);

  if (document === undefined) return { root: undefined, broken: false };

  if (firstError(document) === undefined) {
    return { root: buildTree(document.contents, { file, text, report }), broken: false };
  }

  return recover(source, document, report);
}

function tokensOf(text: string): readonly CST.Token[] {
  const { Parser } = yamlPackage();

  return [...new Parser().parse(text)];
}

function compose(tokens: readonly CST.Token[], length: number): Composed | undefined {
  const { Composer } = yamlPackage();
  const [document] = new Composer(OPTIONS).compose(tokens, false, length);

  return document as Composed | undefined;
}

function firstError(document: Composed) {
  const errors = document.errors.filter((error) => error.code !== 'TAG_RESOLVE_FAILED');

  return errors.sort((a, b) => a.pos[0] - b.pos[0])[0];
}

function recover(source: SourceFile, broken: Composed, report: Report): YamlFile {
  const holes: Mask[] = [];
  let document = broken;
  let text = source.text;

  for (let count = 0; count < MOST_ERRORS; count++) {
    const error = firstError(document);

    if (error === undefined)
      return { root: readHoled(source, document, { holes, report }), broken: true };

    const { start, end, problem, more } = adviceFor(text, error);

    report(
      'TOA1001',
      { file: source.path, start, end: Math.min(end, text.length) },
      { problem },
      more,
    );

    const next =
      document.errors.length > HOSTILE ? undefined : helpful(text, [start, error.pos[0]]);

    if (next === undefined) break;

    holes.push(next.mask);
    document = next.document;
    text = next.mask.text;
  }

  return { root: undefined, broken: true };
}

/** The smallest loss behind which everything, or at least what follows, is YAML again. */
function helpful(
  text: string,
  causes: readonly number[],
): { readonly mask: Mask; readonly document: Composed } | undefined {
  for (const mask of causes.flatMap((cause) => masks(text, cause))) {
    const document = compose(tokensOf(mask.text), mask.text.length);

    if (document !== undefined && helps(mask, document)) return { mask, document };
  }

  return undefined;
}

function helps(mask: Mask, document: Composed): boolean {
  const error = firstError(document);

  return error === undefined || error.pos[0] > mask.end;
}

interface Holed {
  readonly holes: readonly Mask[];
  readonly report: Report;
}

function readHoled(
  source: SourceFile,
  document: Composed,
  { holes, report }: Holed,
): Node | undefined {
  const { path: file, text } = source;
  const diagnostics: Diagnostic[] = [];
  const root = buildTree(document.contents, { file, text, report: collector(diagnostics) });

  for (const found of diagnostics) {
    if (found.code === 'TOA1002')
      report('TOA1002', found.at, { key: text.slice(found.at.start, found.at.end) }, found);
  }

  return root && cut(root, { holes, from: 0, until: text.length });
}

interface Cutting {
  readonly holes: readonly Mask[];
  /** Where what stands before the node ends, and where its neighbour begins. */
  readonly from: number;
  readonly until: number;
}

/** Marks what the holes have destroyed, so that it is no mistake that it is missing. */
function cut(node: Node, { holes, from, until }: Cutting): Node {
  if (!holes.some((hole) => hole.start >= from && hole.start < until)) return node;

  switch (node.kind) {
    case 'map': {
      const entries = node.entries.map((entry, i) =>
        cutEntry(entry, {
          holes,
          from: entry.key.end,
          until: node.entries[i + 1]?.key.start ?? until,
        }),
      );

      return { ...node, entries, cut: true };
    }
    case 'list': {
      const items = node.items.map((item, i) =>
        cut(item, { holes, from: item.start, until: node.items[i + 1]?.start ?? until }),
      );

      return { ...node, items };
    }
    default:
      return { kind: 'broken', start: node.start, end: node.end };
  }
}

function cutEntry({ key, value }: Entry, cutting: Cutting): Entry {
  return { key, value: cut(value, cutting) };
}
