// What commits need of the storage. Types only.
import type { Carriers } from './carrier.ts';
import type { Entity } from './entity.ts';
import type { MongoInbox } from './inbox.ts';
import type { MongoJournal } from './journal.ts';

export interface Parts {
  readonly carriers: Carriers;
  readonly journal: MongoJournal;
  readonly inbox: MongoInbox;
  entity(component: string): Entity;
}
