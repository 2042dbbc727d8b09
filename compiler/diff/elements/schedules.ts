// Schedules: what runs by itself, when, and what happens to runs that were missed.

import { durationText } from '../../2-model/expression-text.ts';
import type { ComponentDocument, ScheduleDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';
import type { Level } from '../finding.ts';
import { matched } from '../matching.ts';
import { oldId } from '../renames.ts';

type Pair = readonly [ComponentDocument, ComponentDocument];
type Schedules = readonly [ScheduleDocument, ScheduleDocument];

export function compareSchedules(both: Both, [before, after]: Pair): readonly Edit[] {
  const { kept, came, went } = matched(before.schedules, after.schedules);
  const at = ({ id, name }: ScheduleDocument): Place => ({
    component: after.id,
    element: `schedules.${name}`,
    old: id,
    next: id,
  });
  const one = (place: Place, said: Said): Edit =>
    editAt(place, {
      rule: said.rule,
      message: `the schedule ${place.element.slice('schedules.'.length)}: ${said.text}`,
      before: said.before,
      after: said.after,
      impacts: [impact(['cfg', said.level], place.element, said.text)],
    });

  return [
    ...kept.flatMap(([was, is]) =>
      changesOf(both, [was, is]).map((said) => one({ ...at(is), old: was.id }, said)),
    ),
    ...came.map((is) =>
      one(
        { ...at(is), old: before.id },
        {
          rule: 'schedule-added',
          level: 'NOTE',
          text: 'it runs from the first start on',
          after: timeText(is),
        },
      ),
    ),
    ...went.map((was) =>
      one(
        { ...at(was), next: after.id },
        {
          rule: 'schedule-removed',
          level: 'RISK',
          text: 'nobody does its work any more',
          before: timeText(was),
        },
      ),
    ),
  ];
}

interface Said {
  readonly rule: string;
  readonly level: Level;
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
}

function changesOf(both: Both, [was, is]: Schedules): readonly Said[] {
  const said: Said[] = [];
  const add = (rule: string, text: string, [before, after]: readonly [string, string]): void => {
    if (before !== after) said.push({ rule, level: 'RISK', text, before, after });
  };

  add('schedule-operation-changed', 'another operation runs', [
    was.call.id,
    oldId(is.call.id, both.renames),
  ]);
  add('schedule-timing-changed', 'it runs at other times', [timeText(was), timeText(is)]);
  add('schedule-overlap-changed', 'runs that overlap are treated in another way', [
    was.overlap,
    is.overlap,
  ]);
  add('schedule-catchup-changed', 'runs that were missed are treated in another way', [
    catchupText(was),
    catchupText(is),
  ]);

  return said;
}

function timeText({ timing, jitter }: ScheduleDocument): string {
  const time =
    timing.kind === 'cron'
      ? `${timing.cron} ${timing.timezone}`
      : `every ${durationText(timing.milliseconds)}`;

  return jitter === 0 ? time : `${time}, jitter ${durationText(jitter)}`;
}

function catchupText({ catchup }: ScheduleDocument): string {
  return catchup.mode === 'all' ? `all(${catchup.most})` : catchup.mode;
}
