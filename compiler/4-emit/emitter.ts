// What an emitter is: Program → artifacts. Pure, cannot fail, decides no semantics.
import type { Program } from '../3-check/program.ts';
import type { Artifact } from './artifact.ts';

export interface Emitter {
  /** As `emit:` in toac.yaml names it. */
  readonly name: string;
  /** Runs only where `emit:` names it. */
  readonly onDemand?: true;
  readonly emit: (program: Program) => readonly Artifact[];
}
