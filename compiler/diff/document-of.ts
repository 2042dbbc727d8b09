// A Program as the data that is compared: what its model.json would hold.
import type { Program } from '../3-check/program.ts';
import { serialise } from '../3-check/serialise.ts';
import type { Document } from './document.ts';

/** Through its text: whatever a committed model.json does not keep, this one does not have either. */
export function documentOf(program: Program): Document {
  const { head, components, tail } = serialise(program);

  return JSON.parse(`${head}${components.map((c) => c.text).join()}${tail}`) as Document;
}
