// Names of what a file of checks declares for itself, given out when they are first needed; imports and exports have
// theirs already, so nothing is named twice.

import { invariant } from '../../base/invariant.ts';
import { type Code, name } from '../code/code.ts';
import type { Module } from '../code/module.ts';
import type { CheckFunction } from './check-request.ts';
import { ConstantNames } from './constant-names.ts';
import { FUNCTIONS } from './needs.ts';
import { briefNameOf, nameOf, type Place } from './place.ts';
import { type Plan, typeStem } from './plan.ts';

export class Names extends ConstantNames {
  private readonly plan: Plan;
  private readonly stems = new Map<Place, string>();
  private readonly codes: Readonly<Record<CheckFunction, Map<Place, Code>>> = {
    is: new Map(),
    check: new Map(),
    read: new Map(),
    write: new Map(),
  };

  constructor(plan: Plan, module: Module) {
    super(module);
    this.plan = plan;
  }

  /** `isPlaceInput`, `checkPlaceInput`. */
  code(fn: CheckFunction, place: Place): Code {
    const known = this.codes[fn].get(place);

    if (known !== undefined) return known;

    const made = name(fn + this.stem(place));

    this.codes[fn].set(place, made);

    return made;
  }

  /** What stands behind `is`, `check`, `read` and `write`. */
  stem(place: Place): string {
    const known = this.stems.get(place);

    if (known !== undefined) return known;

    const stem = this.exported(place) ?? this.free(place);

    this.stems.set(place, stem);

    return stem;
  }

  private exported(place: Place): string | undefined {
    const { origin, position } = place;

    if (origin.kind !== 'root' && origin.kind !== 'type') return undefined;

    const stem =
      origin.kind === 'root'
        ? this.plan.stems.roots.get(origin.root.name)
        : typeStem({ target: origin.target, position }, this.plan);

    if (stem === undefined) invariant(false, `a place without a name: ${nameOf(place)}`);

    return stem;
  }

  private free(place: Place): string {
    const brief = briefNameOf(place);

    if (brief !== undefined && this.claim(brief)) return brief;

    let stem = nameOf(place);

    while (!this.claim(stem)) stem = `Other${stem}`;

    return stem;
  }

  /** All four: what is called alike belongs together. */
  private claim(stem: string): boolean {
    for (const fn of FUNCTIONS) if (!this.module.claim(fn + stem)) return false;

    return true;
  }
}
