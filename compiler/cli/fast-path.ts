// What runs first: when nothing changed since the last build, says so without loading the compiler.
import { fstatSync, writeSync } from 'node:fs';
import { unchangedSince } from '../5-write/freshness.ts';
import { findProject } from './find-project.ts';

/** `toac build [contracts]` without options is all that it takes. */
export function buildIsUpToDate(words: readonly string[], tool: string): boolean {
  const [command, contracts, ...others] = words;

  if (command !== 'build' || contracts?.startsWith('-') === true || others.length > 0) return false;

  const found = findProject(process.cwd(), contracts);

  if ('problem' in found) return false;

  const manifest = `${found.project}/.toac/build/${found.path}/manifest.json`;
  const head = unchangedSince(manifest, { ...found, tool });

  if (head === undefined) return false;

  const [plain, coloured] = head.said;

  if (plain !== '') say(2, wantsColour() ? coloured : plain);

  say(1, `${head.out} is up to date (${head.files} file${head.files === 1 ? '' : 's'})\n`);

  return true;
}

/** The streams of process would load more than all of the above. */
function say(stream: 1 | 2, text: string): void {
  try {
    writeSync(stream, text);
  } catch {
    // Nobody reads it any more.
  }
}

function wantsColour(): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = process.env;

  if (force) return force !== '0' && force !== 'false';

  return !no && terminal !== 'dumb' && fstatSync(2).isCharacterDevice();
}
