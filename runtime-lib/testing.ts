// What those who write a kind of their own test it with: `@toac/runtime/testing`.

export type { StorageFactory } from './testing/storage/storage-case.ts';
export { type SuiteTest, storageSuite } from './testing/storage-suite.ts';
