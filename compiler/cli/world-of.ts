// Answers what the compiler asks of the disk.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../base/world.ts';
import type { Found } from './find-project.ts';

export function worldOf({ project }: Found): World {
  return { handwritten: (path) => existsSync(join(project, path)) };
}
