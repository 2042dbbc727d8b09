// What projects and those who write a kind of their own test them with: `@toac/runtime/testing`.

export { type AccessSuite, accessSuite } from './testing/access-suite.ts';
export type { StorageFactory } from './testing/storage/storage-case.ts';
export { type SuiteTest, storageSuite } from './testing/storage-suite.ts';
