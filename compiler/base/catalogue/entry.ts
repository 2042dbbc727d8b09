// The form of a catalogue entry. The catalogue is typed: an unknown code or a missing parameter does not compile.
import type { Severity } from '../diagnostic.ts';

export interface Entry<P> {
  /** The mistake, in kebab-case; the rule's file is named so. */
  readonly name: string;
  readonly severity: Severity;
  readonly message: (params: P) => string;
}

export interface Explanation {
  readonly text: string;
  /**
   * Files (relative to contracts/) that show the mistake; a project file and an entity are added where missing.
   * Empty where the mistake is not in a contract (TOA5xxx, TOA9xxx).
   */
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string | number>>;

export function error<P extends Values = Record<never, never>>(
  name: string,
  message: (params: P) => string,
): Entry<P> {
  return { name, severity: 'error', message };
}

export function warning<P extends Values = Record<never, never>>(
  name: string,
  message: (params: P) => string,
): Entry<P> {
  return { name, severity: 'warning', message };
}

export function info<P extends Values = Record<never, never>>(
  name: string,
  message: (params: P) => string,
): Entry<P> {
  return { name, severity: 'info', message };
}
