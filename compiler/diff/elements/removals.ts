// What came and what went: the removal of something that was announced to end is judged by what was announced.
import type { Deprecation } from '../../2-model/node.ts';
import { type Both, type Edit, editAt, impact, type Line, type Place } from '../edit.ts';
import { removalOf } from './lifecycle.ts';

export interface Gone {
  readonly place: Place;
  readonly rule: string;
  /** What it is, in the reader's words: `the operation place`. */
  readonly what: string;
  readonly before: string;
  readonly at: Line['at'];
  /** Who meets it. */
  readonly where: string;
  readonly text: string;
  readonly deprecated?: Deprecation | undefined;
  /** Whether its data goes with it: then no announcement makes it harmless. */
  readonly holdsData?: true;
}

export function removal(both: Both, gone: Gone): Edit {
  const { at, before, place, text, what, where } = gone;
  const [position] = at;
  const { rule, level, more } = announced(both, gone);

  return editAt(place, {
    rule,
    message: `${what} is gone`,
    before,
    impacts: [impact([position, level], where, more ?? text)],
    rollout: level === 'SAFE' ? undefined : 'callers and readers first, then the service',
    ...(gone.deprecated === undefined && position !== 'sto'
      ? { remedy: 'deprecate it with a day of its end first, and take it away after that day' }
      : {}),
  });
}

interface Announced {
  readonly rule: string;
  readonly level: Line['at'][1];
  readonly more?: string;
}

function announced(both: Both, { at, deprecated, holdsData, rule }: Gone): Announced {
  const [, level] = at;
  const removal = removalOf(deprecated === undefined ? {} : { deprecated }, both);

  if (removal === 'before-sunset')
    return {
      rule: 'removed-before-sunset',
      level: 'BREAK',
      more: `it was announced to stay until ${deprecated?.sunset}`,
    };
  if (removal === 'after-sunset' && holdsData !== true)
    return {
      rule: 'removed-after-sunset',
      level: 'SAFE',
      more: `it was announced to end on ${deprecated?.sunset}`,
    };

  return { rule, level };
}

export interface New {
  readonly place: Place;
  readonly rule: string;
  readonly what: string;
  readonly after: string;
  readonly at: Line['at'];
  readonly where: string;
  readonly text: string;
}

export function addition({ after, at, place, rule, text, what, where }: New): Edit {
  return editAt(place, {
    rule,
    message: `${what} is new`,
    after,
    impacts: [impact(at, where, text)],
  });
}
