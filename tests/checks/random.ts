// Seeded randomness, so that a failure can be run again.

export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** min ≤ n ≤ max */
  whole(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(of: readonly T[]): T;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);

    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));

  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (of) => {
      const picked = of[whole(0, of.length - 1)];

      if (picked === undefined) throw new Error('nothing to pick from');

      return picked;
    },
  };
}
