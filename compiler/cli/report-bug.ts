// What is printed when toac itself is wrong: enough to report it, nothing of the user's contracts.
import type { Host } from './host.ts';
import { safeText } from './render/safe-text.ts';

const MOST_FRAMES = 6;

export function reportBug(
  error: unknown,
  words: readonly string[],
  { version, home }: Host,
): string {
  const message = error instanceof Error ? error.message : String(error);
  const frames = (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, MOST_FRAMES)
    .map((line) => line.replaceAll(home, 'toac').replaceAll('file://', ''));
  const options = words.filter((w) => w.startsWith('-')).map((w) => w.replace(/=.*/s, ''));

  return [
    `error TOA9001: this is a bug in toac: ${safeText(message)}`,
    ...frames,
    `  toac ${version}, node ${process.version}, ${process.platform} ${process.arch}: ${[words[0], ...options].join(' ')}`,
    '  Nothing of your files was left half-written. Please report these lines.',
    '',
  ].join('\n');
}
