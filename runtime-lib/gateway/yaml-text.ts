// A value of the wire as YAML 1.2, in block style. Every text that could read as something else is quoted, as JSON quotes.

export function yamlText(value: unknown): string {
  const lines: string[] = [];

  if (isFilled(value)) block(value, '', lines);
  else lines.push(inline(value));

  return `${lines.join('\n')}\n`;
}

type Filled = readonly unknown[] | Readonly<Record<string, unknown>>;

function isFilled(value: unknown): value is Filled {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function block(value: Filled, indent: string, lines: string[]): void {
  if (Array.isArray(value)) {
    for (const item of value) entry(`${indent}-`, item, indent, lines);

    return;
  }

  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) entry(`${indent}${keyText(key, indent)}:`, member, indent, lines);
  }
}

/** YAML looks no further than 1024 characters for the end of a key that is not marked as one. */
function keyText(key: string, indent: string): string {
  const name = text(key);

  return name.length > 1000 ? `? ${name}\n${indent}` : name;
}

/** What is filled goes below its name, deeper; everything else beside it. */
function entry(head: string, value: unknown, indent: string, lines: string[]): void {
  if (!isFilled(value)) {
    lines.push(`${head} ${inline(value)}`);

    return;
  }

  lines.push(head);
  block(value, `${indent}  `, lines);
}

function inline(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}';

  return JSON.stringify(value) ?? 'null';
}

/** Starts with a letter and has nothing but letters, digits, spaces and a few marks: none of them means anything. */
const PLAIN = /^[A-Za-z](?:[A-Za-z0-9 _./@+-]*[A-Za-z0-9_./@+-])?$/;
/** Also those that YAML 1.1 takes for something else. */
const WORDS = /^(?:true|false|yes|no|on|off|y|n|null)$/i;

function text(value: string): string {
  if (PLAIN.test(value) && !WORDS.test(value)) return value;

  // What JSON leaves as it is and YAML does not print.
  return JSON.stringify(value).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
