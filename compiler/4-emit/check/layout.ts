// How emitted statements are laid out within 100 columns, as a formatter would.
import { block, type Code, code, empty, join, width } from '../code/code.ts';
import { beside, braced, together } from '../code/parts.ts';

const OR = code` || `;
const AND = code` && `;
const AND_BELOW = code` &&\n`;
const SEMICOLON = code`;`;
const PARENTHESES = [code`(`, code`)`] as const;
const RETURN = [code`return `, SEMICOLON] as const;
const END = code`);`;
const COLUMNS = 100;
/** Of a statement in a function, and of one in its `if`. */
const DEEPEST = 4;

/** `if (condition) statement`, in a block where the line is too short. */
export function when(condition: Code, statement: Code): Code {
  const flat = code`if (${condition}) ${statement}`;

  return DEEPEST / 2 + flat.length <= COLUMNS && !flat.includes('\n')
    ? flat
    : block(code`if (${condition})`, [statement]);
}

/** `(a || b)`, a part a line where the line is too short. */
export function anyOf(parts: readonly Code[]): Code {
  if (parts.length < 2) return parts[0] ?? empty;

  // Room for the parentheses and ' &&' behind them.
  const flat = together(PARENTHESES, parts, OR, COLUMNS - DEEPEST - 5);

  if (flat !== undefined) return flat;

  const [first = empty, ...rest] = parts;

  return code`(${join([first, ...rest.map((part) => code`  ${part}`)], code` ||\n`)})`;
}

/** `(a && b)`: one part of several alternatives. */
export function allOf(tests: readonly Code[]): Code {
  const [only = code``] = tests;

  if (tests.length === 1) return only;

  const flat = join(tests, AND);

  return DEEPEST + 2 + width(flat) + 6 <= COLUMNS
    ? code`(${flat})`
    : code`(${join(tests, code` &&\n  `)})`;
}

/** `condition ? value : …`; the first condition that holds decides. */
export interface Choice {
  readonly cases: readonly (readonly [condition: Code, value: Code])[];
  readonly otherwise: Code;
}

/** `head value`, where the head ends in a colon or an equals sign; below it where the line is too short. */
export function placed(head: Code, value: Code): Code {
  return DEEPEST + head.length + width(value) + 2 <= COLUMNS
    ? beside(head, value)
    : code`${head}\n  ${value}`;
}

/** The same of a choice, on as many lines as it takes. */
export function assigned(head: Code, { cases, otherwise }: Choice): Code {
  if (cases.length === 0) return placed(head, otherwise);

  const flat = cases.reduceRight<Code>(
    (rest, [condition, value]) => code`${condition} ? ${value} : ${rest}`,
    otherwise,
  );

  if (DEEPEST + head.length + width(flat) + 2 <= COLUMNS) return beside(head, flat);
  if (DEEPEST + 2 + width(flat) + 1 <= COLUMNS) return code`${head}\n  ${flat}`;

  const broken = cases.reduceRight<Code>(
    (rest, [condition, value]) => code`${condition}\n  ? ${value}\n  : ${rest}`,
    otherwise,
  );

  return code`${head}\n  ${broken}`;
}

/** `return a && b;`, a condition a line where the line is too short. */
export function returned(conditions: readonly Code[]): Code {
  // Room for the indentation, 'return ' and the semicolon.
  const flat = together(RETURN, conditions, AND, COLUMNS - DEEPEST / 2 - 8);

  if (flat !== undefined) return flat;

  return code`return (\n  ${join(conditions, AND_BELOW)}\n);`;
}

/** `head { … };` on one line where it fits, else a member a line. */
export function literal(head: Code, members: readonly Code[]): Code {
  return braced([code`${head} `, SEMICOLON], members, DEEPEST);
}

/** `return { … };` */
export function returnedLiteral(members: readonly Code[]): Code {
  return braced(RETURN, members, DEEPEST);
}

/** `name({ … });` */
export function callWith(of: Code, members: readonly Code[]): Code {
  return braced([code`${of}(`, END], members, DEEPEST);
}
