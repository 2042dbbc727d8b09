// The schema when a storage starts: what migrations made is looked at and left alone; where there are none, what is
// missing is made, and nothing that exists is changed.
import { admitBuild } from '../migrations/admit-build.ts';
import type { Entity } from './entity.ts';
import { readApplied } from './migration-journal.ts';
import { indexesOf, missingColumns, systemTexts, tableOf } from './schema.ts';
import type { SqlDriver } from './sql-driver.ts';

/** What cannot be made ready is closed again. */
export async function startSchema(
  driver: SqlDriver,
  entities: readonly Entity[],
  migrated: boolean,
): Promise<void> {
  try {
    await driver.open();
    await driver.define(systemTexts(driver.dialect));
    await ready(driver, entities, migrated);
  } catch (error) {
    await driver.close();
    throw error;
  }
}

async function ready(
  driver: SqlDriver,
  entities: readonly Entity[],
  migrated: boolean,
): Promise<void> {
  if (entities.length === 0) return;

  const applied = await readApplied(driver, driver.dialect);

  if (migrated || applied.length > 0)
    admitBuild(
      entities.map(({ definition }) => definition),
      applied,
    );
  else await define(driver, entities);
}

async function define(driver: SqlDriver, entities: readonly Entity[]): Promise<void> {
  const { dialect } = driver;

  await driver.define(entities.map(tableOf));

  for (const entity of entities) {
    const columns = await driver.read(dialect.columns(entity.name));
    const missing = missingColumns(entity, new Set(columns.map(({ name }) => String(name))));

    if (missing.length > 0) await driver.define(missing);
  }

  await driver.define(entities.flatMap(indexesOf));
}
