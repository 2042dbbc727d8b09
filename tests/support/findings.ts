// What a suite found, for the reports of scripts/verify.mjs; nothing where nobody asks for it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function keepFindings(name: string, findings: unknown): void {
  const folder = process.env['TOAC_FINDINGS'];

  if (folder !== undefined) writeFileSync(join(folder, `${name}.json`), JSON.stringify(findings));
}
