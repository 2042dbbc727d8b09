// Conditions as boolean formulas over atoms, which are known by number.

export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'atom'; readonly atom: number }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] };

export const TRUE: Formula = { kind: 'constant', value: true };
export const FALSE: Formula = { kind: 'constant', value: false };

export function constant(value: boolean): Formula {
  return value ? TRUE : FALSE;
}

export function not(of: Formula): Formula {
  if (of.kind === 'constant') return constant(!of.value);

  return of.kind === 'not' ? of.of : { kind: 'not', of };
}

export function all(...of: readonly Formula[]): Formula {
  return { kind: 'and', of };
}

export function some(...of: readonly Formula[]): Formula {
  return { kind: 'or', of };
}
