// Formulas as reduced ordered decision diagrams: equal meaning is equal number. Bounded by steps, never by time.

/** Thrown where a formula needs more steps than there are. */
export class TooManySteps extends Error {}

/** A node of a diagram. */
export type Diagram = number;

export const NEVER: Diagram = 0;
export const ALWAYS: Diagram = 1;

export interface Decisions {
  /** What is true where the variable is. */
  readonly variable: (index: number) => Diagram;
  readonly not: (of: Diagram) => Diagram;
  readonly and: (a: Diagram, b: Diagram) => Diagram;
  readonly or: (a: Diagram, b: Diagram) => Diagram;
  /** Whether it can be true while some variables are fixed. Takes no steps. */
  readonly meets: (of: Diagram, fixed: ReadonlyMap<number, boolean>) => boolean;
  /** An assignment of least cost that makes it true; free variables take what costs nothing. */
  readonly cheapest: (of: Diagram, costs: readonly Cost[]) => readonly boolean[] | undefined;
}

/** What a variable costs where it is false, and where it is true. */
export type Cost = readonly [whenFalse: number, whenTrue: number];

interface Nodes {
  readonly variables: number[];
  readonly lows: number[];
  readonly highs: number[];
  readonly make: (variable: number, low: Diagram, high: Diagram) => Diagram;
}

/** Of both ends: behind all variables. */
const END = 4095;
const WIDTH = 2 ** 20;

/** 1 << 20 at most: three numbers of that size make a key. */
export function openDecisions(steps: number): Decisions {
  const nodes = openNodes(Math.min(steps, WIDTH));
  const and = conjunction(nodes);
  const not = negation(nodes);

  return {
    variable: (index) => nodes.make(index, NEVER, ALWAYS),
    not,
    and,
    or: (a, b) => not(and(not(a), not(b))),
    meets: (of, fixed) => meets(nodes, of, fixed),
    cheapest: (of, costs) => cheapest(nodes, of, costs),
  };
}

function openNodes(most: number): Nodes {
  const [variables, lows, highs] = [
    [END, END],
    [NEVER, ALWAYS],
    [NEVER, ALWAYS],
  ];
  const known = new Map<number, Diagram>();

  return {
    variables,
    lows,
    highs,
    make: (variable, low, high) => {
      if (low === high) return low;

      const key = (variable * WIDTH + low) * WIDTH + high;
      const found = known.get(key);

      if (found !== undefined) return found;
      if (variables.length >= most || variable >= END) throw new TooManySteps();

      known.set(key, variables.length);
      lows.push(low);
      highs.push(high);

      return variables.push(variable) - 1;
    },
  };
}

function conjunction({ highs, lows, make, variables }: Nodes): Decisions['and'] {
  const known = new Map<number, Diagram>();
  const and = (a: Diagram, b: Diagram): Diagram => {
    if (a === b || b === ALWAYS) return a;
    if (a === ALWAYS) return b;
    if (a === NEVER || b === NEVER) return NEVER;

    const key = a < b ? a * WIDTH + b : b * WIDTH + a;
    const found = known.get(key);

    if (found !== undefined) return found;

    const [ofA, ofB] = [variables[a] as number, variables[b] as number];
    const variable = Math.min(ofA, ofB);
    const side = (of: readonly number[]): Diagram =>
      and(ofA === variable ? (of[a] as number) : a, ofB === variable ? (of[b] as number) : b);
    const made = make(variable, side(lows), side(highs));

    known.set(key, made);

    return made;
  };

  return and;
}

function negation({ highs, lows, make, variables }: Nodes): Decisions['not'] {
  const known = new Map<Diagram, Diagram>();
  const not = (of: Diagram): Diagram => {
    if (of <= ALWAYS) return 1 - of;

    const found = known.get(of);

    if (found !== undefined) return found;

    const made = make(variables[of] as number, not(lows[of] as number), not(highs[of] as number));

    known.set(of, made);

    return made;
  };

  return not;
}

function meets(
  { highs, lows, variables }: Nodes,
  of: Diagram,
  fixed: ReadonlyMap<number, boolean>,
): boolean {
  const seen = new Set<Diagram>([NEVER]);
  const open: Diagram[] = [of];

  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === ALWAYS) return true;
    if (seen.has(node)) continue;

    seen.add(node);

    const value = fixed.get(variables[node] as number);

    if (value !== true) open.push(lows[node] as Diagram);
    if (value !== false) open.push(highs[node] as Diagram);
  }

  return false;
}

function cheapest(
  { highs, lows, variables }: Nodes,
  of: Diagram,
  costs: readonly Cost[],
): readonly boolean[] | undefined {
  const known = new Map<Diagram, number>([
    [NEVER, Number.POSITIVE_INFINITY],
    [ALWAYS, 0],
  ]);
  /** What the choice costs more than the better one: skipped variables cost nothing more. */
  const costOf = (node: Diagram): number => {
    const found = known.get(node);

    if (found !== undefined) return found;

    const cost = Math.min(sideOf(node, false), sideOf(node, true));

    known.set(node, cost);

    return cost;
  };
  const sideOf = (node: Diagram, value: boolean): number => {
    const [no, yes] = costs[variables[node] as number] ?? [0, 0];
    const next = (value ? highs : lows)[node] as number;

    return (value ? yes : no) - Math.min(no, yes) + costOf(next);
  };

  if (of === NEVER) return undefined;

  const values = costs.map(([no, yes]) => yes < no);

  for (let node = of; node !== ALWAYS; ) {
    const value = sideOf(node, true) < sideOf(node, false);

    values[variables[node] as number] = value;
    node = (value ? highs : lows)[node] as number;
  }

  return values;
}
