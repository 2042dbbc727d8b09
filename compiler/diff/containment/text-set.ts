// Sets of texts: a length, patterns and formats. Finds a text of such a set, or shows that there is none.

import type { StringSchema, TextFormat } from './schema.ts';
import { type Automaton, automatonOf } from './text-automaton.ts';
import {
  boxOf,
  boxText,
  isInside,
  narrowed,
  outsideBoxes,
  type TextBox,
  textInside,
} from './text-box.ts';
import { FORMATS, type FormatName } from './text-formats.ts';
import { type Step, searchOnce } from './text-search.ts';

/** Everything that a text must be and must not be, with nothing left to choose. */
export interface TextTask {
  readonly min: number;
  readonly max: number;
  readonly plus: readonly string[];
  readonly minus: readonly string[];
  readonly forms: ReadonlyMap<FormatName, TextBox>;
  readonly notForms: ReadonlySet<FormatName>;
  readonly excluded: readonly string[];
}

export type TextAnswer = { readonly text: string } | 'none' | { readonly cause: string };

const ANY_TEXT: TextTask = {
  min: 0,
  max: Number.POSITIVE_INFINITY,
  plus: [],
  minus: [],
  forms: new Map(),
  notForms: new Set(),
  excluded: [],
};

/** Of a text that is in all of these; undefined where a bound cannot be read. */
export function textTask(
  schemas: readonly StringSchema[],
  excluded: readonly string[],
): TextTask | undefined {
  let task: TextTask | undefined = { ...ANY_TEXT, excluded };

  for (const { min, max, patterns = [], format } of schemas) {
    task = { ...task, plus: [...new Set([...task.plus, ...patterns])] };
    task = withLength(task, min ?? 0, max ?? task.max);

    if (format !== undefined) {
      const box = boxOf(format);

      task = box && withForm(task, format.name, box);
    }

    if (task === undefined) return undefined;
  }

  return task;
}

function withLength(task: TextTask, min: number, max: number): TextTask {
  return { ...task, min: Math.max(task.min, min), max: Math.min(task.max, max) };
}

function withForm(task: TextTask, name: FormatName, box: TextBox): TextTask {
  const known = task.forms.get(name);

  return {
    ...task,
    forms: new Map([...task.forms, [name, known === undefined ? box : narrowed(known, box)]]),
  };
}

/** The ways not to be of this set; undefined where a bound cannot be read. */
export function tasksOutside(
  task: TextTask,
  schema: StringSchema,
): readonly TextTask[] | undefined {
  const ways: TextTask[] = [];

  if (schema.min !== undefined && schema.min > task.min)
    ways.push(withLength(task, 0, schema.min - 1));
  if (schema.max !== undefined && schema.max < task.max)
    ways.push(withLength(task, schema.max + 1, task.max));

  for (const pattern of schema.patterns ?? []) {
    if (!task.plus.includes(pattern)) ways.push({ ...task, minus: [...task.minus, pattern] });
  }

  const formed = schema.format === undefined ? [] : tasksOutsideFormat(task, schema.format);

  return formed && [...ways, ...formed];
}

function tasksOutsideFormat(task: TextTask, format: TextFormat): readonly TextTask[] | undefined {
  const beside = outsideBoxes(format)?.map((box) => withForm(task, format.name, box));

  if (beside === undefined || task.forms.has(format.name)) return beside;

  return [...beside, { ...task, notForms: new Set([...task.notForms, format.name]) }];
}

/** Of texts without a pattern. */
const LONGEST_TRIED = 1_000_000;
const WORDS = ['a', 'b', 'c', 'd', 'e', ''];

export function solveText(task: TextTask, step: Step): TextAnswer {
  if (task.min > task.max || task.plus.some((p) => task.minus.includes(p))) return 'none';

  const samples: string[] = [];

  for (const [name, box] of task.forms) {
    if (task.notForms.has(name)) return 'none';

    const inside = textInside(name, box, task.excluded);

    if (inside === 'none') return 'none';

    samples.push(...FORMATS[name].samples, ...(inside === undefined ? [] : [inside]));
  }

  const tried =
    task.forms.size > 0
      ? samples
      : task.min > 1
        ? ['a'.repeat(Math.min(task.min, LONGEST_TRIED))]
        : WORDS;
  const text = tried.find((t) => holds(task, t));

  return text === undefined ? searched(task, step) : { text };
}

function holds(task: TextTask, text: string): boolean {
  const length = text.length > task.max || task.min > 0 ? [...text].length : text.length;

  return (
    length >= task.min &&
    length <= task.max &&
    !task.excluded.includes(text) &&
    task.plus.every((p) => matches(p, text)) &&
    !task.minus.some((p) => matches(p, text)) &&
    [...task.forms].every(
      ([name, box]) => FORMATS[name].holds(text) && isInside(name, box, text),
    ) &&
    ![...task.notForms].some((name) => FORMATS[name].holds(text))
  );
}

