// What the options of `toac diff` mean.
import { LEVELS, type Level } from '../../diff/finding.ts';
import { UsageError } from '../exit-code.ts';
import { hintFor } from '../hint-for.ts';

/** `break,sec` */
export function failLevels(written: string): readonly Level[] {
  const words = written.split(',').map((word) => word.trim().toUpperCase());

  if (words.length === 1 && words[0] === 'NONE') return [];

  return words.map((word) => {
    const level = LEVELS.find((l) => l === word);

    if (level !== undefined) return level;

    const known = [...LEVELS, 'NONE'].map((l) => l.toLowerCase());

    throw new UsageError(
      `nothing fails on '${word.toLowerCase()}'; ${hintFor(word.toLowerCase(), known)}`,
    );
  });
}

/** `2026-11-22`: the day on which allowances are asked whether they still hold. */
export function dayOf(written: string | undefined): string {
  if (written === undefined) return new Date().toISOString().slice(0, 10);

  const day = new Date(`${written}T00:00:00Z`);

  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(written))
    throw new UsageError(`--now takes a day: 2027-01-31, not '${written}'`);

  return written;
}
