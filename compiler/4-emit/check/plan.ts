// What a file of checks will hold: the functions of its own named types, and the names that others call it by.
import type { NodeId } from '../../2-model/node.ts';
import type { Declared } from '../../3-check/name-table.ts';
import type { CheckFunction, CheckNeed, CheckRequest, Position } from './check-request.ts';
import { type Analysis, analyse } from './features.ts';
import { FUNCTIONS, needsOf } from './needs.ts';
import { typeAt } from './slot-shape.ts';

export interface Plan {
  readonly request: CheckRequest;
  readonly analysis: Analysis;
  /** What the file's own named types are asked for. */
  readonly needs: readonly CheckNeed[];
  /** All names that the file exports, or might. */
  readonly declared: Declared;
  readonly stems: Stems;
}

/** What stands behind `is`, `check`, `read` and `write`: of roots by name, of named types by id. */
export interface Stems {
  readonly roots: ReadonlyMap<string, string>;
  readonly in: ReadonlyMap<NodeId, string>;
  readonly out: ReadonlyMap<NodeId, string>;
}

export function planChecks(request: CheckRequest): Plan {
  const { roots, types } = request;
  const analysis = analyse(types);
  const needs = needsOf(request).own;
  const taken = new Set<string>();
  const stems = { roots: new Map(), in: new Map(), out: new Map() };
  const declare = (key: string, stem: string, known: Map<string, string>): void => {
    if (known.has(key)) return;

    let free = stem;

    while (taken.has(free)) free = `Other${free}`;

    taken.add(free);
    known.set(key, free);
  };

  for (const { target, position } of needs) {
    const stem = typeFunctionName(typeAt(types, target).name, position);

    declare(target, stem, position === 'out' ? stems.out : stems.in);
  }

  for (const { name } of roots) declare(name, name, stems.roots);

  return { request, analysis, needs, declared: functionsWith(taken), stems };
}

/** All four of a stem are taken together. Most names that are asked for begin otherwise. */
function functionsWith(stems: ReadonlySet<string>): Declared {
  return {
    has: (name) => {
      const fn = BY_INITIAL.get(name.charCodeAt(0));

      return fn !== undefined && name.startsWith(fn) && stems.has(name.slice(fn.length));
    },
  };
}

const BY_INITIAL: ReadonlyMap<number, CheckFunction> = new Map(
  FUNCTIONS.map((fn) => [fn.charCodeAt(0), fn]),
);

export function typeStem(
  { target, position }: Pick<CheckNeed, 'target' | 'position'>,
  { stems }: Plan,
): string | undefined {
  return (position === 'out' ? stems.out : stems.in).get(target);
}

/** `isMoney`, and `isOpenMoney` for readers, to whom an object may have more properties. */
export function typeFunctionName(name: string, position: Position): string {
  return position === 'out' ? `Open${name}` : name;
}
