// An item of a YAML list on two lines in flow style, for maps that are too long for one.
import {
  type Compound,
  flowText,
  isCompound,
  isList,
  Members,
  membersOf,
  Printed,
  type YamlData,
} from './yaml-data.ts';
import { pad, WIDTH } from './yaml-layout.ts';
import { keyText } from './yaml-scalar.ts';

/**
 * The second line is the last member, or the last one inside of that; the map stands between `before` and `behind`.
 * `inside` are its maps and lists as far as they are printed.
 */
export function foldedText(
  data: Compound,
  [before, behind]: readonly [string, string],
  depth: number,
  inside: readonly Printed[],
): string | undefined {
  if (isList(data)) return undefined;
  if (data instanceof Printed)
    return data.data === undefined
      ? undefined
      : foldedText(data.data, [before, behind], depth, inside);

  const { keys, values } = present(membersOf(data));
  let first = `${before}{`;
  let compounds = 0;

  for (let i = 0; i < keys.length - 1; i++) {
    const key = keys[i] as string;
    const value = values[i] as YamlData;

    first += ` ${keyText(key)}: ${flowOf(value, isCompound(value) ? inside[compounds++] : undefined)},`;
  }

  if (keys.length < 2 || first.length > WIDTH - 2 * depth - 2) return undefined;

  const key = keys[keys.length - 1] as string;
  const value = values[keys.length - 1] as YamlData;
  const second = `${keyText(key)}: ${flowOf(value, inside[compounds])} }${behind}`;

  if (second.length <= WIDTH - 2 * depth - 4) return twoLines(first, second, depth);

  return isCompound(value)
    ? foldedText(value, [`${first} ${keyText(key)}: `, ` }${behind}`], depth, [])
    : undefined;
}

function present({ keys, values }: Members): Members {
  return values.includes(undefined)
    ? new Members(
        keys.filter((_, i) => values[i] !== undefined),
        values.filter((value) => value !== undefined),
      )
    : { keys, values };
}

function twoLines(first: string, second: string, depth: number): string {
  return `\n${pad(depth + 1)}${first}\n${pad(depth + 2)}${second}`;
}

/** What is printed in flow style already is not printed again. */
function flowOf(value: YamlData, printed: Printed | undefined): string {
  return printed === undefined || printed.block ? flowText(value) : printed.text;
}

/** A map in two parts, where it stands as an item: undefined where it takes more than two lines. */
export function itemOf(first: Printed, second: Printed, depth: number): Printed | undefined {
  if (first.text.length + second.text.length + 1 <= WIDTH - 2 * depth - 2)
    return new Printed(`${first.text} ${second.text}`, false);
  if (first.text.length > WIDTH - 2 * depth - 2 || second.text.length > WIDTH - 2 * depth - 4)
    return undefined;

  return new Printed(twoLines(first.text, second.text, depth), true);
}
