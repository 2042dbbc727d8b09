// A real contract whose texts try to be something else, through the whole of toac diff, in every format.
import { beforeAll, expect, it } from 'vitest';
import { toac } from '../../cli/command-line.ts';
import { HIDDEN, PAYLOADS } from '../../injection/payloads.ts';
import { scratch } from '../../write/scratch.ts';
import { skeletonOf } from '../render/markdown-skeleton.ts';
import { WORKFLOW_COMMAND } from '../render/workflow-command.ts';

const TOAC = 'language: 1\nproject: acme\nversion: "1.0.0"\n';

/** The text wherever the language takes any: descriptions, defaults, values, patterns, hints. */
function contract(text: string): string {
  const quoted = JSON.stringify(text);

  return `description: ${quoted}
entity:
  name: Order
  fields:
    kind: { $schema: { type: string, enum: [plain, ${quoted}] } }
    note: { $type: string, $default: ${quoted}, $description: ${quoted}, $deprecated: { use: ${quoted} } }
operations:
  place: { description: ${quoted}, type: transition, scope: new, auto: true, input: { kind: ., note: . } }
  read: { type: observation, auto: true, output: Order }
routes:
  /orders:
    POST: { call: place, allow: authenticated }
`;
}

/** What the contract cannot hold at all is tried on the renderers. */
const REFUSED: ReadonlySet<string> = new Set([
  'NUL',
  'lone high surrogate',
  'zero-width characters',
]);

async function diff(text: string, format: string): Promise<string> {
  const { exit, out, err } = await toac(`diff old new --all --explain --format ${format}`, {
    working: scratch({
      'old/contracts/toac.yaml': TOAC,
      'old/contracts/orders.yaml': contract('before'),
      'new/contracts/toac.yaml': TOAC,
      'new/contracts/orders.yaml': contract(text),
      'new/contracts/extra.yaml': `description: ${JSON.stringify(text)}\n`,
    }),
  });

  expect([[0, 10].includes(exit), err]).toEqual([true, '']);

  return out;
}

const harmless = { markup: '', lines: 0 };

beforeAll(async () => {
  harmless.markup = skeletonOf(await diff('harmless', 'markdown'));
  harmless.lines = (await diff('harmless', 'text')).split('\n').length;
});

it.each(PAYLOADS.filter(({ name }) => !REFUSED.has(name)).map(({ name, text }) => [name, text]))(
  'shows only: %s',
  async (_name, text) => {
    const shown = {
      text: await diff(text, 'text'),
      markdown: await diff(text, 'markdown'),
      json: await diff(text, 'json'),
      sarif: await diff(text, 'sarif'),
      github: await diff(text, 'github'),
    };

    for (const out of Object.values(shown)) expect(out).not.toMatch(HIDDEN);

    expect(skeletonOf(shown.markdown)).toBe(harmless.markup);
    expect(shown.text.split('\n').length).toBe(harmless.lines);
    expect((JSON.parse(shown.json) as { findings: unknown[] }).findings.length).toBeGreaterThan(0);
    expect((JSON.parse(shown.sarif) as { version: string }).version).toBe('2.1.0');

    for (const line of shown.github.trimEnd().split('\n')) expect(line).toMatch(WORKFLOW_COMMAND);
  },
);
