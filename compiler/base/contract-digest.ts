// By this a reader can tell whether a model.json is that of a contract. Another form of models is another digest.
import { digest } from './digest.ts';

/** Higher by one where equal contracts get another model.json. */
const FORM = '3';

/** What findings are answered for with belongs to the gate, and to no model. */
export const ALLOWANCES = 'allowances.yaml';

export function contractDigest(text: string): string {
  return digest(FORM, text);
}
