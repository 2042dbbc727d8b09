// What a file of checks will hold: the functions of its own named types, and the names that others call it by.
import type { CheckFunction, CheckNeed, CheckRequest, Position } from './check-request.ts';
import { type Analysis, analyse } from './features.ts';
import { allNeeds } from './needs.ts';
import { typeAt } from './slot-shape.ts';

export interface Plan {
  readonly request: CheckRequest;
  readonly analysis: Analysis;
  /** What the file's own named types are asked for. */
  readonly needs: readonly CheckNeed[];
  /** All names that the file exports. */
  readonly declared: ReadonlySet<string>;
  /** By rootKey and typeKey: what stands behind `is`, `check`, `read` and `write`. */
  readonly names: ReadonlyMap<string, string>;
}

export const FUNCTIONS: readonly CheckFunction[] = ['is', 'check', 'read', 'write'];

export function planChecks(request: CheckRequest): Plan {
  const analysis = analyse(request.types);
  const needs = allNeeds(request);
  const declared = new Set<string>();
  const names = new Map<string, string>();
  const declare = (key: string, stem: string): void => {
    if (names.has(key)) return;

    let free = stem;

    // All four are taken together.
    while (declared.has(`is${free}`)) free = `Other${free}`;
    for (let i = 0; i < FUNCTIONS.length; i++) declared.add((FUNCTIONS[i] as string) + free);

    names.set(key, free);
  };

  for (const need of needs) declare(typeKey(need), typeStem(need, request));
  for (const { name } of request.roots) declare(rootKey(name), name);

  return { request, analysis, needs, declared, names };
}

export function rootKey(name: string): string {
  return `root ${name}`;
}

export function typeKey({ target, position }: Pick<CheckNeed, 'target' | 'position'>): string {
  return `type ${target} ${position}`;
}

function typeStem({ target, position }: CheckNeed, { types }: CheckRequest): string {
  return typeFunctionName(typeAt(types, target).name, position);
}

/** `isMoney`, and `isOpenMoney` for readers, to whom an object may have more properties. */
export function typeFunctionName(name: string, position: Position): string {
  return position === 'out' ? `Open${name}` : name;
}
