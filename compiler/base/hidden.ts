// Characters that do not show, or turn around what stands beside them. Where a contract's text leaves toac in quotes, they
// are escapes: what a reviewer sees is what there is.

const ASCII = /^[\n\x20-\x7e]*$/;
/** Controls but the line feed, formats (directions, zero width, tags), line separators, halves of pairs. Made on need. */
const hidden = (): RegExp => /[\0-\x09\x0b-\x1f\x7f-\x9f]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** For JSON and whatever takes its escapes. Outside of its quotes JSON holds none of these. */
export function escapeHidden(text: string): string {
  return ASCII.test(text) ? text : text.replace(hidden(), unitsOf);
}

/** YAML writes a character beyond the first plane as one: halves are none of its characters. */
export function escapeHiddenYaml(text: string): string {
  if (ASCII.test(text)) return text;

  return text.replace(hidden(), (character) =>
    character.length === 1
      ? unitsOf(character)
      : `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  );
}

function unitsOf(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}
