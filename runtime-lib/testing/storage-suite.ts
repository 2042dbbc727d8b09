// What proves a kind of storage: cases for any test runner. Give each kind an empty database of its own.
import { commitCases } from './storage/commit-cases.ts';
import { conditionCases } from './storage/condition-cases.ts';
import { lifeCases } from './storage/life-cases.ts';
import { orderCases } from './storage/order-cases.ts';
import { queueCases } from './storage/queue-cases.ts';
import { rowCases } from './storage/row-cases.ts';
import type { StorageCase, StorageFactory } from './storage/storage-case.ts';
import { togetherCases } from './storage/together-cases.ts';
import { uniqueCases } from './storage/unique-cases.ts';
import { valueCases } from './storage/value-cases.ts';

export interface SuiteTest {
  readonly title: string;
  run(): Promise<void>;
}

const CASES: readonly StorageCase[] = [
  ...rowCases,
  ...valueCases,
  ...uniqueCases,
  ...conditionCases,
  ...orderCases,
  ...commitCases,
  ...queueCases,
  ...togetherCases,
  ...lifeCases,
];

/** The tests that a kind must pass: those that its abilities ask for. Their titles begin with `name`. */
export function storageSuite(name: string, create: StorageFactory): readonly SuiteTest[] {
  const { abilities } = create();

  return CASES.filter(({ needs }) => needs === undefined || needs(abilities)).map((one) => ({
    title: `${name}: ${one.title}`,
    run: () => one.run(create),
  }));
}
