// One TypeScript module to be: which names it declares, which it takes from elsewhere. Writes the imports.

import type { Declared } from '../../3-check/name-table.ts';
import { invariant } from '../../base/invariant.ts';
import { isReservedWord } from '../../base/names.ts';
import { oncePerText } from '../../base/once-per.ts';
import { type Code, code, lines, name, paragraphs, text } from './code.ts';

type Keyword = 'import' | 'import type';

interface Namespace {
  readonly code: Code;
  readonly statement: Code;
}

interface Import {
  readonly name: string;
  /** The name here. */
  readonly code: Code;
  type: boolean;
}

/** Of one module, by name. */
export type Imports = ReadonlyMap<string, { readonly code: Code }>;

/** Names that every module finds without an import; a module that declares one of them reads it from globalThis. */
const GLOBALS: ReadonlySet<string> = new Set([
  'Array',
  'AsyncIterable',
  'Date',
  'Error',
  'Extract',
  'Map',
  'NonNullable',
  'Number',
  'Object',
  'Promise',
  'Readonly',
  'ReadonlyArray',
  'ReadonlyMap',
  'Record',
  'Set',
  'String',
  'Symbol',
  'Uint8Array',
]);

/** What names of request forms end in. */
const REQUEST = 'Request';

export class Module {
  /** By module, then by name. */
  private readonly imports = new Map<string, Map<string, Import>>();
  /** Modules that are imported under one name, by specifier. */
  private readonly namespaces = new Map<string, Namespace>();
  private readonly declared: Declared;
  private readonly requests: boolean;
  /** By imports, and by names that were claimed. */
  private readonly taken = new Set<string>();

  /** `declared` are all names that the module's own text declares, or may: with `requests` those of request forms too. */
  constructor(declared: Declared | readonly string[], { requests = false } = {}) {
    this.declared = 'has' in declared ? declared : new Set(declared);
    this.requests = requests;
  }

  type(from: string, imported: string): Code {
    return this.use(from, imported, true);
  }

  value(from: string, imported: string): Code {
    return this.use(from, imported, false);
  }

  /** The name for a whole module, of which many things are taken: `types.Order`. */
  namespace(from: string, wanted: string, keyword: Keyword): Code {
    const known = this.namespaces.get(from);

    if (known !== undefined) return known.code;

    const local = this.free(wanted);
    const own = name(local);

    this.taken.add(local);
    this.namespaces.set(from, {
      code: own,
      statement: code`${keyword as Code} * as ${own} from ${text(from)};`,
    });

    return own;
  }

  /** A name that this module declares itself. */
  own(declared: string): Code {
    if (!this.isTaken(declared)) invariant(false, `the module does not declare ${declared}`);

    return name(declared);
  }

  /** Takes a name for the module's own text, unless something has it already. */
  claim(wanted: string): boolean {
    if (this.isTaken(wanted) || GLOBALS.has(wanted)) return false;

    this.taken.add(wanted);

    return true;
  }

  /** A global type or value. */
  global(of: string): Code {
    if (!GLOBALS.has(of)) invariant(false, `not a known global: ${of}`);

    return this.isTaken(of) ? (`globalThis.${of}` as Code) : name(of);
  }

  /** Those so far, and those to come: whoever asks for the same few names again and again looks here first. */
  importsFrom(from: string): Imports {
    return this.here(from);
  }

  private here(from: string): Map<string, Import> {
    const known = this.imports.get(from);

    if (known !== undefined) return known;

    const made = new Map<string, Import>();

    this.imports.set(from, made);

    return made;
  }

  /** Public for whoever knows already whether it is a type. */
  use(from: string, imported: string, type: boolean): Code {
    const here = this.here(from);
    const known = here.get(imported);

    if (known !== undefined) {
      known.type &&= type;

      return known.code;
    }

    const usual = usualName(imported);
    const code = usual !== undefined && !this.isTaken(imported) ? usual : name(this.free(imported));

    this.taken.add(code);
    here.set(imported, { name: imported, code, type });

    return code;
  }

  /** A name that the module declares itself keeps its meaning; the import is renamed, the same way every time. */
  private free(wanted: string): string {
    if (isReservedWord(wanted)) return this.free(`${wanted}_`);
    if (!this.isTaken(wanted) && !GLOBALS.has(wanted)) return wanted;

    for (let candidate = `Other${capital(wanted)}`; ; candidate = `Other${candidate}`) {
      const cased =
        wanted.charAt(0) === capital(wanted).charAt(0) ? candidate : lowerFirst(candidate);

      if (!this.isTaken(cased)) return cased;
    }
  }

  private isTaken(wanted: string): boolean {
    if (this.declared.has(wanted) || this.taken.has(wanted)) return true;

    return (
      this.requests &&
      wanted.endsWith(REQUEST) &&
      this.declared.has(wanted.slice(0, -REQUEST.length))
    );
  }

  /** The whole text: imports, then the body. */
  print(body: readonly Code[]): string {
    const statements: Code[] = [];
    const origins = [...this.imports.keys()];

    for (const from of this.namespaces.keys()) if (!this.imports.has(from)) origins.push(from);

    for (const from of origins.sort(compareOrigins)) {
      const types: string[] = [];
      const values: string[] = [];
      const namespace = this.namespaces.get(from);
      const found = this.imports.get(from);
      const names = found === undefined ? [] : [...found.keys()].sort();

      for (let i = 0; i < names.length; i++) {
        const item = found?.get(names[i] as string) as Import;

        (item.type ? types : values).push(
          item.code === item.name ? item.code : `${name(item.name)} as ${item.code}`,
        );
      }

      if (namespace !== undefined) statements.push(namespace.statement);
      if (types.length > 0) statements.push(statement('import type', from, types));
      if (values.length > 0) statements.push(statement('import', from, values));
    }

    return `${paragraphs([lines(statements), ...body])}\n`;
  }
}

/** A name that stands for itself wherever nothing else has it: many modules import the same ones. */
const usualName = oncePerText((wanted): Code | undefined =>
  isReservedWord(wanted) || GLOBALS.has(wanted) ? undefined : name(wanted),
);

function statement(keyword: Keyword, from: string, names: readonly string[]): Code {
  const flat = `${keyword} { ${names.join(', ')} } from ${text(from)};`;

  if (flat.length <= 100) return flat as Code;

  return `${keyword} {\n  ${names.join(',\n  ')},\n} from ${text(from)};` as Code;
}

function compareOrigins(a: string, b: string): number {
  return order(a) - order(b) || (a < b ? -1 : 1);
}

/** Packages first, then what is far, then what is near. */
function order(from: string): number {
  if (from.charCodeAt(0) !== 46) return 0;

  return from.startsWith('../') ? 1 : 2;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
