// When schedules are due: fields, zones, changes of clocks, missed slots.
import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from '../../runtime-lib/core/zone.ts';
import { missedSlots, nextSlot, type Timing } from '../../runtime-lib/schedules/next-slot.ts';

function slots(cron: string, timezone: string, after: string, count: number): readonly string[] {
  const timing: Timing = { kind: 'cron', cron, timezone };
  const found: string[] = [];
  let at: number | undefined = Date.parse(after);

  while (found.length < count && at !== undefined) {
    at = nextSlot(timing, at);

    if (at !== undefined) found.push(new Date(at).toISOString());
  }

  return found;
}

describe('cron', () => {
  it.each([
    [
      '*/15 * * * *',
      '2026-01-01T00:00:00Z',
      ['2026-01-01T00:15:00.000Z', '2026-01-01T00:30:00.000Z'],
    ],
    ['5 4 * * *', '2026-01-01T04:05:00Z', ['2026-01-02T04:05:00.000Z']],
    [
      '0 0 29 2 *',
      '2026-01-01T00:00:00Z',
      ['2028-02-29T00:00:00.000Z', '2032-02-29T00:00:00.000Z'],
    ],
    ['0 12 * * MON-FRI', '2026-11-20T12:00:00Z', ['2026-11-23T12:00:00.000Z']],
    ['0 0 * * 7', '2026-11-21T00:00:00Z', ['2026-11-22T00:00:00.000Z']],
    ['0 0 * * 0', '2026-11-21T00:00:00Z', ['2026-11-22T00:00:00.000Z']],
    [
      '10-20/5 1,3 * JAN *',
      '2026-01-01T01:10:00Z',
      ['2026-01-01T01:15:00.000Z', '2026-01-01T01:20:00.000Z', '2026-01-01T03:10:00.000Z'],
    ],
    // Either day is enough where both are given.
    [
      '0 0 13 * FRI',
      '2026-11-12T00:00:00Z',
      ['2026-11-13T00:00:00.000Z', '2026-11-20T00:00:00.000Z'],
    ],
    [
      '30/10 5 * * *',
      '2026-01-01T00:00:00Z',
      [
        '2026-01-01T05:30:00.000Z',
        '2026-01-01T05:40:00.000Z',
        '2026-01-01T05:50:00.000Z',
        '2026-01-02T05:30:00.000Z',
      ],
    ],
  ])('%s behind %s', (cron, after, expected) => {
    expect(slots(cron, 'UTC', after, expected.length)).toEqual(expected);
  });

  it('has no next slot on a day that does not exist', () => {
    expect(slots('0 0 31 2 *', 'UTC', '2026-01-01T00:00:00Z', 1)).toEqual([]);
  });

  it('runs a skipped local time at the next valid moment', () => {
    // Clocks in Berlin go from 02:00 to 03:00 on 29 March 2026.
    expect(slots('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
  });

  it('runs a doubled local time once', () => {
    // Clocks in Berlin go from 03:00 to 02:00 on 25 October 2026.
    expect(slots('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('follows zones with uncommon offsets', () => {
    expect(slots('0 7 * * *', 'Asia/Kathmandu', '2026-06-01T00:00:00Z', 1)).toEqual([
      '2026-06-01T01:15:00.000Z',
    ]);
    expect(slots('0 0 * * *', 'Pacific/Apia', '2026-06-01T00:00:00Z', 1)).toEqual([
      '2026-06-01T11:00:00.000Z',
    ]);
    expect(slots('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T12:00:00Z', 1)).toEqual([
      '2026-10-03T15:30:00.000Z',
    ]);
  });

  it('is never at or before the moment asked, and never skips a slot', () => {
    const timing: Timing = { kind: 'cron', cron: '*/7 */3 * * *', timezone: 'America/New_York' };
    const from = Date.parse('2026-03-07T00:00:00Z');
    let at = from;

    for (let i = 0; i < 500; i++) {
      const next = nextSlot(timing, at) ?? 0;

      expect(next).toBeGreaterThan(at);
      expect(nextSlot(timing, next - 1)).toBe(next);
      at = next;
    }
  });
});

describe('every', () => {
  it('counts from the epoch, the same on all replicas', () => {
    expect(nextSlot({ kind: 'every', milliseconds: 600_000 }, 1_000)).toBe(600_000);
    expect(nextSlot({ kind: 'every', milliseconds: 600_000 }, 600_000)).toBe(1_200_000);
  });
});

describe('missed slots', () => {
  const timing: Timing = { kind: 'every', milliseconds: 10 };

  it('are those behind the last noted one, the latest kept', () => {
    expect(missedSlots(timing, 0, 45, 9)).toEqual([10, 20, 30, 40]);
    expect(missedSlots(timing, 0, 45, 1)).toEqual([40]);
    expect(missedSlots(timing, 40, 45, 9)).toEqual([]);
  });
});

describe('zones', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Tehran'])(
    'reads back what %s shows',
    (zone) => {
      for (let day = 0; day < 366; day++) {
        const instant = Date.UTC(2026, 0, 1, 12, 34) + day * 86_400_000;

        expect(instantOf(localOf(instant, zone), zone)).toBe(instant);
      }
    },
  );
});
