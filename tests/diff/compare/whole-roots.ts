// An oracle beside the walk: each whole input, output, payload, entity and configuration of both sides, as a set.
import { relate } from '../../../compiler/diff/containment/relate.ts';
import type { Document, SlotDocument } from '../../../compiler/diff/document.ts';
import {
  type DocumentIndex,
  entityFields,
  indexOf,
} from '../../../compiler/diff/document-index.ts';
import type { Comparison, Level, Position } from '../../../compiler/diff/finding.ts';
import { QUESTIONS } from '../../../compiler/diff/judge/levels.ts';
import { sideOf } from '../../../compiler/diff/sets/slot-schema.ts';
import { usesOf } from '../../../compiler/diff/uses.ts';

interface Root {
  readonly id: string;
  readonly slot: SlotDocument;
  readonly positions: readonly Position[];
}

/** Roots that do not hold what has to hold in a position, and where nothing worse than SAFE was found for them. */
export function missedBy(
  old: Document,
  next: Document,
  { findings }: Comparison,
): readonly string[] {
  const [before, after] = [indexOf(old), indexOf(next)];
  const rootsAfter = new Map(rootsOf(after).map((r) => [r.id, r]));
  const bad = findings.flatMap((f) => f.impacts.filter((i) => BAD.has(i.level)));

  return rootsOf(before).flatMap(({ id, positions, slot }) => {
    const is = rootsAfter.get(id);

    if (is === undefined) return [];

    // What every route fills itself is found at the operation.
    const operation = id.replace(/\/operations\/(\w+)\/.*$/, '.$1');
    const places = new Set([
      operation,
      ...usesOf(after)
        .of(id)
        .map((use) => use.place),
    ]);
    const isFound = (position: Position): boolean =>
      bad.some(
        (i) =>
          i.position === position &&
          (/ and \d+ more$/.test(i.place) || i.place.split(', ').some((one) => places.has(one))),
      );

    return positions
      .filter(
        (position) => !isFound(position) && !holds([slot, before], [is.slot, after], position),
      )
      .map((position) => `${position} of ${id}`);
  });
}

const BAD: ReadonlySet<Level> = new Set<Level>(['BREAK', 'SEC', 'RISK']);

type Shape = readonly [SlotDocument, DocumentIndex];

function holds([was, old]: Shape, [is, next]: Shape, position: Position): boolean {
  const question = QUESTIONS[position];

  if (question === undefined) return true;

  const [view, other] = question.views;
  const related = relate(sideOf(was, old, view), sideOf(is, next, other));

  return (question.must === 'forward' ? related.forward : related.backward).contained === 'yes';
}

function rootsOf(index: DocumentIndex): readonly Root[] {
  return index.document.components.flatMap((component) => {
    const { configuration, entity, events = [], id: own, operations = [] } = component;
    const roots: Root[] = [];
    const add = (
      id: string,
      slot: SlotDocument | undefined,
      positions: readonly Position[],
    ): void => {
      if (slot !== undefined) roots.push({ id, slot, positions });
    };

    for (const { errors = [], id, input, output } of operations) {
      add(`${id}/input`, input, ['in']);
      add(`${id}/output`, output, ['out']);

      for (const error of errors) add(`${error.id}/data`, error.data, ['out']);
    }

    for (const { id, payload } of events) add(`${id}/payload`, payload, ['evt', 'evtq']);

    if (entity !== undefined)
      add(entity.id, { type: { kind: 'object', fields: entityFields(component) } }, [
        'sto',
        'stob',
      ]);

    add(`${own}/configuration`, configuration && { type: configuration }, ['cfg']);

    return roots;
  });
}
