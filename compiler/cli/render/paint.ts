// Colours of a terminal, or none.

export type Colour = 'red' | 'yellow' | 'cyan' | 'green' | 'blue' | 'dim' | 'bold';

export type Paint = (colour: Colour, text: string) => string;

const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  green: [32, 39],
  blue: [34, 39],
  dim: [2, 22],
  bold: [1, 22],
};

export const plain: Paint = (_colour, text) => text;

export const coloured: Paint = (colour, text) => {
  const [on, off] = CODES[colour];

  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;
};
