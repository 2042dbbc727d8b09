// Schedule syntax → Schedule, with its defaults.
import type { ComponentSyntax, ScheduleSyntax } from '../1-syntax/syntax.ts';
import type { Schedule } from './model.ts';
import { declared } from './node-id.ts';
import { ownOperation } from './operation.ts';
import { defined, type Scope } from './scope.ts';

export function buildSchedule(
  syntax: ScheduleSyntax,
  component: ComponentSyntax,
  scope: Scope,
): Schedule {
  const { catchup, cron, every, overlap, jitter, timezone } = syntax;

  return defined({
    id: declared(component.id, 'schedules', syntax.name.value),
    at: syntax.name.at,
    name: syntax.name.value,
    component: component.id,
    call:
      syntax.call === undefined
        ? { name: '', at: syntax.name.at, id: '' }
        : ownOperation(syntax.call, component, scope),
    timing:
      every === undefined
        ? { kind: 'cron', cron: cron?.value ?? '', timezone: timezone?.value ?? 'UTC' }
        : { kind: 'every', milliseconds: every.value },
    overlap: overlap?.value === 'queue' || overlap?.value === 'allow' ? overlap.value : 'skip',
    catchup:
      catchup === undefined
        ? { mode: 'latest', most: 1 }
        : { mode: catchup.mode, most: catchup.most },
    jitter: jitter?.value ?? 0,
    timingAt: (every ?? cron)?.at ?? (syntax.failed.length > 0 ? undefined : syntax.name.at),
    zoneAt: timezone?.at,
  }) as Schedule;
}
