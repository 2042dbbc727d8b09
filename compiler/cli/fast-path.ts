// What runs first: when nothing changed since the last build, says so without loading the compiler.
import { fstatSync, writeSync } from 'node:fs';
import { isUpToDate, type LastBuild, lastBuild } from '../5-write/freshness.ts';
import { findProject } from './find-project.ts';

/** `toac build [contracts]` without options is all that it takes. 'done' when it said all that there is to say. */
export function lookBack(words: readonly string[], tool: string): 'done' | LastBuild | undefined {
  const [command, contracts, ...others] = words;

  if (command !== 'build' || contracts?.startsWith('-') === true || others.length > 0)
    return undefined;

  const found = findProject(process.cwd(), contracts);

  if ('problem' in found) return undefined;

  const places = { ...found, tool };
  const last = lastBuild(`${found.project}/.toac/build/${found.path}/manifest.json`, places);

  if (last === undefined || !isUpToDate(last, places)) return last;

  const { out, files, said } = last.head;
  const [plain, coloured] = said;

  if (plain !== '') say(2, wantsColour() ? coloured : plain);

  say(1, `${out} is up to date (${files} file${files === 1 ? '' : 's'})\n`);

  return 'done';
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
