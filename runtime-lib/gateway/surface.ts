// Whether a client was made for what the gateway serves. Changes that a client does not notice are counted, not refused:
// `toac diff` tells before which ones are; only another kind of operation cannot be meant.
import type { Exchange } from './exchange.ts';
import type { Plan } from './plan.ts';
import { mistaken, Refusal } from './refusal.ts';

/** `transition.new.5f2eb4918049` */
const SURFACE = /^[a-z]{1,16}\.[a-z]{1,16}\.[0-9a-f]{12}$/;

export function checkSurface({ head, site }: Exchange, { surface, operation }: Plan): void {
  const { surface: given } = head;

  if (given === undefined || surface === undefined || given === surface) return;
  if (!SURFACE.test(given)) throw mistaken('header', 'toac-surface', 'is no surface', 'format');
  if (kindOf(given) !== kindOf(surface))
    throw new Refusal('incompatible', 'The client was made for another kind of operation');

  site.unequal(operation, given);
}

function kindOf(surface: string): string {
  return surface.slice(0, surface.lastIndexOf('.'));
}

/** Clients are few, but who sends a header may send any. */
const MOST = 1000;

/** Tells of each client once. */
export function createUnequal(
  tell: (operation: string, surface: string, isNew: boolean) => void,
): (operation: string, surface: string) => void {
  const known = new Set<string>();

  return (operation, surface) => {
    const key = `${operation} ${surface}`;
    const isNew = !known.has(key) && known.size < MOST;

    if (isNew) known.add(key);

    tell(operation, surface, isNew);
  };
}
