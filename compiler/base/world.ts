// What the compiler may ask of the disk, without touching it: the caller answers.

export interface World {
  /** Whether a handwritten file exists; the path is relative to the project. */
  readonly handwritten: (path: string) => boolean;
}

export const EMPTY_WORLD: World = { handwritten: () => false };
