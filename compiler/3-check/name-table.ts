// One table of TypeScript names: what each stands for, and which module declares it.

import type { Field, Slot, Type } from '../2-model/type-model.ts';
import { pascalCase } from '../base/names.ts';
import type { Span } from '../base/source.ts';
import { holdsDefault } from './holds-default.ts';

/** What a name stands for. */
export interface Origin {
  readonly at: Span;
  /** In words: "the operation 'order'". */
  readonly what: string;
}

export interface TypeName extends Origin {
  readonly name: string;
}

export interface NameOfType {
  readonly name: string;
  readonly type: Type;
}

export type NameFile = 'types' | 'contract' | 'client';

export interface NameTable {
  readonly all: () => readonly TypeName[];
  /** Those that a type bears. */
  readonly ofTypes: readonly NameOfType[];
  /** Those that stand for two things. */
  readonly clashes: readonly Clash[];
  /** What these modules declare. */
  readonly declaredIn: (...files: readonly NameFile[]) => Declared;
}

export interface Clash {
  readonly name: string;
  readonly first: Origin;
  readonly second: Origin;
}

export interface Declared {
  readonly has: (name: string) => boolean;
}

/** Types that bear a name, or hold one that does. */
const HOLDERS: ReadonlySet<Type['kind']> = new Set([
  'object',
  'enum',
  'union',
  'list',
  'stream',
  'map',
  'either',
]);

/** A name may stand for one thing in several modules. */
const MARKS: Readonly<Record<NameFile, number>> = { types: 1, contract: 2, client: 4 };
const MARK_BITS = 3;

export class Names implements NameTable {
  readonly ofTypes: NameOfType[] = [];
  readonly clashes: Clash[] = [];
  private readonly types = new Set<Type>();
  /** By name, where its origin stands, and behind that the marks: a component has a hundred names of few origins. */
  private readonly places = new Map<string, number>();
  private readonly origins: Origin[] = [];

  all(): readonly TypeName[] {
    return [...this.places].map(([name, place]) => {
      const { at, what } = this.originAt(place);

      return { name, at, what };
    });
  }

  declaredIn(...files: readonly NameFile[]): Declared {
    const mark = files.reduce((sum, file) => sum | MARKS[file], 0);

    return {
      has: (name) => ((this.places.get(name) ?? 0) & mark) !== 0,
    };
  }

  add(name: string, file: NameFile, origin: Origin): void {
    const place = this.places.get(name);

    if (place === undefined) {
      // Names of one origin come one behind the other.
      if (this.origins[this.origins.length - 1] !== origin) this.origins.push(origin);

      this.places.set(name, ((this.origins.length - 1) << MARK_BITS) | MARKS[file]);

      return;
    }

    const first = this.originAt(place);

    this.places.set(name, place | MARKS[file]);

    if (first.at !== origin.at || first.what !== origin.what)
      this.clashes.push({ name, first, second: origin });
  }

  private originAt(place: number): Origin {
    return this.origins[place >> MARK_BITS] as Origin;
  }

  /** Of a type, in types.ts. */
  addType(name: string, type: Type, origin: Origin): void {
    this.add(name, 'types', origin);

    // Callers write it in a form of its own.
    if (holdsDefault(type)) this.add(`${name}Request`, 'types', origin);

    this.ofTypes.push({ name, type });
    this.types.add(type);
  }

  /** A declared type bears its name whatever it is. */
  declare(
    name: string,
    at: Span,
    { what, slot }: { readonly what: string; readonly slot: Slot },
  ): void {
    this.addType(name, slot.type, { at, what });
    this.inside(slot.type, name, at);
  }

  /** Inputs, outputs, payloads: the root bears the name when it has none of its own. */
  root(slot: Slot, name: string, origin: Origin): void {
    this.type(slot.type, name, origin);
  }

  /** Anonymous objects, enums and unions are named by where they stand; what has a name keeps it. */
  type(type: Type, name: string, origin: Origin): void {
    if (this.types.has(type)) return;

    if (type.kind === 'object' || type.kind === 'enum' || type.kind === 'union')
      this.addType(name, type, origin);

    this.inside(type, name, origin.at);
  }

  fields(fields: readonly Field[], owner: string): void {
    for (let i = 0; i < fields.length; i++) {
      const { name, at, type } = fields[i] as Field;

      if (HOLDERS.has(type.kind))
        this.type(type, `${owner}${pascalCase(name)}`, { at, what: `the field '${name}'` });
    }
  }

  inside(type: Type, name: string, at: Span): void {
    const origin = (what: string): Origin => ({ at, what });

    switch (type.kind) {
      case 'object':
        this.fields(type.fields, name);
        break;
      case 'union':
        for (const arm of type.arms) {
          const armName = `${name}${pascalCase(arm.name)}`;

          this.add(armName, 'types', { at: arm.at, what: `the arm '${arm.name}'` });
          if (arm.slot.type.kind === 'object') this.inside(arm.slot.type, armName, arm.at);
        }
        break;
      case 'list':
      case 'stream':
        this.type(type.item.type, `${name}Item`, origin(`the items of ${name}`));
        break;
      case 'map':
        this.type(type.value.type, `${name}Value`, origin(`the values of ${name}`));
        break;
      case 'either':
        for (const arm of type.of) this.type(arm, `${name}Object`, origin(`an arm of ${name}`));
        break;
    }
  }
}
