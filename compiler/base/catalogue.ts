// The catalogue of diagnostics and the one way to make a Diagnostic.
import { DEPLOYMENT } from './catalogue/deployment.ts';
import type { Entry } from './catalogue/entry.ts';
import { IMPLEMENTATION } from './catalogue/implementation.ts';
import { INTERNAL } from './catalogue/internal.ts';
import { LINT } from './catalogue/lint.ts';
import { NAMES } from './catalogue/names.ts';
import { OPERATIONS } from './catalogue/operations.ts';
import { OUTPUT } from './catalogue/output.ts';
import { ROUTES } from './catalogue/routes.ts';
import { SUPPRESSION } from './catalogue/suppression.ts';
import { SYNTAX } from './catalogue/syntax.ts';
import type { Diagnostic, Fix, Related } from './diagnostic.ts';
import type { Span } from './source.ts';

export const CATALOGUE = {
  ...SYNTAX,
  ...SUPPRESSION,
  ...NAMES,
  ...OPERATIONS,
  ...LINT,
  ...ROUTES,
  ...IMPLEMENTATION,
  ...OUTPUT,
  ...DEPLOYMENT,
  ...INTERNAL,
} as const;

export type CatalogueCode = keyof typeof CATALOGUE;

type ParamsOf<C extends CatalogueCode> = (typeof CATALOGUE)[C] extends Entry<infer P> ? P : never;

export interface More {
  readonly related?: readonly Related[];
  readonly hint?: string | undefined;
  readonly fixes?: readonly Fix[];
}

export type Report = <C extends CatalogueCode>(
  code: C,
  at: Span,
  params: ParamsOf<C>,
  more?: More,
) => void;

export function diagnose<C extends CatalogueCode>(
  code: C,
  at: Span,
  params: ParamsOf<C>,
  more: More = {},
): Diagnostic {
  const entry: Entry<ParamsOf<C>> = CATALOGUE[code] as unknown as Entry<ParamsOf<C>>;
  const { related = [], hint, fixes = [] } = more;

  return {
    code,
    severity: entry.severity,
    message: entry.message(params),
    at,
    ...(related.length > 0 ? { related } : {}),
    ...(hint === undefined ? {} : { hint }),
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

/** A report function that collects. */
export function collector(into: Diagnostic[]): Report {
  return (code, at, params, more) => {
    into.push(diagnose(code, at, params, more));
  };
}

/** "did you mean" with the edit that applies it. */
export function meant(written: Span, word: string | undefined): More {
  if (word === undefined) return {};

  return {
    hint: `did you mean '${word}'?`,
    fixes: [{ title: `write '${word}'`, edits: [{ at: written, text: word }] }],
  };
}
