// The seam between walking types and judging what an edit of them does: one edit, and the sets before and after it.
import type { NodeId } from '../../2-model/node.ts';
import type { FieldDocument, SlotDocument, TypeNode } from '../document.ts';
import type { DocumentIndex } from '../document-index.ts';
import type { Both, Edit, Place } from '../edit.ts';
import type { Position } from '../finding.ts';
import { typeText } from '../type-text.ts';

/** What the edit is found in: the uses of these are where it lands. */
export interface Landing {
  readonly old: NodeId;
  readonly next: NodeId;
  /** Of an input or output, the member that it is found in. */
  readonly member?: string;
  /** Where the uses are known: of a route that calls another operation. */
  readonly places?: ReadonlyMap<Position, readonly string[]>;
}

export interface Spot {
  readonly place: Place;
  readonly lands: Landing;
  /** Pairs of names on the way here: types may recurse. */
  readonly seen: ReadonlySet<string>;
  /** Whether a whole map's values are compared: its rules have their own names. */
  readonly isMapValue?: true;
}

/** A set before or after the edit, and the document that its names are of. */
export interface Shape {
  readonly slot: SlotDocument;
  readonly index: DocumentIndex;
}

export interface ShapeChange {
  readonly rule: string;
  readonly spot: Spot;
  readonly message: string;
  readonly before?: string;
  readonly after?: string;
  /** Absent where no set changes. */
  readonly sets?: { readonly before: Shape; readonly after: Shape };
  /** The objects that a member came to, or left, for whole witnesses. */
  readonly around?: {
    readonly before: readonly FieldDocument[];
    readonly after: readonly FieldDocument[];
    readonly member: string;
  };
  /** What was sent and is not taken any more, and what is met for the first time, in a reader's words. */
  readonly lost?: string;
  readonly gained?: string;
  /** Whether TypeScript sees it. */
  readonly typed?: boolean;
  readonly remedy?: string;
  /** What is no matter of sets is judged already. */
  readonly judged?: Edit;
}

export interface Walk {
  readonly both: Both;
  readonly changes: ShapeChange[];
}

export function inside(spot: Spot, segment: string, shown: string, member?: string): Spot {
  const { place, lands, seen } = spot;
  const escaped = segment.replaceAll('~', '~0').replaceAll('/', '~1');

  return {
    place: {
      component: place.component,
      element: place.element + shown,
      old: `${place.old}/${escaped}`,
      next: `${place.next}/${escaped}`,
    },
    lands: member === undefined || lands.member !== undefined ? lands : { ...lands, member },
    seen,
  };
}

export function slotOf(type: TypeNode): SlotDocument {
  return { type };
}

/** An object with nothing but this member: the others are as they were. */
export function onlyMember(field: FieldDocument | undefined, open = false): SlotDocument {
  return slotOf({
    kind: 'object',
    fields: field === undefined ? [] : [field],
    ...(open ? { open: true as const } : {}),
  });
}

export type CompareSlots = (
  walk: Walk,
  spot: Spot,
  before: SlotDocument,
  after: SlotDocument,
) => void;

/** For edits of a single value: what it was and what it is. */
export function valueChange(
  { both }: Walk,
  before: TypeNode,
  after: TypeNode,
): Required<Pick<ShapeChange, 'sets' | 'before' | 'after'>> {
  return {
    before: typeText(before),
    after: typeText(after),
    sets: {
      before: { slot: slotOf(before), index: both.old },
      after: { slot: slotOf(after), index: both.next },
    },
  };
}
