// What every part of the document reads.
import type { Program } from '../../3-check/program.ts';
import type { SchemaRegistry } from '../schema-registry.ts';

/** Of one component. */
export interface SpecContext {
  readonly program: Program;
  readonly registry: SchemaRegistry;
  /** The same member of all its operations. */
  readonly tags: string;
}
