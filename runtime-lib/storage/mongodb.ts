// STAND-IN until the storage is there.
import { standIn } from './stand-in.ts';
import type { Storage } from './storage.ts';

export function createMongodb(_settings: { readonly url: string }): Storage {
  return standIn('mongodb');
}
