// Casing of identifiers and words that cannot be used as they are. Names are never inflected.

const RESERVED: ReadonlySet<string> = new Set(
  (
    'abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue ' +
    'debugger declare default delete do else enum eval export extends false finally for from function get if ' +
    'implements import in infer instanceof interface is keyof let module namespace never new null number object of ' +
    'package private protected public readonly require return set static string super switch symbol this throw true ' +
    'try type typeof undefined unique unknown using var void while with yield'
  ).split(' '),
);

/** What is one word already: most names. */
const WORD = /^[A-Za-z0-9]+$/;

export function isReservedWord(name: string): boolean {
  return RESERVED.has(name);
}

/** `due_date` and `dueDate` are `DueDate`; what is upper-case stays so: `userID` is `UserID`. Of any text an identifier's part. */
export function pascalCase(name: string): string {
  if (WORD.test(name)) return name.charAt(0).toUpperCase() + name.slice(1);

  return name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** `OUT_OF_STOCK` is `OutOfStock`. */
export function pascalFromConstant(name: string): string {
  return name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join('');
}

export function camelCase(name: string): string {
  const pascal = pascalCase(name);

  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}
