// One table of TypeScript names: what each stands for, and which module declares it.

import type { Field, Slot, Type } from '../2-model/type-model.ts';
import { pascalCase } from '../base/names.ts';
import type { Span } from '../base/source.ts';
import { holdsDefault } from './holds-default.ts';

export interface TypeName {
  readonly name: string;
  readonly at: Span;
  /** In words: "the operation 'order'". */
  readonly what: string;
  /** The type that bears the name, where it is one. */
  readonly type?: Type;
  /** The module that declares it. */
  readonly file: NameFile;
}

export type NameFile = 'types' | 'contract' | 'client';

export interface NameTable {
  readonly all: readonly TypeName[];
  /** Those that a type bears. */
  readonly ofTypes: readonly TypeName[];
  /** Those whose name stood in the table before, and what it stood for first. */
  readonly repeated: readonly Repeated[];
  /** What these modules declare. */
  readonly declaredIn: (...files: readonly NameFile[]) => Declared;
}

export interface Repeated {
  readonly name: TypeName;
  readonly first: TypeName;
}

export interface Declared {
  readonly has: (name: string) => boolean;
}

export interface Origin {
  readonly at: Span;
  readonly what: string;
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

export class Names implements NameTable {
  readonly all: TypeName[] = [];
  readonly ofTypes: TypeName[] = [];
  readonly repeated: Repeated[] = [];
  private readonly types = new Set<Type>();
  /** Where a name stands in the table first. */
  private readonly places = new Map<string, number>();
  /** Of the modules that declare it, by that place. */
  private readonly marks: number[] = [];

  declaredIn(...files: readonly NameFile[]): Declared {
    const mark = files.reduce((sum, file) => sum | MARKS[file], 0);

    return {
      has: (name) => {
        const place = this.places.get(name);

        return place !== undefined && ((this.marks[place] ?? 0) & mark) !== 0;
      },
    };
  }

  add(name: TypeName): void {
    const { type } = name;

    this.put(name);

    if (type === undefined) return;

    // Callers write it in a form of its own.
    if (holdsDefault(type))
      this.put({ name: `${name.name}Request`, at: name.at, what: name.what, file: name.file });

    this.ofTypes.push(name);
    this.types.add(type);
  }

  private put(name: TypeName): void {
    const place = this.places.get(name.name);
    const mark = MARKS[name.file];

    if (place === undefined) this.places.set(name.name, this.all.length);
    else {
      this.marks[place] = (this.marks[place] ?? 0) | mark;
      this.repeated.push({ name, first: this.all[place] ?? name });
    }

    this.marks.push(mark);
    this.all.push(name);
  }

  /** A declared type bears its name whatever it is. */
  declare(
    name: string,
    at: Span,
    { what, slot }: { readonly what: string; readonly slot: Slot },
  ): void {
    this.add({ name, at, what, type: slot.type, file: 'types' });
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
      this.add({ name, ...origin, type, file: 'types' });

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

          this.add({ name: armName, at: arm.at, what: `the arm '${arm.name}'`, file: 'types' });
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
