// A file that is not produced (any more): pruned when it is ours and as we wrote it, else left where it is.
import { join } from 'node:path';
import { mayBeMarked, readMark } from './header.ts';
import { nameOf, type Planning, reportFile } from './planning.ts';

/** A header stands at the top; what has none there is not read further. */
const HEAD_BYTES = 2048;

export function decideStale(path: string, planning: Planning): void {
  const { disk, root, survey, stale } = planning;

  if (survey.files.get(path) !== 'file') return;

  try {
    const full = join(root, path);
    const before = disk.stat(full);

    if (before === undefined || !mayBeMarked(disk.peek(full, HEAD_BYTES))) return;

    const mark = readMark(disk.read(full));

    if (mark.kind === 'none' || mark.kind === 'ejected') return;

    if (mark.kind === 'ours' && mark.intact) {
      stale.set(path, { kind: 'prune', path, before });
    } else {
      stale.set(path, { kind: 'keep', path, why: 'edited' });
      reportFile('TOA5003', path, planning, {
        hint: `delete it, or make it yours: toac eject ${nameOf(path, planning)}`,
      });
    }
  } catch {
    // What cannot be read cannot be shown to be ours.
  }
}
