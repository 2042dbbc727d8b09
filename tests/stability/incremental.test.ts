// Edits one after another: what a build makes of its last output is what it makes of nothing. `npm run verify stability` makes 500.
import { beforeAll, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.mjs';
import { keepFindings } from '../support/findings.ts';
import { runEdits } from './incremental.ts';

beforeAll(() => buildCli());

const edits = Number(process.env['TOAC_EDITS'] ?? 120);

it(`${edits} random edits: an incremental build equals a cold one, and what does not compile touches nothing`, async () => {
  const findings = await runEdits({ seed: 500, edits, processes: 8 });

  expect(findings.problems).toEqual([]);
  expect(findings.compiled).toBeGreaterThan(edits / 3);
  expect(findings.refused).toBeGreaterThan(edits / 10);

  keepFindings('incremental', findings);
}, 1_200_000);
