// Looks for the shortest text that some automata accept and others do not, within bounds of length. Each subset of an
// automaton's states is one state of the search; where there are too many, nothing is decided.
import { alphabetOf } from './text-alphabet.ts';
import type { Automaton } from './text-automaton.ts';
import { hasPoint, type Ranges, WORD } from './text-ranges.ts';

export interface TextSearch {
  readonly plus: readonly Automaton[];
  readonly minus: readonly Automaton[];
  /** In code points. */
  readonly min: number;
  readonly max: number;
  readonly excluded: readonly string[];
}

/** Called with a count of states; false when the budget is used up. */
export type Step = (count: number) => boolean;

export type Found = { readonly text: string } | 'none' | 'too many';

const MOST_STATES = 10_000;
const LONGEST = 100_000;
/** What stands before the place: the text's start, a letter of words, something else. */
const START = -1;

interface Machine {
  readonly automata: readonly Automaton[];
  readonly minus: number;
  readonly points: readonly number[];
  readonly excluded: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
  readonly looksBack: boolean;
  readonly states: State[];
  readonly byKey: Map<string, State>;
}

interface State {
  readonly key: number;
  readonly sets: readonly (readonly number[])[];
  /** A character like the last one, or START. */
  readonly before: number;
  /** What was read, while it is the beginning of an excluded text. */
  readonly read: string | undefined;
  readonly accepts: boolean;
  next: readonly State[] | undefined;
}

interface Trail {
  readonly state: State;
  readonly point: number;
  readonly from: Trail | undefined;
}

interface Answer {
  readonly found: Found;
  readonly cost: number;
}

const answers = new Map<string, Answer>();
const MOST_ANSWERS = 10_000;

/** What was searched before costs what it cost then: the answer never depends on what was asked earlier. */
export function searchOnce(search: TextSearch, step: Step): Found {
  const sources = (automata: readonly Automaton[]) => automata.map(({ source }) => source);
  const { plus, minus, min, max, excluded } = search;
  const key = JSON.stringify([sources(plus), sources(minus), min, `${max}`, excluded]);
  const known = answers.get(key);

  if (known !== undefined) return step(known.cost) ? known.found : 'too many';

  let cost = 0;
  let isShort = false;
  const found = searchText(search, (count) => {
    cost += count;
    isShort = !step(count);

    return !isShort;
  });

  if (!isShort && answers.size < MOST_ANSWERS) answers.set(key, { found, cost });

  return found;
}

export function searchText(search: TextSearch, step: Step): Found {
  if (search.min > search.max) return 'none';

  const machine = machineOf(search);
  const start = enter(
    machine,
    machine.automata.map((a) => [a.start]),
    { before: START, read: '' },
  );
  let layer: Trail[] = [{ state: start, point: START, from: undefined }];
  const seen = new Set<State>();

  for (let length = 0; length <= search.max && layer.length > 0; length++) {
    if (length > LONGEST) return 'too many';

    const open: Trail[] = [];

    for (const trail of layer) {
      if (length >= search.min) {
        if (trail.state.accepts) return { text: textOf(trail) };
        if (seen.has(trail.state)) continue;

        seen.add(trail.state);
      }

      if (!step(1)) return 'too many';

      open.push(trail);
    }

    const next = length === search.max ? [] : followed(machine, open);

    if (next === undefined) return 'too many';

    layer = next;
  }

  return 'none';
}

function machineOf({ plus, minus, excluded }: TextSearch): Machine {
  const automata = [...plus, ...minus];
  const sets: Ranges[] = automata.flatMap((a) =>
    a.edges.flatMap((edges) => edges.flatMap((edge) => (edge.kind === 'read' ? [edge.of] : []))),
  );
  const looksBack = automata.some((a) => a.looksBack);
  const characters = [...new Set(excluded.flatMap((text) => [...text]))];

  if (looksBack) sets.push(WORD);

  sets.push(...characters.map((c): Ranges => [[c.codePointAt(0) ?? 0, c.codePointAt(0) ?? 0]]));

  return {
    automata,
    minus: plus.length,
    points: alphabetOf(sets),
    excluded: new Set(excluded),
    prefixes: new Set(
      excluded.flatMap((t) => [...t].map((_, i, all) => all.slice(0, i + 1).join(''))),
    ),
    looksBack,
    states: [],
    byKey: new Map(),
  };
}

/** All that can be read next, each state once; undefined where there are too many states. */
function followed(machine: Machine, open: readonly Trail[]): Trail[] | undefined {
  const next = new Map<State, Trail>();

  for (const from of open) {
    from.state.next ??= machine.points.map((point) => read(machine, from.state, point));

    from.state.next.forEach((state, i) => {
      if (!next.has(state)) next.set(state, { state, point: machine.points[i] ?? 0, from });
    });

    if (machine.states.length > MOST_STATES) return undefined;
  }

  return [...next.values()];
}

function read(machine: Machine, state: State, point: number): State {
  const sets = machine.automata.map((automaton, i) => {
    const reached = new Set<number>();

    for (const at of closure(automaton, state.sets[i] ?? [], state.before, point)) {
      for (const edge of automaton.edges[at] ?? []) {
        if (edge.kind === 'read' && hasPoint(edge.of, point)) reached.add(edge.to);
      }
    }

    return [...reached].sort((a, b) => a - b);
  });
  const text = state.read === undefined ? undefined : state.read + String.fromCodePoint(point);

  return enter(machine, sets, {
    before: machine.looksBack ? (hasPoint(WORD, point) ? 97 : 32) : 32,
    read: text !== undefined && machine.prefixes.has(text) ? text : undefined,
  });
}

function enter(
  machine: Machine,
  sets: readonly (readonly number[])[],
  { before, read: text }: Pick<State, 'before' | 'read'>,
): State {
  const key = `${sets.join(';')}|${before}|${text ?? '\0'}`;
  const known = machine.byKey.get(key);

  if (known !== undefined) return known;

  const holds = machine.automata.every((automaton, i) => {
    const ends = closure(automaton, sets[i] ?? [], before, undefined).has(automaton.end);

    return ends === i < machine.minus;
  });
  const state: State = {
    key: machine.states.length,
    sets,
    before,
    read: text,
    accepts: holds && (text === undefined || !machine.excluded.has(text)),
    next: undefined,
  };

  machine.byKey.set(key, state);
  machine.states.push(state);

  return state;
}

/** What is reached without reading, between `before` and `behind` (undefined: the text's end). */
function closure(
  { edges }: Automaton,
  from: readonly number[],
  before: number,
  behind: number | undefined,
): ReadonlySet<number> {
  const reached = new Set(from);
  const isEdge =
    (before !== START && hasPoint(WORD, before)) !==
    (behind !== undefined && hasPoint(WORD, behind));

  for (const at of reached) {
    for (const edge of edges[at] ?? []) {
      const passes =
        edge.kind === 'empty' ||
        (edge.kind === 'start' && before === START) ||
        (edge.kind === 'end' && behind === undefined) ||
        (edge.kind === 'boundary' && isEdge !== edge.negated);

      if (passes) reached.add(edge.to);
    }
  }

  return reached;
}

function textOf(trail: Trail): string {
  const points: number[] = [];

  for (let at: Trail | undefined = trail; at?.from !== undefined; at = at.from)
    points.push(at.point);

  return points
    .reverse()
    .map((point) => String.fromCodePoint(point))
    .join('');
}
