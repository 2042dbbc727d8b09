// Entries of maps as most are: a usual key and a usual scalar on one line, read at one look.
import type { Entry } from './tree.ts';
import {
  LONGEST_KEY,
  type Reader,
  resolvePlain,
  USUAL,
  USUAL_IN_FLOW,
  USUAL_KEY,
} from './yaml-subset-scalar.ts';

export const USUAL_ENTRY = new RegExp(`${keyBefore(USUAL_KEY)}: ${USUAL.source}`, 'y');
export const USUAL_ENTRY_IN_FLOW = new RegExp(
  `${keyBefore(USUAL_KEY)}: ${USUAL_IN_FLOW.source}`,
  'y',
);

/** Without the look at what follows. */
function keyBefore({ source }: RegExp): string {
  return source.slice(0, source.indexOf('(?='));
}

/** The whole entry at the reader, which then stands behind it; undefined, and the reader unmoved, where it is another. */
export function readUsualEntry(r: Reader, usual: RegExp): Entry | undefined {
  const { text, at: start } = r;

  usual.lastIndex = start;

  if (!usual.test(text)) return undefined;

  const end = usual.lastIndex;
  const colon = text.indexOf(':', start);
  const key = text.slice(start, colon);
  const value = resolvePlain(text.slice(colon + 2, end));

  if (value === undefined || colon - start > LONGEST_KEY || resolvePlain(key) !== key)
    return undefined;

  r.at = end;

  return {
    key: { text: key, start, end: colon, style: 'plain' },
    value: { kind: 'scalar', start: colon + 2, end, style: 'plain', value },
  };
}
