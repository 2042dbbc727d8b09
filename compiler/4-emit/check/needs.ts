// Which functions of named types the functions of a file call, here and in other files.
import type { NodeId } from '../../2-model/node.ts';
import type { Slot } from '../../2-model/type-model.ts';
import type {
  CheckedTypes,
  CheckFunction,
  CheckNeed,
  CheckRequest,
  CheckRoot,
  Position,
} from './check-request.ts';
import { type Analysis, analyse } from './features.ts';
import { framed, typeAt } from './slot-shape.ts';

/** For the file that holds shared types: what the roots of others call, through one another too. */
export function needsOf(
  roots: readonly CheckRoot[],
  types: CheckedTypes,
  needs: readonly CheckNeed[] = [],
): readonly CheckNeed[] {
  const known = reached.get(roots);

  if (known !== undefined) return known;

  const found = closure({ roots, needs, types }, analyse(types));

  reached.set(roots, found);

  return found;
}

/** A component's roots are asked for the file of shared types, and for its own. */
const reached = new WeakMap<readonly CheckRoot[], readonly CheckNeed[]>();

/** What the file's own named types must have, in the order of the types. */
export function allNeeds({ roots, needs, types }: CheckRequest): readonly CheckNeed[] {
  // Types of other files never lead back here.
  return needsOf(roots, types, needs).filter(
    (need) => typeAt(types, need.target).checksFrom === undefined,
  );
}

/** What a root is emitted with where it does not say. */
export function functionsOf(root: CheckRoot, analysis: Analysis): readonly CheckFunction[] {
  const known = ofRoots.get(root);

  if (known !== undefined) return known;

  const made = root.functions ?? wantedOf(root, analysis);

  ofRoots.set(root, made);

  return made;
}

const ofRoots = new WeakMap<CheckRoot, readonly CheckFunction[]>();

function wantedOf(
  { slot, position, type, wanted }: CheckRoot,
  analysis: Analysis,
): CheckFunction[] {
  const frame = framed(slot);
  const typed = type !== false;
  const asked = (fn: CheckFunction): boolean => wanted === undefined || wanted.includes(fn);
  const functions: CheckFunction[] = [];

  if (asked('is')) functions.push('is');
  if (asked('check')) functions.push('check');
  if (typed && asked('read') && analysis.differs(frame, position)) functions.push('read');
  if (typed && asked('write') && analysis.projects(frame, position)) functions.push('write');

  return functions;
}

/** Of the functions that a value of a named type would have, those that do something, where they stand. */
export function directNeeds(
  { target, position }: Pick<CheckNeed, 'target' | 'position'>,
  functions: readonly CheckFunction[],
  { types, analysis }: { readonly types: CheckedTypes; readonly analysis: Analysis },
): readonly CheckNeed[] {
  const { slot } = typeAt(types, target);
  const needs: CheckNeed[] = [];

  for (const fn of functions) {
    if (does(fn, slot, position, analysis))
      needs.push(needOf(target, { position, function: fn }, analysis));
  }

  return needs;
}

function closure({ roots, needs, types }: CheckRequest, analysis: Analysis): readonly CheckNeed[] {
  const found = new Map<string, CheckNeed>();
  const queue: CheckNeed[] = [...needs];

  for (const root of roots) {
    for (const fn of functionsOf(root, analysis)) {
      queue.push(...called(framed(root.slot), { position: root.position, function: fn }, analysis));
    }
  }

  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const key = `${next.target} ${next.position} ${next.function}`;

    if (found.has(key)) continue;

    found.set(key, next);
    queue.push(...behind(next, analysis));
  }

  if (found.size < 2) return [...found.values()];

  const order = [...types.keys()];

  return [...found.values()].sort(
    (a, b) => order.indexOf(a.target) - order.indexOf(b.target) || rank(a) - rank(b),
  );
}

function rank({ position, function: fn }: CheckNeed): number {
  return (position === 'out' ? 4 : 0) + ['is', 'check', 'read', 'write'].indexOf(fn);
}

/** What a function of a named type calls: a rule for readers is the other one, opened. */
function behind(need: CheckNeed, analysis: Analysis): readonly CheckNeed[] {
  if (need.function === 'check' && need.position === 'out') return [{ ...need, position: 'in' }];

  return called(typeAt(analysis.types, need.target).slot, need, analysis);
}

type Call = Pick<CheckNeed, 'position' | 'function'>;

/** The functions of named types that one function of a slot calls directly. */
function called(slot: Slot, call: Call, analysis: Analysis): readonly CheckNeed[] {
  const { position, function: fn } = call;
  const needs: CheckNeed[] = [];

  for (const target of analysis.targetsIn(slot.type, position)) {
    if (fn === 'check') needs.push({ target, position: 'in', function: fn });
    else if (does(fn, typeAt(analysis.types, target).slot, position, analysis))
      needs.push(needOf(target, call, analysis));
  }

  return needs;
}

/** Readers and writers are for values that are another thing on the wire. */
function does(fn: CheckFunction, slot: Slot, position: Position, analysis: Analysis): boolean {
  if (fn === 'read') return analysis.differs(slot, position);

  return fn !== 'write' || analysis.projects(slot, position);
}

export function needOf(target: NodeId, call: Call, analysis: Analysis): CheckNeed {
  const { position, function: fn } = call;

  return { target, position: analysis.positionOf(target, position, fn), function: fn };
}
