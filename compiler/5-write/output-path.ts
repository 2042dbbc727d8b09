// Which paths may be written at all: on every system, by every file system. Knows names, never the disk.

const DEVICES =
  /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)$/i;
const MOST_BYTES = 200;

/** What is wrong with a relative path of forward slashes; undefined when nothing is. */
export function pathProblem(path: string): string | undefined {
  for (const segment of path.split('/')) {
    if (sound.has(segment)) continue;

    const problem = segmentProblem(segment);

    if (problem !== undefined) return problem;
    if (sound.size < MOST_SOUND) sound.add(segment);
  }

  return undefined;
}

/** Every component has files of the same names. */
const sound = new Set<string>();
const MOST_SOUND = 10_000;

/** Looked for first: classes of Unicode take their time to be made. */
const USUAL = /^[\w.-]+$/;

function segmentProblem(segment: string): string | undefined {
  if (segment === '') return 'a name in it is empty';
  if (segment === '.' || segment === '..') return `'${segment}' is not a name`;
  // Percent signs too: a path must not become another one by being decoded.
  if (!USUAL.test(segment) && /[<>:"|?*\\%\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(segment))
    return `'${segment}' holds a character that not every system takes`;
  if (/[. ]$/.test(segment))
    return `'${segment}' ends in ${segment.endsWith('.') ? 'a dot' : 'a space'}`;
  if (DEVICES.test(segment.replace(/\..*$/s, '').trim()))
    return `'${segment}' is a device on Windows`;
  if (Buffer.byteLength(segment) > MOST_BYTES)
    return `a name in it is longer than ${MOST_BYTES} bytes`;

  return undefined;
}

/** Equal for paths that some file system takes for one. */
export function foldCase(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}

/** `a/b/c` has the folders `a` and `a/b`. */
export function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];

  for (let i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1))
    folders.push(path.slice(0, i));

  return folders;
}

/** Pairs of written paths (or their folders) that differ in case only. */
export function caseCollisions(
  paths: readonly string[],
): readonly { path: string; other: string }[] {
  const known = new Map<string, string>();
  const found: { path: string; other: string }[] = [];

  const look = (part: string): void => {
    const folded = foldCase(part);
    const other = known.get(folded);

    if (other === undefined) known.set(folded, part);
    else if (other !== part) found.push({ path: part, other });
  };
  let last = '';

  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);

    // Neighbours stand beside each other.
    if (folder !== last) foldersOf(path).forEach(look);

    look(path);
    last = folder;
  }

  return found;
}
