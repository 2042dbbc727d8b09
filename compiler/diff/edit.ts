// The seam between the comparers and what makes findings of their edits: an edit, and what both sides are.
import type { NodeId } from '../2-model/node.ts';
import type { ComponentDocument } from './document.ts';
import type { DocumentIndex } from './document-index.ts';
import type { Finding, Impact, Level, Position } from './finding.ts';
import type { Matched } from './matching.ts';
import type { Renames } from './renames.ts';

/** A finding before it is weighed and named. */
export type Edit = Omit<Finding, 'level' | 'fingerprint'>;

export interface Both {
  readonly old: DocumentIndex;
  readonly next: DocumentIndex;
  readonly renames: Renames;
  readonly components: Matched<ComponentDocument>;
  /** Components of the new side that say something else than before. */
  readonly changed: ReadonlySet<ComponentDocument>;
  /** The day of the comparison, where sunsets are looked at. */
  readonly now?: string;
}

/** Where an element stands on both sides. */
export interface Place {
  readonly component: string;
  readonly element: string;
  readonly old: NodeId;
  readonly next: NodeId;
}

export interface Said {
  readonly rule: string;
  readonly message: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly impacts: readonly Impact[];
  readonly rollout?: string | undefined;
  readonly remedy?: string | undefined;
}

export function editAt(place: Place, said: Said): Edit {
  const { after, before, impacts, message, remedy, rollout, rule } = said;

  return {
    rule,
    component: place.component,
    element: place.element,
    old: before === undefined ? { id: place.old } : { id: place.old, text: before },
    new: after === undefined ? { id: place.next } : { id: place.next, text: after },
    message,
    impacts,
    ...(rollout === undefined ? {} : { rollout }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

export interface Line {
  readonly at: readonly [Position, Level];
  readonly place: string;
  readonly text: string;
}

export function impact(at: Line['at'], place: string, text: string): Impact {
  const [position, level] = at;

  return { position, level, place, text };
}

const MOST_PLACES = 5;

/** Some of them, and how many more. */
export function placesText(places: readonly string[]): string {
  const shown = places.slice(0, MOST_PLACES);
  const more = places.length - shown.length;

  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}
