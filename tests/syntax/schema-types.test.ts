// What the compiler derives from schemas/ is current.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
// @ts-expect-error a script of plain JavaScript
import { generate } from '../../scripts/schema-types.mjs';

it('node scripts/schema-types.mjs was run after the last change of a schema', async () => {
  const folder = join(import.meta.dirname, '..', '..', 'compiler', '1-syntax');

  for (const [name, text] of Object.entries((await generate()) as Record<string, string>)) {
    expect(readFileSync(join(folder, name), 'utf8') === text, name).toBe(true);
  }
});
