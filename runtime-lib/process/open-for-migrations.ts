// The storages of a deployment, opened for migrations: no service runs, and no table of an entity is made.
import { type DeploymentValues, readSettings } from '../core/configuration.ts';
import type { Migrations } from '../storage/migrations/migration.ts';
import { openStorage } from './open-storage.ts';

export interface Migrated {
  readonly name: string;
  readonly kind: string;
  /** Undefined where the kind takes none. */
  readonly migrations: Migrations | undefined;
  stop(): Promise<void>;
}

/** Throws a ConfigurationError with all that is wrong, and what storages say that do not answer. */
export async function openForMigrations(
  deployment: DeploymentValues,
): Promise<readonly Migrated[]> {
  const { storages } = readSettings({ ...deployment, configuration: {} }, []);
  const opened: Migrated[] = [];

  try {
    for (const [name, settings] of Object.entries(storages)) {
      const storage = await openStorage(settings.kind, settings);

      await storage.start([]);
      opened.push({
        name,
        kind: storage.kind,
        migrations: storage.migrations,
        stop: () => storage.stop(),
      });
    }
  } catch (error) {
    await Promise.all(opened.map((one) => one.stop()));
    throw error;
  }

  return opened;
}
