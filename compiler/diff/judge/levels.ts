// Which level a relation has in a position, and where a rule departs from it, with the reason in words.
import type { Verdict } from '../containment/schema.ts';
import type { Level, Position } from '../finding.ts';
import type { View } from '../sets/slot-schema.ts';

export interface Question {
  /** How the old side and the new one are looked at. */
  readonly views: readonly [View, View];
  /** Which inclusion must hold: the old in the new, or the new in the old. */
  readonly must: 'forward' | 'backward';
}

/** What must hold in each position. */
export const QUESTIONS: Readonly<Partial<Record<Position, Question>>> = {
  in: { views: ['taken', 'taken'], must: 'forward' },
  cfg: { views: ['taken', 'taken'], must: 'forward' },
  out: { views: ['read', 'sent'], must: 'backward' },
  evt: { views: ['read', 'sent'], must: 'backward' },
  evtq: { views: ['sent', 'read'], must: 'forward' },
  sto: { views: ['stored', 'loaded'], must: 'forward' },
  stob: { views: ['loaded', 'stored'], must: 'backward' },
};

export function levelOf(verdict: Verdict, position: Position): Level {
  if (verdict.contained === 'yes') return 'SAFE';

  // A rollback is a plan, and old replicas go.
  return verdict.contained === 'undecided' || position === 'stob' ? 'RISK' : 'BREAK';
}

interface Departure {
  readonly level: Level;
  readonly text?: string;
}

type Departures = Readonly<Partial<Record<Position, Departure>>>;

const READ_IN_PRACTICE: Departure = {
  level: 'RISK',
  text: 'it was optional, and yet readers may count on it',
};
const KEPT: Departure = {
  level: 'RISK',
  text: 'stored values stay unread until the migration drops them, and are lost then',
};
const FILLED: Departure = {
  level: 'RISK',
  text: 'entities without it get the default from `toac migrate`, before the new build starts',
};
const OMISSION: Departure = { level: 'RISK', text: 'leaving it out means something else now' };
const UNKNOWN: Departure = {
  level: 'RISK',
  text: 'old replicas do not know it, and write without it',
};
const TYPED_NOW: Departure = {
  level: 'RISK',
  text: 'whatever stood there was passed over, and is checked now',
};
const NEW_VALUES: Departure = {
  level: 'RISK',
  text: 'readers meet values that are not listed as soon as they are written',
};
const MIGRATED: Departure = {
  level: 'RISK',
  text: 'the migration renames what is stored, and old builds do not find it then',
};

/** Of rules whose verdict is not that of the sets. Never from RISK to SAFE, but where the runtime makes it so. */
export const DEPARTURES: Readonly<Record<string, Departures>> = {
  'field-added': { stob: UNKNOWN },
  'required-field-added': { stob: UNKNOWN },
  'required-field-added-with-default': { sto: FILLED, stob: UNKNOWN },
  'field-added-open': { in: TYPED_NOW, sto: TYPED_NOW, cfg: TYPED_NOW },
  'field-removed': { out: READ_IN_PRACTICE, evt: READ_IN_PRACTICE, sto: KEPT },
  'field-removed-open': { in: TYPED_NOW, out: READ_IN_PRACTICE, evt: READ_IN_PRACTICE, sto: KEPT },
  'required-field-removed': { sto: KEPT },
  'field-renamed': { sto: MIGRATED },
  'field-became-required-with-default': { sto: FILLED },
  'default-added': { sto: { level: 'SAFE', text: 'new entities may be written without it' } },
  'default-changed': { in: OMISSION, cfg: OMISSION, sto: OMISSION },
  'default-removed': {
    sto: { level: 'RISK', text: 'nothing stands in for it any more where new entities lack it' },
  },
  'enum-became-extensible': { out: NEW_VALUES, evt: NEW_VALUES },
  'reference-changed': {
    in: { level: 'RISK', text: 'the same text means another thing' },
    out: { level: 'RISK', text: 'the same text means another thing' },
    evt: { level: 'RISK', text: 'the same text means another thing' },
    evtq: { level: 'RISK', text: 'the same text means another thing' },
    sto: { level: 'RISK', text: 'the same text means another thing' },
  },
  'sensitive-removed': {
    out: { level: 'SEC', text: 'callers may read it now' },
    evt: { level: 'SEC', text: 'consumers may read it now' },
    sto: { level: 'SEC', text: 'it is shown in logs and to handlers as it is' },
    cfg: { level: 'SEC', text: 'it is shown in logs and to handlers as it is' },
  },
  'object-opened': { in: { level: 'SEC', text: 'callers may set members that nobody listed' } },
  'config-became-secret': {
    cfg: { level: 'BREAK', text: 'operators have to give it as a secret' },
  },
  'config-secret-exposed': {
    cfg: { level: 'SEC', text: 'it is shown in logs and to handlers as it is' },
  },
};
