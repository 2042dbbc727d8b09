// Every key and every word of our vocabulary in the examples, misspelt once: reported at the token, with the right first suggestion.
import { describe, expect, it } from 'vitest';
import { fileRole } from '../../compiler/1-syntax/file-role.ts';
import { parseFile } from '../../compiler/1-syntax/parse-file.ts';
import { readTree } from '../../compiler/1-syntax/read-tree.ts';
import { checkStructure } from '../../compiler/1-syntax/structure.ts';
import type { KeyNode, Node } from '../../compiler/1-syntax/tree.ts';
import { allFiles } from './support/examples.ts';
import { misspell } from './support/mutate-value.ts';
import { random } from './support/random.ts';

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function tokens(node: Node): readonly Token[] {
  if (node.kind === 'list') return node.items.flatMap(tokens);

  if (node.kind === 'map')
    return node.entries.flatMap(({ key, value }) => [tokenOf(key), ...tokens(value)]);

  if (node.kind === 'scalar' && node.style === 'plain' && typeof node.value === 'string') {
    return [
      ...node.value.matchAll(
        /\b(?:and|or|not|in|has|created|updated|deleted|transition|observation|assignment|computation|effect|object|new|objects|stream|changeset|none|asc|desc)\b/g,
      ),
    ].map((match) => ({
      text: match[0],
      start: node.start + match.index,
      end: node.start + match.index + match[0].length,
    }));
  }

  return [];
}

const tokenOf = ({ text, start, end }: KeyNode): Token => ({ text, start, end });

describe('misspelt words', () => {
  it('of our vocabulary are reported where they stand, with what was meant', () => {
    const rng = random(5);
    const missed: string[] = [];
    let count = 0;

    for (const { path, text } of allFiles) {
      const root = readTree({ path, text }, () => {}).root as Node;

      for (const token of tokens(root)) {
        const wrong = misspell(token.text, rng);

        if (wrong === token.text || !/^[A-Za-z$]+$/.test(wrong) || token.text.length < 2) continue;

        const changed = text.slice(0, token.start) + wrong + text.slice(token.end);
        const { diagnostics } = parseFile({ path, text: changed });
        const found = diagnostics.find(
          ({ at }) => at.start <= token.start && at.end >= token.start + wrong.length - 1,
        );

        // The names of users are anybody's: only our own words are known here.
        if (!isOurs(path, text, token)) continue;

        count += 1;

        if (found?.hint !== `did you mean '${token.text}'?` || found.at.start !== token.start) {
          missed.push(
            `${path}: ${token.text} → ${wrong}: ${diagnostics.map(({ message, hint }) => `${message} ${hint}`)}`,
          );
        }
      }
    }

    expect(count).toBeGreaterThan(400);
    expect(missed.length / count, missed.join('\n')).toBeLessThan(0.05);
  });
});

/** Whether another word in its place is a mistake that this phase can see: a nonsense word is. */
function isOurs(path: string, text: string, token: Token): boolean {
  const changed = `${text.slice(0, token.start)}zqzqzq${text.slice(token.end)}`;
  const role = fileRole(path);
  let codes = 0;
  const report = () => {
    codes += 1;
  };
  const { root } = readTree({ path, text: changed }, report);

  checkStructure(root, role.kind, { file: path, text: changed, report });

  return (
    codes > 0 ||
    (/^(and|or|not|in|has|created|updated|deleted)$/.test(token.text) &&
      parseFile({ path, text: changed }).diagnostics.length > 0)
  );
}
