// `toac diff` at 1,000 operations: from committed models, with both sides built, and with nothing changed.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtProject, NODE } from './compiler.mjs';
import { inTurn } from './measure.mjs';

/** CPU against the start of Node, which newer Nodes halve. */
export const ROWS = [
  { id: 'models', title: 'diff from committed models', must: 10, stretch: 5, doubled: true },
  { id: 'built', title: 'diff with both sides built', must: 25, stretch: 12, doubled: true },
  { id: 'unchanged', title: 'diff of what is the same', must: 3, stretch: 1.6, doubled: true },
  { id: 'history', title: 'diff against git', must: 10, stretch: 6, doubled: true },
];

export function measureDiff(space, { laps, before }) {
  return inTurn(contenders(space), { laps, log: space.log, before });
}

function contenders(space) {
  const old = builtProject(space, 1000);
  const next = changedProject(space);
  const repository = committedProject(space);

  return [
    NODE,
    contender(space, { name: 'models', cwd: old, words: [old, next], holds: found }),
    contender(space, { name: 'built', cwd: old, words: [old, next, '--build'], holds: found }),
    contender(space, { name: 'unchanged', cwd: old, words: [old, old], holds: unchanged }),
    contender(space, { name: 'history', cwd: repository, words: [], holds: found }),
  ];
}

function contender({ tool }, { name, cwd, words, holds }) {
  return {
    name,
    prepare: () => ({
      argv: [...tool, 'diff', ...words, '--fail-on', 'none'],
      cwd,
      check: (text) => (holds(text) ? undefined : `unexpected: ${text.slice(0, 80)}`),
    }),
  };
}

function unchanged(text) {
  return text.startsWith('no contract changed');
}

function found(text) {
  return /^\d+ (?:BREAK|SEC|RISK|SAFE|NOTE)/.test(text);
}

/** What a change of some size does. */
function changedProject(space) {
  const cwd = space.project(1000);

  change(space, cwd);

  return cwd;
}

function change(space, cwd) {
  for (const i of [1, 7, 42, 101]) {
    const file = join(cwd, `contracts/shop${Math.floor(i / 20)}/resource${i}.yaml`);
    const text = readFileSync(file, 'utf8');

    writeFileSync(
      file,
      text.replace('\n    rating?:', '\n    colour?: string(1..40)\n    rating?:'),
    );
  }

  writeFileSync(
    join(cwd, 'contracts/extra.yaml'),
    'description: New\noperations:\n  answer: { type: unmanaged, input: { text: string } }\n',
  );

  const { tool } = space;
  const [command, ...args] = [...tool, 'build', 'contracts'];

  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The old side in history, the new one in the working tree. */
function committedProject(space) {
  const cwd = builtProject(space, 1000);
  const git = (...words) => execFileSync('git', words, { cwd, stdio: 'ignore' });

  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'old');
  change(space, cwd);

  return cwd;
}
