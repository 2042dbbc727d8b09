// What an edit of a type does in each position that it lands in: the sets decide, the position says who is hurt.
import type { Json } from '../../2-model/type-model.ts';
import type { Verdict } from '../containment/schema.ts';
import { type Both, type Edit, editAt, placesText } from '../edit.ts';
import { type Impact, type Level, POSITIONS, type Position } from '../finding.ts';
import { relateShapes } from '../sets/relate-shapes.ts';
import type { ShapeChange } from '../shape/change.ts';
import { DEPARTURES, levelOf, QUESTIONS } from './levels.ts';
import { phrase, rolloutOf } from './phrases.ts';
import { type Places, placesOf } from './uses-of-change.ts';
import { wholeWitness } from './whole-witness.ts';

export function judgeChange(both: Both, change: ShapeChange): Edit {
  if (change.judged !== undefined) return change.judged;

  const isWide = change.before === undefined || change.after === undefined;
  const isOfValue = change.around === undefined && !change.rule.startsWith('nullable-');
  const places = placesOf(both, change.spot.lands, { isWide, isOfValue });
  const impacts = impactsOf(change, places);
  const worst = new Map(impacts.map((i) => [i.position, i.level]));

  return editAt(change.spot.place, {
    rule: change.rule,
    message: `${change.spot.place.element} ${change.message}`,
    before: change.before,
    after: change.after,
    impacts,
    rollout: rolloutOf(worst),
    remedy: change.remedy,
  });
}

function impactsOf(change: ShapeChange, places: Places): readonly Impact[] {
  const { sets } = change;
  const landed = [...places.keys()].filter((p) => p !== 'src');

  if (sets === undefined || landed.length === 0) return [noted(change, places)];

  const impacts = POSITIONS.filter((p) => places.has(p)).map((position) =>
    impactAt(change, position, placesText(places.get(position) ?? [])),
  );
  const isEqual =
    DEPARTURES[change.rule] === undefined && landed.every((p) => isEqualAt(change, p));

  if (isEqual) return [noted(change, places)];

  return change.typed === true ? [...impacts, inTypeScript(change, impacts)] : impacts;
}

/** Where nothing changes on the wire: names and texts alone. */
function noted(change: ShapeChange, places: Places): Impact {
  const [first] = [...places.values()];

  return {
    position: 'src',
    level: 'NOTE',
    place: first?.[0] ?? change.spot.place.element,
    text: places.size === 0 ? 'nothing uses it' : 'nothing changes on the wire',
  };
}

function impactAt(change: ShapeChange, position: Position, place: string): Impact {
  const departure = DEPARTURES[change.rule]?.[position];
  const verdict = verdictAt(change, position);
  const level = departure?.level ?? levelOf(verdict, position);
  const text = departure?.text ?? phrase(position, level, change);
  const said =
    verdict.contained === 'undecided' && departure === undefined ? undecided(verdict) : text;
  const line: Impact = { position, level, place, text: said };

  if (level !== 'BREAK' || verdict.contained !== 'no') return line;

  return { ...line, witness: witnessOf(change, position, verdict.witness) };
}

function undecided(verdict: Extract<Verdict, { contained: 'undecided' }>): string {
  return `cannot be decided: ${verdict.cause}`;
}

function witnessOf(
  change: ShapeChange,
  position: Position,
  value: Json,
): NonNullable<Impact['witness']> {
  const validOn = QUESTIONS[position]?.must === 'forward' ? 'old' : 'new';

  return { kind: 'value', value: wholeWitness(change, value, validOn), validOn };
}

function verdictAt({ sets }: ShapeChange, position: Position): Verdict {
  const question = QUESTIONS[position];

  if (sets === undefined || question === undefined) return { contained: 'yes' };

  const related = relateShapes(sets.before, sets.after, question.views);

  return question.must === 'forward' ? related.forward : related.backward;
}

function isEqualAt({ sets }: ShapeChange, position: Position): boolean {
  const question = QUESTIONS[position];

  if (sets === undefined || question === undefined) return true;

  const [view] = question.views;

  return relateShapes(sets.before, sets.after, [view, view]).relation === 'equal';
}

/** Rules whose new types old code does not compile with, though values may fit. */
const BREAKS_CODE: ReadonlySet<string> = new Set([
  'enum-became-extensible',
  'field-removed',
  'field-removed-open',
  'field-renamed',
  'reference-changed',
]);

function inTypeScript(change: ShapeChange, impacts: readonly Impact[]): Impact {
  const isBroken =
    BREAKS_CODE.has(change.rule) ||
    impacts.some((i) => i.level === 'BREAK' && i.position !== 'evtq');
  const isUnclear = impacts.some((i) => i.text.startsWith('cannot be decided'));
  const level: Level = isBroken ? 'BREAK' : isUnclear ? 'RISK' : 'SAFE';

  return { position: 'src', level, place: 'TypeScript', text: phrase('src', level, change) };
}
