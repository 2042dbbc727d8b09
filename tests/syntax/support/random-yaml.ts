// Values as YAML in random layouts: block and flow, quotes, blank lines, comments, indentation. The same value every time.
import type { Value } from './mutate-value.ts';
import type { Random } from './random.ts';

const COMMENTS = ['# note', '#', "# it's { odd", '# a: b', '## x #'];

export function randomYaml(value: Value, random: Random): string {
  const lines: string[] = [];

  if (typeof value !== 'object' || value === null || isEmpty(value))
    return `${flow(value, random)}\n`;

  block(value, { indent: '', random, lines, lead: '' });

  if (random.below(4) === 0) lines.push(random.pick(COMMENTS));

  return `${lines.join('\n')}\n`;
}

interface Layout {
  readonly indent: string;
  readonly random: Random;
  readonly lines: string[];
  /** What stands on the first line already. */
  readonly lead: string;
}

function isEmpty(value: Value): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function block(value: Value[] | { [key: string]: Value }, layout: Layout): void {
  const { indent, random, lines } = layout;
  let { lead } = layout;

  for (const [key, part] of Object.entries(value)) {
    if (lead === '') noise(layout);

    const head = `${lead === '' ? indent : lead}${Array.isArray(value) ? '-' : `${scalar(key, { random, flow: false, key: true })}:`}`;

    lead = '';
    printPart(part, { ...layout, lead: head }, Array.isArray(value));
    if (random.below(12) === 0 && !/[|>]/.test(lines.at(-1) ?? ''))
      lines[lines.length - 1] += ` ${random.pick(COMMENTS)}`;
  }
}

function printPart(part: Value, { indent, random, lines, lead }: Layout, inList: boolean): void {
  const nested = typeof part === 'object' && part !== null && !isEmpty(part);

  if (!nested || random.below(3) === 0) {
    lines.push(`${lead}${' '.repeat(1 + (random.below(6) === 0 ? 2 : 0))}${flow(part, random)}`);

    return;
  }

  const step = indent + ' '.repeat(random.pick([2, 2, 2, 1, 4]));

  if (inList && random.below(2) === 0) {
    block(part as Value[], { indent: `${indent}  `, random, lines, lead: `${lead} ` });

    return;
  }

  lines.push(random.below(8) === 0 ? `${lead} ${random.pick(COMMENTS)}` : lead);
  block(part as Value[], {
    indent: Array.isArray(part) && !inList && random.below(3) === 0 ? indent : step,
    random,
    lines,
    lead: '',
  });
}

function noise({ indent, random, lines }: Layout): void {
  if (random.below(10) === 0) lines.push(random.pick(['', '', '   ']));

  if (random.below(10) === 0) lines.push(indent + random.pick(COMMENTS));
}

function flow(value: Value, random: Random): string {
  if (Array.isArray(value))
    return enclosed(
      '[',
      value.map((item) => flow(item, random)),
      { close: ']', random },
    );

  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(
      ([key, part]) => `${scalar(key, { random, flow: true, key: true })}: ${flow(part, random)}`,
    );

    return enclosed('{', parts, { close: '}', random });
  }

  return typeof value === 'string'
    ? scalar(value, { random, flow: true, key: false })
    : String(value);
}

function enclosed(
  open: string,
  parts: readonly string[],
  { close, random }: { readonly close: string; readonly random: Random },
): string {
  const space = () => random.pick(['', ' ', ' ', '  ']);
  const comma = parts.length > 0 && random.below(8) === 0 ? ',' : '';

  return `${open}${space()}${parts.join(`,${random.pick([' ', ' ', '  '])}`)}${comma}${space()}${close}`;
}

interface Written {
  readonly random: Random;
  readonly flow: boolean;
  readonly key: boolean;
}

function scalar(text: string, { random, flow: inFlow, key }: Written): string {
  const special = inFlow ? /[,[\]{}]/ : /^[,[\]{}]/;
  const plain =
    /^[A-Za-z_$./(]/.test(text) &&
    !/^(true|false|null|~|yes|no|\.inf|\.nan|-|\.[0-9])$/i.test(text) &&
    !/^[.][0-9]/.test(text) &&
    !/^(True|TRUE|Null|NULL)$/.test(text) &&
    !/: |:$| #|\s$|[\n\r\t]|^---|^\.\.\./.test(text) &&
    !special.test(text);
  const style = random.below(key ? 12 : 6);

  if (plain && style > 1) return text;

  if (style % 2 === 0 && !/[\n\r\t]/.test(text)) return `'${text.replaceAll("'", "''")}'`;

  return JSON.stringify(text);
}
