// What an output means, without its literals and comments: two outputs of one shape have one tree.
import { ts } from 'ts-morph';
import { isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';

export interface Shape {
  /** Equal for equal trees. */
  readonly tree: string;
  /** That it cannot be read, and what the payload does in it that it must not. */
  readonly problems: readonly string[];
}

/** `named`: identifiers and keys may differ. */
export function shapeOf(path: string, text: string, named: boolean): Shape {
  if (/\.(ts|js)$/.test(path)) return codeShape(path, text, named);
  if (path.endsWith('.json')) return jsonShape(text, named);
  if (path.endsWith('.yaml')) return yamlShape(text, named);

  if (path.endsWith('.md')) return markdownShape(text);

  return { tree: '', problems: [`no reader for ${path}: give the injection test one`] };
}

/** Headings, lists and tables; a contract's text stands in code alone, so what is outside of it is toac's own. */
function markdownShape(text: string): Shape {
  const outside = text
    .split('\n')
    .map((line) => line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, 'code'))
    .join('\n');
  const [, ...rest] = outside.split('\n');
  const wrong = rest.filter((line) => /[`<>[\]\\]|https?:/.test(line));
  const tables = rest.filter((line) => line.startsWith('|'));
  const ragged = tables.filter((line, i) => {
    const before = tables[i - 1];

    return /^\|-/.test(line) && before !== undefined && cells(before) !== cells(line);
  });

  return {
    tree: rest.join('\n'),
    problems: [
      ...wrong.map((line) => `markup that is not toac's: ${line}`),
      ...ragged.map((line) => `a table with cells of somebody else: ${line}`),
    ],
  };
}

function cells(line: string): number {
  return line.split('|').length;
}

function codeShape(path: string, text: string, named: boolean): Shape {
  const kind = path.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const { parseDiagnostics: wrong } = file as unknown as {
    readonly parseDiagnostics: readonly ts.Diagnostic[];
  };
  const problems = wrong.map(
    (d) => `${path} does not parse: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`,
  );
  const imports: string[] = [];
  const rest: string[] = [];

  // Imports are sorted by their paths, which may hold the payload.
  for (const statement of file.statements)
    (ts.isImportDeclaration(statement) ? imports : rest).push(nodeText(statement, named));

  return {
    tree: [...imports.sort(), ...rest].join('\n'),
    problems: [...problems, ...directives(text)],
  };
}

/** Comments that compilers obey. */
function directives(text: string): readonly string[] {
  return [
    ...text.matchAll(/^\s*(?:\/\/\/\s*<|\/\/\s*@ts-|\/\*\s*@ts-|\/\/[#@]\s*source|\/\*\*? *@)/gm),
  ].map((m) => `a comment that is obeyed: ${m[0]}`);
}

function nodeText(node: ts.Node, named: boolean): string {
  if (ts.isIdentifier(node)) return named ? 'name' : `name:${node.text}`;
  if (ts.isPropertyAccessExpression(node)) return `member(${nodeText(node.expression, named)})`;

  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
    return `member(${nodeText(node.expression, named)})`;
  }

  // Widths decide about these: `| 'a'` alone in its lines, and braces around one statement.
  if (ts.isUnionTypeNode(node) && node.types.length === 1 && node.types[0] !== undefined)
    return nodeText(node.types[0], named);
  if (ts.isBlock(node) && node.statements.length === 1 && node.statements[0] !== undefined)
    return nodeText(node.statements[0], named);

  const { name: key } = node as { readonly name?: ts.Node };
  const inner: string[] = [];

  ts.forEachChild(node, (child) => {
    inner.push(child === key && isKey(child, node) ? 'key' : nodeText(child, named));
  });

  return `${node.kind}${tags(node)}(${inner.join()})`;
}

/** `a`, `'a'` and `['a']` before a colon are the same. */
function isKey(node: ts.Node, parent: ts.Node): boolean {
  const member =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent);

  return (
    member &&
    (ts.isIdentifier(node) ||
      ts.isStringLiteral(node) ||
      (ts.isComputedPropertyName(node) && ts.isStringLiteral(node.expression)))
  );
}

function tags(node: ts.Node): string {
  const { jsDoc } = node as { readonly jsDoc?: readonly ts.JSDoc[] };

  return (jsDoc ?? [])
    .flatMap((doc) => doc.tags ?? [])
    .map((t) => `@${t.tagName.text}`)
    .join('');
}

function jsonShape(text: string, named: boolean): Shape {
  try {
    return { tree: dataText(JSON.parse(text) as unknown, named), problems: [] };
  } catch (error) {
    return { tree: '', problems: [`no JSON: ${String(error)}`] };
  }
}

function dataText(value: unknown, named: boolean): string {
  if (Array.isArray(value)) return `[${value.map((v) => dataText(v, named)).join()}]`;
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;

  return `{${Object.entries(value)
    .map(([key, v]) => `${named ? 'key' : key}:${dataText(v, named)}`)
    .join()}}`;
}

function yamlShape(text: string, named: boolean): Shape {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  const problems = [...document.errors, ...document.warnings].map(
    (e) => `no clean YAML: ${e.message}`,
  );
  const comments = text.split('\n').filter((line) => line.startsWith('#')).length;

  if (comments !== 1) problems.push(`${comments} comments`);

  return { tree: yamlText(document.contents, named), problems };
}

function yamlText(node: ParsedNode | null, named: boolean): string {
  if (isMap(node)) {
    return `{${node.items.map(({ key, value }) => `${named || !isScalar(key) ? 'key' : String(key.value)}:${yamlText(value as ParsedNode, named)}`).join()}}`;
  }

  if (isSeq(node))
    return `[${node.items.map((item) => yamlText(item as ParsedNode, named)).join()}]`;
  if (!isScalar(node)) return 'other';

  // Comments and anchors in the middle are nobody's.
  return `${node.value === null ? 'null' : typeof node.value}${node.comment == null && node.anchor === undefined ? '' : '!'}`;
}
