// What migrations say in SQL that databases write differently. Texts only: nothing here runs.

export interface MigrationTexts {
  /** Whether what is done to tables can be undone by the end of a transaction. */
  readonly inTransaction: boolean;
  /** Whether two tables may have indexes of the same name. */
  readonly indexesPerTable: boolean;
  /** Nobody else writes to the two until `release`, or until the transaction ends. */
  hold(from: string, next: string): readonly string[];
  /** `next` becomes `to`, in the place of `from`. */
  replace(names: Names): readonly string[];
  readonly release: readonly string[];
  dropIndex(name: string, table: string): string;
}

/** Not quoted. */
export interface Names {
  readonly from: string;
  readonly next: string;
  readonly to: string;
  /** Where `from` is kept until the journal says that it was replaced; only where there is no transaction. */
  readonly aside: string;
}
