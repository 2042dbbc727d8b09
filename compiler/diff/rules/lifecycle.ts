// Pages: what is announced of an element's end.
import { ANY_ORDER, NOTHING, pages } from './page.ts';

function read(deprecated: string): string {
  return `operations:\n  read:\n    deprecated: ${deprecated}`;
}

const OLD = 'operations:\n  old:\n    type: effect\n    input: { a: string(..9) }';

export const LIFECYCLE = pages('lifecycle', [
  {
    id: 'deprecated-added',
    cause:
      'It is announced that an element goes. Callers are told by the gateway and by their editors.',
    before: '',
    after: read('{ since: "1.1.0", sunset: 2027-06-30 }'),
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'deprecated-removed',
  },
  {
    id: 'deprecated-removed',
    cause: 'An element that was announced to go stays.',
    before: read('true'),
    after: '',
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'deprecated-added',
  },
  {
    id: 'sunset-advanced',
    cause: 'The announced day was moved to an earlier one. Who planned for it is too late.',
    before: read('{ sunset: 2027-06-30 }'),
    after: read('{ sunset: 2027-03-31 }'),
    remedy: 'Keep the day that was announced.',
    rollout: 'Ask callers first.',
    waiver: 'a later day hurts nobody',
  },
  {
    id: 'sunset-deleted',
    cause: 'The announced day is gone: nobody knows any more when the element goes.',
    before: read('{ sunset: 2027-06-30 }'),
    after: read('true'),
    remedy: 'Keep the day that was announced, or take back the deprecation.',
    rollout: ANY_ORDER,
    waiver: 'a day that is announced is what is asked for',
  },
  {
    id: 'sunset-too-soon',
    cause: 'The announced day is over, or it is today. Nobody can be ready.',
    before: read('true'),
    after: read('{ sunset: 2026-01-31 }'),
    remedy: 'Announce a day that lies ahead.',
    rollout: 'Ask callers first.',
    mirror: 'sunset-deleted',
  },
  {
    id: 'removed-before-sunset',
    cause: 'An element is gone before the day that was announced.',
    before: `${OLD}\n    deprecated: { sunset: 2027-06-30 }`,
    after: '',
    remedy: 'Keep it until that day.',
    rollout: 'Callers first, then the service.',
    mirror: 'operation-added',
  },
  {
    id: 'removed-after-sunset',
    cause: 'An element is gone, as it was announced, and the day is over.',
    before: `${OLD}\n    deprecated: { sunset: 2026-01-31 }`,
    after: '',
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'operation-added',
  },
]);
