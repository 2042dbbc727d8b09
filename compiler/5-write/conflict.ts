// Finds what git leaves in a file that it could not merge, also in diff3 style. Knows text only.

/** The text between `<<<<<<<` and `>>>>>>>` of each whole hunk. Without the marks' full shape it is no conflict. */
export function conflictHunks(text: string): readonly string[] {
  if (!text.includes('<<<<<<<')) return [];

  const hunks: string[] = [];
  let hunk: string[] | undefined;
  let divided = false;

  for (const line of text.split('\n')) {
    if (isMark(line, '<')) {
      hunk = [];
      divided = false;
    } else if (hunk !== undefined && isMark(line, '>')) {
      if (divided) hunks.push(hunk.join('\n'));

      hunk = undefined;
    } else if (hunk !== undefined && isMark(line, '=')) {
      divided = true;
    } else hunk?.push(line);
  }

  return hunks;
}

/** Longer marks are the inner ones of a merge of merges: text, as far as the outer hunk goes. */
function isMark(line: string, character: string): boolean {
  const mark = character.repeat(7);

  return line === mark || line.startsWith(`${mark} `);
}
