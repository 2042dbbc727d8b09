// A commit as one statement of MariaDB: a block that rolls back where any step writes nothing. It does not say why: the
// steps one by one do.
import type { Query } from '../sql/dialect.ts';
import type { Step } from '../sql/sql-driver.ts';

/** More would make a statement of its own for each number of events. */
const MOST_STEPS = 12;
const REFUSE = `if row_count() = 0 then signal sqlstate '45000'; end if;`;

export function oneStatement(steps: readonly Step[]): Query | undefined {
  if (steps.length > MOST_STEPS) return undefined;

  return { text: blockText(steps), values: steps.flatMap(({ query }) => query.values) };
}

export function blockText(steps: readonly Step[]): string {
  const texts = steps.map(
    ({ query, refusal }) => `${query.text};${refusal === undefined ? '' : ` ${REFUSE}`}`,
  );

  return `begin not atomic
  declare exit handler for sqlexception begin rollback; resignal; end;
  start transaction;
  ${texts.join('\n  ')}
  commit;
end`;
}
