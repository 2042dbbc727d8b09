// What is said about an element's end: that it is deprecated, and the day on which it goes.
import type { Deprecation } from '../../2-model/node.ts';
import { type Both, type Edit, editAt, impact, type Place } from '../edit.ts';
import type { Level, Position } from '../finding.ts';

interface Ending {
  readonly deprecated?: Deprecation;
  readonly doc?: string;
}

export function compareLifecycle(
  { now }: Both,
  place: Place,
  [was, is]: readonly [Ending, Ending],
): readonly Edit[] {
  const edits: Edit[] = [];
  const add = (rule: string, level: Level, message: string): void => {
    edits.push(
      editAt(place, {
        rule,
        message: `${place.element} ${message}`,
        before: deprecationText(was.deprecated),
        after: deprecationText(is.deprecated),
        impacts: [impact([POSITION, level], place.element, TEXTS[rule] ?? message)],
      }),
    );
  };

  if (was.deprecated === undefined && is.deprecated !== undefined)
    add('deprecated-added', 'SAFE', 'is deprecated now');
  if (was.deprecated !== undefined && is.deprecated === undefined)
    add('deprecated-removed', 'NOTE', 'is not deprecated any more');

  compareSunset({ now, was: was.deprecated, is: is.deprecated }, add);

  return edits;
}

const POSITION: Position = 'src';

const TEXTS: Readonly<Record<string, string>> = {
  'deprecated-added': 'callers are told by the gateway and by their editors',
  'deprecated-removed': 'it stays',
  'sunset-advanced': 'who planned for the announced day is too late',
  'sunset-deleted': 'nobody knows any more when it goes',
  'sunset-too-soon': 'the day lies in the past',
};

interface Sunsets {
  readonly was: Deprecation | undefined;
  readonly is: Deprecation | undefined;
  readonly now: string | undefined;
}

function compareSunset(
  { was, is, now }: Sunsets,
  add: (rule: string, level: Level, message: string) => void,
): void {
  if (is === undefined || was?.sunset === is.sunset) return;

  const { sunset } = is;

  if (sunset === undefined) return add('sunset-deleted', 'BREAK', 'has no day of its end any more');
  if (was?.sunset !== undefined && sunset < was.sunset)
    return add('sunset-advanced', 'BREAK', `ends on ${sunset}, not on ${was.sunset}`);
  if (now !== undefined && sunset <= now.slice(0, DAY))
    add('sunset-too-soon', 'BREAK', `ends on ${sunset}, which is over`);
}

const DAY = '2026-01-01'.length;

function deprecationText(deprecated: Deprecation | undefined): string | undefined {
  if (deprecated === undefined) return undefined;

  const parts = Object.entries(deprecated).map(([key, value]) => `${key}: ${value}`);

  return parts.length === 0 ? 'deprecated: true' : `deprecated: { ${parts.join(', ')} }`;
}

/** What the removal of an element is, by what was announced. */
export function removalOf(
  was: Ending,
  { now }: Both,
): 'without-deprecation' | 'before-sunset' | 'after-sunset' | 'deprecated' {
  const { deprecated } = was;

  if (deprecated === undefined) return 'without-deprecation';
  if (deprecated.sunset === undefined || now === undefined) return 'deprecated';

  return now.slice(0, DAY) < deprecated.sunset ? 'before-sunset' : 'after-sunset';
}
