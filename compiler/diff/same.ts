// Whether two pieces of documents say the same. The order of keys says nothing.

export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && isSameList(a, b);
  if (Array.isArray(b)) return false;

  return isSameRecord(a as Data, b as Data);
}

type Data = { readonly [key: string]: unknown };

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;

  for (let i = 0; i < a.length; i++) if (!isSame(a[i], b[i])) return false;

  return true;
}

function isSameRecord(a: Data, b: Data): boolean {
  let rest = 0;

  for (const key in a) {
    const value = a[key];

    if (value === undefined) continue;
    if (!isSame(value, b[key])) return false;

    rest++;
  }

  for (const key in b) if (b[key] !== undefined) rest--;

  return rest === 0;
}
