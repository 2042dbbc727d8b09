// STAND-IN until the storage is there.
import { standIn } from './stand-in.ts';
import type { Storage } from './storage.ts';

export function createSqlite(_settings: { readonly file: string }): Storage {
  return standIn('sqlite');
}
