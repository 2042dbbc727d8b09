// An oracle beside the walk: each whole input, output, payload, entity and configuration of both sides, as a set.
import { relate } from '../../../compiler/diff/containment/relate.ts';
import type { Document, SlotDocument } from '../../../compiler/diff/document.ts';
import {
  type DocumentIndex,
  entityFields,
  indexOf,
} from '../../../compiler/diff/document-index.ts';
import type { Comparison, Position } from '../../../compiler/diff/finding.ts';
import { QUESTIONS } from '../../../compiler/diff/judge/levels.ts';
import { sideOf } from '../../../compiler/diff/sets/slot-schema.ts';

interface Root {
  readonly id: string;
  readonly slot: SlotDocument;
  readonly positions: readonly Position[];
}

/** Roots that do not hold what has to hold in a position where nothing worse than SAFE was found. */
export function missedBy(
  old: Document,
  next: Document,
  { findings }: Comparison,
): readonly string[] {
  const [before, after] = [indexOf(old), indexOf(next)];
  const rootsAfter = new Map(rootsOf(after).map((r) => [r.id, r]));
  const bad = new Set(
    findings.flatMap((f) =>
      f.impacts.filter((i) => ['BREAK', 'RISK', 'SEC'].includes(i.level)).map((i) => i.position),
    ),
  );

  return rootsOf(before).flatMap(({ id, positions, slot }) => {
    const is = rootsAfter.get(id);

    if (is === undefined) return [];

    return positions
      .filter(
        (position) => !bad.has(position) && !holds([slot, before], [is.slot, after], position),
      )
      .map((position) => `${position} of ${id}`);
  });
}

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
    const { configuration, entity, events = [], id, operations = [] } = component;
    const roots: Root[] = [];
    const add = (
      name: string,
      slot: SlotDocument | undefined,
      positions: readonly Position[],
    ): void => {
      if (slot !== undefined) roots.push({ id: `${id}/${name}`, slot, positions });
    };

    for (const { errors = [], input, name, output } of operations) {
      add(`${name}/input`, input, ['in']);
      add(`${name}/output`, output, ['out']);

      for (const error of errors) add(`${name}/${error.name}`, error.data, ['out']);
    }

    for (const { name, payload } of events) add(`${name}/payload`, payload, ['evt', 'evtq']);

    if (entity !== undefined)
      add('entity', { type: { kind: 'object', fields: entityFields(component) } }, ['sto', 'stob']);

    add('configuration', configuration && { type: configuration }, ['cfg']);

    return roots;
  });
}
