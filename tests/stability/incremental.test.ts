// Edits one after another: what a build makes of its last output is what it makes of nothing. `npm run verify stability` makes 500 of each.
import { beforeAll, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.mjs';
import { keepFindings } from '../support/findings.ts';
import { edit } from './contract-edits.ts';
import { runEdits } from './incremental.ts';
import { contractsOf } from './projects.ts';
import { town, townEdit } from './town.ts';

beforeAll(() => buildCli());

const edits = Number(process.env['TOAC_EDITS'] ?? 120);

it(`${edits} random edits: an incremental build equals a cold one, and what does not compile touches nothing`, async () => {
  const findings = await runEdits({
    seed: 500,
    edits,
    processes: 8,
    files: contractsOf('shop'),
    edit,
  });

  expect(findings.problems).toEqual([]);
  expect(findings.compiled).toBeGreaterThan(edits / 3);
  expect(findings.refused).toBeGreaterThan(edits / 10);

  keepFindings('incremental', findings);
}, 1_200_000);

it(`${edits} edits of components that refer to each other: builds of a part equal cold ones`, async () => {
  const findings = await runEdits({
    seed: 501,
    edits,
    processes: 8,
    files: town(),
    edit: townEdit,
  });

  expect(findings.problems).toEqual([]);
  expect(findings.parts).toBeGreaterThan(edits / 5);

  keepFindings('incremental in parts', findings);
}, 1_200_000);