const compiled = new Map<string, RegExp>();

export function matches(pattern: string, text: string): boolean {
  let regex = compiled.get(pattern);

  if (regex === undefined) {
    regex = new RegExp(pattern, 'u');

    if (compiled.size < 10_000) compiled.set(pattern, regex);
  }

  return regex.test(text);
}

/** How often a text that only the automata accept is given up for another. */
const MOST_TRIED = 20;

/** Forms as their patterns: a wider set, so that finding nothing shows that there is nothing. */
function searched(task: TextTask, step: Step): TextAnswer {
  const forms = [...task.forms.keys()].map((name) => FORMATS[name]);
  const sources = [...task.plus, ...forms.map((f) => f.pattern)];
  const plus = sources.flatMap((p) => automatonOf(p) ?? []);
  const known = [...task.notForms].filter((name) => FORMATS[name].sure !== undefined);
  const max = Math.min(task.max, ...forms.map((f) => f.most ?? Number.POSITIVE_INFINITY));

  if (plus.length < sources.length) return unread(sources);

  const strange = strangeText(task, { plus, max, step });

  if (strange !== undefined) return { text: strange };

  const excluded = [...task.excluded];

  for (const way of waysOutside(known, { minus: task.minus, min: task.min })) {
    const minus = way.minus.flatMap((p) => automatonOf(p) ?? []);

    if (minus.length < way.minus.length) return unread(way.minus);

    for (let tried = 0; ; tried++) {
      const found = searchOnce({ plus, minus, min: way.min, max, excluded }, step);

      if (found === 'none') break;
      if (found === 'too many')
        return { cause: `the patterns ${sources.join(', ')} have too many states together` };
      if (holds(task, found.text)) return found;
      if (tried === MOST_TRIED) return { cause: undecidedCause(task) };

      excluded.push(found.text);
    }
  }

  return 'none';
}

/** What no format has: a character that is not printed, or not of ASCII. */
const STRANGE = '[^!-~]';

/** Where no pattern says what is not of a format, the rest may allow a text that is of none. */
function strangeText(
  task: TextTask,
  {
    plus,
    max,
    step,
  }: { readonly plus: readonly Automaton[]; readonly max: number; readonly step: Step },
): string | undefined {
  const outside = automatonOf(STRANGE);
  const minus = task.minus.flatMap((p) => automatonOf(p) ?? []);

  const isUnsure = [...task.notForms].some((name) => FORMATS[name].sure === undefined);

  if (!isUnsure || outside === undefined || minus.length < task.minus.length) return undefined;

  const { min, excluded } = task;
  const found = searchOnce({ plus: [...plus, outside], minus, min, max, excluded }, step);

  return typeof found === 'object' && holds(task, found.text) ? found.text : undefined;
}

interface Way {
  readonly minus: readonly string[];
  readonly min: number;
}

/** A text is not of a form only when it does not match, or when it is longer than is sure. */
function waysOutside(names: readonly FormatName[], way: Way): readonly Way[] {
  const [name, ...rest] = names;

  if (name === undefined) return [way];

  const { pattern, sure = 0 } = FORMATS[name];
  const unmatched = waysOutside(rest, { ...way, minus: [...way.minus, pattern] });

  return Number.isFinite(sure)
    ? [...unmatched, ...waysOutside(rest, { ...way, min: Math.max(way.min, sure + 1) })]
    : unmatched;
}

function unread(sources: readonly string[]): TextAnswer {
  const source = sources.find((p) => automatonOf(p) === undefined);

  return { cause: `the pattern ${source} is not one that can be compared` };
}

function undecidedCause(task: TextTask): string {
  const names = [...task.forms.keys(), ...task.notForms];

  return `the formats ${names.join(', ')} are not compared text by text here`;
}

export function textSchemaText({ min = 0, max, patterns = [], format }: StringSchema): string {
  const box = format === undefined ? undefined : boxOf(format);
  const form =
    box === undefined ? JSON.stringify(format ?? null) : `${format?.name}(${boxText(box)})`;

  return `${min}..${max ?? ''} ${JSON.stringify([...new Set(patterns)].sort())} ${form}`;
}

export function hasText(
  { min = 0, max, patterns = [], format }: StringSchema,
  text: string,
): boolean {
  if (min > 0 || max !== undefined) {
    const length = [...text].length;

    if (length < min || (max !== undefined && length > max)) return false;
  }

  if (!patterns.every((p) => matches(p, text))) return false;
  if (format === undefined) return true;
  if (!FORMATS[format.name].holds(text)) return false;

  const box = boxOf(format);

  return box !== undefined && isInside(format.name, box, text);
}
