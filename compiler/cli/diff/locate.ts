// Findings with their places: of each side that was built, where its contracts say what was found.
import type { Judged } from '../../diff/allowance.ts';
import type { Fragment } from '../../diff/finding.ts';
import type { LocatedFinding, Place } from '../../diff/located.ts';
import { placeOfSpan } from '../../diff/place-of-span.ts';
import { spanOf } from '../../diff/spans.ts';
import { writtenAs, writtenSpan } from '../../diff/written-span.ts';
import type { Sides } from './choose-sides.ts';
import { builtSide } from './read-side.ts';
import type { Side, SideContracts } from './side.ts';

/** `built`: sides that have been built anyway. */
export function locator(
  { old, new: next }: Sides,
  built: { readonly old: boolean; readonly new: boolean },
): (judged: Judged) => LocatedFinding {
  return ({ finding, allowed, entry }) => {
    const oldPlace = placeIn(old, finding.old, built.old);
    const newPlace = placeIn(next, finding.new, built.new);
    const own = entry === undefined ? {} : entryPlace(entry, { old, new: next });

    return {
      ...finding,
      ...(oldPlace === undefined ? {} : { oldPlace }),
      ...(newPlace === undefined ? {} : { newPlace }),
      ...own,
      ...(allowed === undefined ? {} : { allowed }),
    };
  };
}

/** As the language has it in a side that was built; in another one as its contract is written. */
function placeIn({ contracts }: Side, fragment: Fragment, built: boolean): Place | undefined {
  if (contracts === undefined) return undefined;

  // What toac.yaml says is no part of a Program's elements.
  const isWritten = !built || fragment.id.startsWith('toac/');
  const written = isWritten ? writtenPlace(fragment, contracts) : undefined;

  if (written !== undefined) return written;

  const { program, sources } = builtSide(contracts);

  return program === undefined ? undefined : placeOfSpan(spanOf(fragment.id, program), sources);
}

/** Undefined where the side has it, and its own contract does not say where: it is inherited. */
function writtenPlace({ id, text }: Fragment, { files, folder }: SideContracts): Place | undefined {
  const { file, path } = writtenAs(id);
  const source = files.find((f) => f.path === `${folder}/${file}`);
  const whole = { file: source?.path ?? `${folder}/toac.yaml`, start: 0, end: 0 };
  const span = source === undefined ? whole : writtenSpan(path, source);

  if (span === undefined && text !== undefined) return undefined;

  return placeOfSpan(span ?? whole, files);
}

function entryPlace(
  { side, at }: NonNullable<Judged['entry']>,
  sides: Sides,
): Pick<LocatedFinding, 'oldPlace' | 'newPlace'> {
  const place = placeOfSpan(at, sides[side].contracts?.files ?? []);

  return side === 'old' ? { oldPlace: place } : { newPlace: place };
}
