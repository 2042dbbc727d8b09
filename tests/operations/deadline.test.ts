// The end of a call's time: one timer for all, signals for who asks, nothing that keeps a caller waiting.
import { describe, expect, it } from 'vitest';
import { Deadline } from '../../runtime-lib/core/deadline.ts';

const never = (): Promise<never> => new Promise(() => {});
const same = (error: unknown): unknown => error;

function deadline(milliseconds: number, signal?: AbortSignal): Deadline {
  return new Deadline({ at: Date.now() + milliseconds, name: 'work', signal });
}

describe('a deadline', () => {
  it('ends work that looks at nothing, for each of many', async () => {
    const outcomes = await Promise.allSettled(
      [0, 5, 30, 60, -1000].map((time) => deadline(time).bound(never, same)),
    );

    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'timeout' } });
  });

  it('gives what work gives, before and behind others', async () => {
    const slow = deadline(40).bound(never, same);

    expect(await deadline(1000).bound(async () => 1, same)).toBe(1);
    await expect(slow).rejects.toMatchObject({ code: 'timeout' });
    // The timer has stopped, and begins again.
    await new Promise((resolve) => setTimeout(resolve, 60));
    await expect(deadline(1).bound(never, same)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('translates what work throws, at once or later', async () => {
    const translate = (error: unknown) => new Error(`translated ${(error as Error).message}`);
    const thrown = (): never => {
      throw new Error('now');
    };

    await expect(deadline(1000).bound(thrown, translate)).rejects.toThrow('translated now');
    await expect(deadline(1000).bound(async () => thrown(), translate)).rejects.toThrow(
      'translated now',
    );
  });

  it('aborts the signal, asked for before its end or behind it', async () => {
    const one = deadline(10);
    const heard: string[] = [];

    one.signal.addEventListener('abort', () => heard.push('before'));
    await expect(one.bound(never, same)).rejects.toMatchObject({ code: 'timeout' });
    expect(heard).toEqual(['before']);

    const other = deadline(10);

    await expect(other.bound(never, same)).rejects.toMatchObject({ code: 'timeout' });
    expect(other.signal.aborted).toBe(true);
    expect(other.signal.reason).toBe(other.over);
  });

  it('begins nothing for a caller who has gone, and ends with one who goes', async () => {
    let runs = 0;
    const run = async (): Promise<void> => {
      runs += 1;
    };

    await expect(deadline(1000, AbortSignal.abort()).bound(run, same)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(runs).toBe(0);

    const controller = new AbortController();
    const going = deadline(1000, controller.signal).bound(never, same);

    controller.abort();
    await expect(going).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('is over as soon as its time is, whether the timer has told or not', () => {
    expect(deadline(1000).over).toBeUndefined();
    expect(deadline(-1).over).toMatchObject({ code: 'timeout' });
  });

  it('leaves what it lifts to its caller', async () => {
    const controller = new AbortController();
    const lifted = deadline(5, controller.signal);

    await lifted.bound(async () => lifted.lift(), same);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(lifted.over).toBeUndefined();
    controller.abort();
    expect(lifted.over).toMatchObject({ code: 'cancelled' });

    const released = deadline(1000, controller.signal);

    released.release();
    expect(released.over).toBeUndefined();
  });
});
