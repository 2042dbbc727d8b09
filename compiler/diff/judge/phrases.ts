// What a level means in a position, said to those who live there.
import type { Level, Position } from '../finding.ts';

export interface Told {
  readonly lost?: string;
  readonly gained?: string;
}

export function phrase(position: Position, level: Level, { lost, gained }: Told): string {
  const went = lost ?? 'what is not allowed any more';
  const came = gained ?? 'what they do not expect';

  if (level === 'SAFE') return safe(position, gained);
  if (level === 'NOTE') return 'nothing changes on the wire';

  switch (position) {
    case 'in':
      return `callers that send ${went} are refused`;
    case 'out':
      return `readers meet ${came}`;
    case 'evt':
      return `consumers meet ${came}`;
    case 'evtq':
      return `events with ${went} that wait in queues do not fit`;
    case 'sto':
      return `stored entities with ${went} do not fit`;
    case 'stob':
      return `old replicas, and a rollback, meet ${came}`;
    case 'cfg':
      return `deployments that set ${went} are refused`;
    case 'src':
      return 'code that was written against the old types does not compile';
    case 'acc':
      return 'somebody else may';
  }
}

function safe(position: Position, gained: string | undefined): string {
  switch (position) {
    case 'in':
      return gained === undefined ? 'callers need not change' : `callers may send ${gained}`;
    case 'cfg':
      return gained === undefined ? 'deployments need not change' : `deployments may set ${gained}`;
    case 'out':
    case 'evt':
      return 'readers understand it as before';
    case 'evtq':
      return 'events that wait in queues still fit';
    case 'sto':
      return 'stored entities still fit';
    case 'stob':
      return 'old replicas, and a rollback, understand it';
    default:
      return 'code that was written against the old types compiles';
  }
}

/** In which order to roll out what is worst. */
export function rolloutOf(worst: ReadonlyMap<Position, Level>): string | undefined {
  const is = (position: Position, level: Level): boolean => worst.get(position) === level;
  const hurts = (position: Position): boolean =>
    is(position, 'BREAK') || (position !== 'out' && is(position, 'RISK'));

  if (is('in', 'BREAK') && (is('out', 'BREAK') || is('evt', 'BREAK')))
    return 'a new version side by side: a new operation, event or route; then move callers and readers';
  if (hurts('sto')) return 'the migration first, then the new build, then callers';
  if (is('in', 'BREAK')) return 'callers first, then the service';
  if (is('cfg', 'BREAK')) return 'operators set the new value first, then the new build';
  if (is('out', 'BREAK') || is('evt', 'BREAK'))
    return 'readers and consumers first, then the service';
  if (is('evtq', 'BREAK')) return 'drain the queues, then the consumers';
  if (is('stob', 'RISK')) return 'two releases: first read both, then write the new form';

  return undefined;
}
