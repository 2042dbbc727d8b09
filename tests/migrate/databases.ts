// Empty databases of the kinds that take migrations, for one test file.
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { MEMORY, KINDS as STORAGES } from '../conformance/storages.ts';

export interface Database {
  /** What a storage is opened by: a file or an address. */
  readonly url: string;
  open(migrated?: boolean): Storage;
  drop(): void | Promise<void>;
}

export interface Kind {
  readonly name: string;
  /** Between the statements before which a process is killed: where a lease has to run out, not before each. */
  readonly stride: number;
  /** Why its tests are skipped; empty when they run. */
  readonly missing: string;
  create(): Promise<Database>;
}

export const KINDS: readonly Kind[] = STORAGES.filter((kind) => kind !== MEMORY).map(
  ({ name, missing, place, open }) => ({
    name,
    stride: name === 'mongodb' ? 5 : 1,
    missing,
    async create() {
      const { at, drop } = await place();

      return { url: at, open: (migrated = false) => open(at, { migrated, connections: 2 }), drop };
    },
  }),
);
