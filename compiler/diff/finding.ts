// The seam between comparing and printing: what was found, where it lands, who is hurt, and what to do. Plain data.
import type { NodeId } from '../2-model/node.ts';
import type { Json } from '../2-model/type-model.ts';

/** In the order of their weight. */
export const LEVELS = ['BREAK', 'SEC', 'RISK', 'SAFE', 'NOTE'] as const;

export type Level = (typeof LEVELS)[number];

/**
 * in: what callers send; out: what they read; evt, evtq: what consumers read, live and kept in a queue; sto: what is
 * stored and read by new code; stob: what new code stores and old code reads; cfg: what operators write; src: what
 * TypeScript compiles; acc: who may.
 */
export const POSITIONS = ['in', 'out', 'evt', 'evtq', 'sto', 'stob', 'cfg', 'src', 'acc'] as const;

export type Position = (typeof POSITIONS)[number];

/** One line of a finding. */
export interface Impact {
  readonly position: Position;
  readonly level: Level;
  /** Where it lands, as readers call it: `POST /orders`, `order.placed`, `the stored Order`. */
  readonly place: string;
  /** A sentence without a full stop: `callers that send no phone are refused`. */
  readonly text: string;
  readonly witness?: Witness;
}

/** A value that was valid and is not any more, or the other way round; a request; somebody. */
export type Witness =
  | { readonly kind: 'value'; readonly value: Json; readonly validOn: 'old' | 'new' }
  | { readonly kind: 'request'; readonly text: string }
  | { readonly kind: 'caller'; readonly text: string };

/** One side of what was edited. */
export interface Fragment {
  /** What is pointed at: the id of the element, or of the nearest one that the side has. */
  readonly id: NodeId;
  /** As the language writes it, on one line; absent where the side has nothing there. */
  readonly text?: string;
}

/** One edit. */
export interface Finding {
  readonly rule: string;
  /** The heaviest of its impacts, or its own. */
  readonly level: Level;
  /** The component, or '' for what belongs to the project. */
  readonly component: string;
  /** `entity.phone`, `POST /orders/:id`, `operations.place.input.lines[]`. */
  readonly element: string;
  readonly old: Fragment;
  readonly new: Fragment;
  /** What was done, in one sentence without a full stop. */
  readonly message: string;
  /** At least one. */
  readonly impacts: readonly Impact[];
  /** In which order to roll it out, and how to make it harmless; where there is something to say. */
  readonly rollout?: string;
  readonly remedy?: string;
  /** Stable while the edit is the same: of the rule, element, positions and both fragments, never of texts. */
  readonly fingerprint: string;
}

export interface Comparison {
  readonly project: string;
  readonly oldVersion: string;
  readonly newVersion: string;
  /** By weight, then component, element, rule. */
  readonly findings: readonly Finding[];
}
