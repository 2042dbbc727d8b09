// Texts of contracts inside of a report: cut to what can be read, and values as JSON.
import type { Impact, Witness } from '../finding.ts';

/** What follows is not what somebody reads. */
const MOST = 300;

export function excerpt(text: string, most = MOST): string {
  if (text.length <= most) return text;

  // Not between the halves of a pair.
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;

  return `${text.slice(0, end)}…`;
}

/** `{"total":12} was valid and is not any more` */
export function witnessText(witness: Witness): { readonly shown: string; readonly says: string } {
  if (witness.kind !== 'value')
    return { shown: excerpt(witness.text), says: witness.kind === 'caller' ? 'for' : 'such as' };

  return {
    shown: excerpt(JSON.stringify(witness.value)),
    says: witness.validOn === 'old' ? 'valid before, not now:' : 'valid now, not before:',
  };
}

/** Impacts at one position that say the same are one line, with several places. */
export function impactLines(impacts: readonly Impact[]): readonly (readonly Impact[])[] {
  const groups = new Map<string, Impact[]>();

  for (const impact of impacts) {
    const { position, level, text } = impact;
    const key = JSON.stringify([position, level, text]);
    const group = groups.get(key);

    if (group === undefined) groups.set(key, [impact]);
    else group.push(impact);
  }

  return [...groups.values()];
}
