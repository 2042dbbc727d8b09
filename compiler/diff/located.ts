// The seam behind the renderers: findings with their places, and everything that is said around them. Plain data.
import type { Finding, Level } from './finding.ts';

export interface Place {
  /** Relative to the project. */
  readonly file: string;
  /** Lines and columns count from 1. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface LocatedFinding extends Finding {
  /** Absent where a side was not built. */
  readonly oldPlace?: Place;
  readonly newPlace?: Place;
  readonly allowed?: Allowed;
}

/** Somebody has answered for it, until a day. */
export interface Allowed {
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
}

export interface SideHead {
  /** As a reader calls it: `main (1a2b3c4d)`, `the working tree`. */
  readonly label: string;
  readonly version: string;
}

export interface VersionAdvice {
  /** The least version that says what was found; the old one where nothing was. */
  readonly suggested: string;
  readonly enough: boolean;
}

export interface DiffReport {
  readonly project: string;
  readonly old: SideHead;
  readonly new: SideHead;
  /** The project's folder in its repository, with a slash at its end; '' where they are one. */
  readonly root: string;
  /** In the order in which they are shown. */
  readonly findings: readonly LocatedFinding[];
  readonly version: VersionAdvice;
  /** What fails, and whether something did. */
  readonly failOn: readonly Level[];
  readonly failed: boolean;
  /** The contracts are the same to the byte: nothing was compared. */
  readonly unchanged?: true;
}

export function countOf(findings: readonly LocatedFinding[], level: Level): number {
  return findings.filter((f) => f.level === level && f.allowed === undefined).length;
}

/** What is pointed at first: where the new side has it, or would. */
export function placeOf({ oldPlace, newPlace }: LocatedFinding): Place | undefined {
  return newPlace ?? oldPlace;
}
