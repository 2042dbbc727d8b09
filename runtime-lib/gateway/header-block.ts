// Headers as lists, names and values in turn, and as the text that is sent.

/** Headers that are always the same: names and values in turn, and as they are sent. */
export interface HeaderBlock {
  readonly list: readonly string[];
  readonly text: string;
}

export function headerBlock(list: readonly string[]): HeaderBlock {
  return { list, text: headerText(list) };
}

export function headerText(list: readonly string[]): string {
  let text = '';

  for (let i = 0; i < list.length; i += 2) text += `${list[i]}: ${list[i + 1]}\r\n`;

  return text;
}
