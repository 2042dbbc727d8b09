// What is left of Markdown when all that is only text is taken out of it: code spans, escapes, entities, letters. Two documents with
// the same skeleton have the same markup.

/** Text in which nothing has a meaning by itself; what is left is a sign, or a word that hosts look for. */
const INERT = /(?!www\.|GH-\d|:\/\/|:[\w+-]+:)[^`<>@#*_[\]|~$\\\n]/gi;

export function skeletonOf(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (/<summary>/.test(line) ? htmlSkeleton(line) : textSkeleton(line)))
    .join('\n');
}

/** A block of HTML: there are tags and what hosts look for, no Markdown. */
function htmlSkeleton(line: string): string {
  return withoutEntities(line)
    .replace(INERT, '')
    .replace(/[`*_[\]|~$\\]/g, '');
}

function textSkeleton(line: string): string {
  const escaped = withoutSpans(line).replace(/\\[!-/:-@[-`{-~]/g, ' ');

  return withoutEntities(escaped).replace(INERT, '');
}

/** What stands apart from what follows calls nobody. Other entities stay: `&#64;octocat` is a mention. */
function withoutEntities(text: string): string {
  return text.replace(/(?:[@#:]|GH-|www)?&#8203;|&(?:amp|lt|gt|quot);/gi, ' ');
}

/** As CommonMark finds them: a run of backticks up to the next run of as many. */
function withoutSpans(line: string): string {
  let text = '';
  let at = 0;

  while (at < line.length) {
    const run = /^`+/.exec(line.slice(at))?.[0] ?? '';

    if (run === '') {
      // What is escaped begins nothing.
      const taken = line[at] === '\\' ? 2 : 1;

      text += line.slice(at, at + taken);
      at += taken;
      continue;
    }

    const rest = line.slice(at + run.length);
    const end = [...rest.matchAll(/`+/g)].find(([other]) => other.length === run.length);

    text += end === undefined ? run : 'C';
    at += run.length + (end === undefined ? 0 : end.index + run.length);
  }

  return text;
}
