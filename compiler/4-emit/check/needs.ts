// Which functions of named types the functions of a file call, here and in other files.
import type { NodeId } from '../../2-model/node.ts';
import type { Slot } from '../../2-model/type-model.ts';
import { oncePer } from '../../base/once-per.ts';
import type {
  CheckedType,
  CheckedTypes,
  CheckFunction,
  CheckNeed,
  CheckRequest,
  CheckRoot,
  Position,
} from './check-request.ts';
import { type Analysis, analyse } from './features.ts';
import { framed, typeAt } from './slot-shape.ts';

export const FUNCTIONS: readonly CheckFunction[] = ['is', 'check', 'read', 'write'];

/** In the order of the types. */
export interface Needs {
  /** Of the file's own named types. */
  readonly own: readonly CheckNeed[];
  /** Of types of other files: the same objects for all that need them. */
  readonly elsewhere: readonly CheckNeed[];
}

/** What the roots of a file call, through its own named types too. Other files know what is behind theirs. */
export function needsOf({ roots, types, needs }: CheckRequest): Needs {
  const known = reached.get(roots);

  if (known !== undefined) return known;

  const found = closure({ roots, needs, types }, analyse(types));

  reached.set(roots, found);

  return found;
}

/** A component's roots are asked for the file of shared types, and for its own. */
const reached = new WeakMap<readonly CheckRoot[], Needs>();

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
  { slot, position, type, wanted = FUNCTIONS }: CheckRoot,
  analysis: Analysis,
): CheckFunction[] {
  const frame = framed(slot);
  const functions: CheckFunction[] = [];

  for (let i = 0; i < FUNCTIONS.length; i++) {
    const fn = FUNCTIONS[i] as CheckFunction;
    const typed = fn === 'is' || fn === 'check' || type !== false;

    if (typed && wanted.includes(fn) && does(fn, frame, position, analysis)) functions.push(fn);
  }

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

  for (let i = 0; i < functions.length; i++) {
    const fn = functions[i] as CheckFunction;

    if (does(fn, slot, position, analysis))
      needs.push({ target, position: analysis.positionOf(target, position, fn), function: fn });
  }

  return needs;
}

/** Functions of one named type: a bit each, in the order in which they are written. */
type Functions = number;

type Call = Pick<CheckNeed, 'position' | 'function'>;

const CALLS: readonly Call[] = (['in', 'out'] as const).flatMap((position) =>
  FUNCTIONS.map((fn) => ({ position, function: fn })),
);
const INCOMING: Functions = 0b1111;
const OUTGOING: Functions = 0b1111_0000;
const OPEN_RULE = bitOf('out', 'check');

function bitOf(position: Position, fn: CheckFunction): Functions {
  return 1 << ((position === 'out' ? FUNCTIONS.length : 0) + FUNCTIONS.indexOf(fn));
}

interface Search {
  readonly analysis: Analysis;
  /** Named types, and the functions of each that are called. */
  readonly found: Map<NodeId, Functions>;
  /** What was found and not followed yet. */
  readonly queue: { readonly target: NodeId; readonly calls: Functions }[];
  readonly asked: Map<NodeId, Asked>;
}

function closure({ roots, needs, types }: CheckRequest, analysis: Analysis): Needs {
  const search: Search = { analysis, found: new Map(), queue: [], asked: new Map() };

  for (const need of needs) find(need.target, bitOf(need.position, need.function), search);

  for (const root of roots) {
    let calls: Functions = 0;

    for (const fn of functionsOf(root, analysis)) calls |= bitOf(root.position, fn);

    follow(framed(root.slot), calls, search);
  }

  for (let next = search.queue.pop(); next !== undefined; next = search.queue.pop()) {
    const { slot, checksFrom } = typeAt(types, next.target);

    if (checksFrom === undefined) follow(slot, next.calls, search);
  }

  return inOrder(search.found, types);
}

function find(target: NodeId, functions: Functions, { found, queue }: Search): void {
  const known = found.get(target) ?? 0;
  const fresh = functions & ~known;

  if (fresh === 0) return;

  // The rule for readers is the other one, opened: it names nothing else.
  const closed = (fresh & OPEN_RULE) === 0 ? fresh : fresh | bitOf('in', 'check');

  found.set(target, known | closed);
  queue.push({ target, calls: closed & ~known & ~OPEN_RULE });
}

/** The functions of named types that functions of a slot call directly. */
function follow({ type }: Slot, calls: Functions, search: Search): void {
  const { analysis } = search;

  if ((calls & INCOMING) !== 0) findAll(analysis.targetsIn(type, 'in'), calls & INCOMING, search);
  if ((calls & OUTGOING) !== 0) findAll(analysis.targetsIn(type, 'out'), calls & OUTGOING, search);
}

function findAll(targets: readonly NodeId[], calls: Functions, search: Search): void {
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i] as NodeId;
    const asked = askedOf(target, search);
    let functions: Functions = 0;

    for (let call = 0; calls >> call !== 0; call++) {
      if ((calls & (1 << call)) === 0) continue;

      asked[call] ??= askedBy(CALLS[call] as Call, target, search.analysis);
      functions |= asked[call] as Functions;
    }

    find(target, functions, search);
  }
}

/** What each of CALLS, where a value of the named type stands in it, asks of that type: as far as it is known. */
type Asked = (Functions | undefined)[];

function askedOf(target: NodeId, { analysis, asked }: Search): Asked {
  const known = asked.get(target);

  if (known !== undefined) return known;

  const type = typeAt(analysis.types, target);
  const found = ELSEWHERE.get(type) ?? [];

  asked.set(target, found);
  if (type.checksFrom !== undefined) ELSEWHERE.set(type, found);

  return found;
}

/** Types of other files are the same for many components. */
const ELSEWHERE = new WeakMap<CheckedType, Asked>();

function askedBy({ position, function: fn }: Call, target: NodeId, analysis: Analysis): Functions {
  if (fn === 'check') return bitOf('in', fn);
  if (!does(fn, typeAt(analysis.types, target).slot, position, analysis)) return 0;

  return bitOf(analysis.positionOf(target, position, fn), fn);
}

function inOrder(found: Search['found'], types: CheckedTypes): Needs {
  const own: CheckNeed[] = [];
  const elsewhere: CheckNeed[] = [];

  if (found.size === 0) return { own, elsewhere };

  for (const [target, type] of types) {
    const functions = found.get(target) ?? 0;
    const needs = type.checksFrom === undefined ? own : elsewhere;

    for (let call = 0; functions >> call !== 0; call++) {
      if ((functions & (1 << call)) !== 0) needs.push(needOf(target, call, type));
    }
  }

  return { own, elsewhere };
}

function needOf(target: NodeId, call: number, type: CheckedType): CheckNeed {
  const { position, function: fn } = CALLS[call] as Call;

  if (type.checksFrom === undefined) return { target, position, function: fn };

  const known = needsElsewhere(type);

  known[call] ??= { target, position, function: fn };

  return known[call];
}

const needsElsewhere = oncePer((_type: CheckedType): (CheckNeed | undefined)[] => []);

/** Readers and writers are for values that are another thing on the wire. */
function does(fn: CheckFunction, slot: Slot, position: Position, analysis: Analysis): boolean {
  if (fn === 'read') return analysis.differs(slot, position);

  return fn !== 'write' || analysis.projects(slot, position);
}
