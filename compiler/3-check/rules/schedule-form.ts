// Schedules call what needs no input and no single entity, at times that exist.

import type { Component, Model, Schedule } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { cronProblem } from '../cron.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { isZone } from '../zone.ts';

export function scheduleForm(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const component of model.components) {
    for (const schedule of component.schedules) {
      checkTiming(schedule, report);
      checkOperation(component, schedule, { lookup, report });
    }
  }
}

function checkTiming(
  { timing, at, timingAt, zoneAt, overlap, catchup }: Schedule,
  report: Report,
): void {
  const place = timingAt ?? at;

  if (timing.kind === 'every') {
    if (timing.milliseconds < 1000)
      report('TOA2211', place, { problem: 'the shortest interval is one second' });
    if (zoneAt !== undefined)
      report('TOA2211', zoneAt, {
        problem: `'every' counts from the epoch, in no zone; 'timezone' belongs to 'cron'`,
      });
  } else if (timing.cron === '') {
    if (timingAt !== undefined)
      report('TOA2211', at, { problem: `a schedule says when: 'cron' or 'every'` });
  } else {
    const problem = cronProblem(timing.cron);

    if (problem !== undefined) report('TOA2211', place, { problem });
    if (!isZone(timing.timezone)) report('TOA3106', zoneAt ?? place, { zone: timing.timezone });
  }

  if (overlap === 'allow' && catchup.mode === 'all' && catchup.most < 1) {
    report('TOA2211', at, { problem: `'all' says how many slots at most, as in 'all(9)'` });
  }
}

interface Context {
  readonly lookup: Lookup;
  readonly report: Report;
}

function checkOperation(
  component: Component,
  { call }: Schedule,
  { lookup, report }: Context,
): void {
  const target = component.operations.find((o) => o.id === call.id);

  if (target === undefined || !target.sound) return;

  if (!['none', 'objects', 'stream'].includes(target.scope)) {
    report('TOA2210', call.at, {
      problem: `a schedule names no entity, and '${target.name}' works on one`,
    });
  }

  const needed =
    target.input === undefined
      ? undefined
      : lookup.members(target.input.type)?.find((m) => !m.optional && m.default === undefined);

  if (needed !== undefined) {
    report(
      'TOA2210',
      call.at,
      { problem: `a schedule fills no input, and '${target.name}' needs '${needed.name}'` },
      { related: [{ message: 'needed here', at: needed.at }] },
    );
  }
}
