import type { Draft, Problems } from '@toac/runtime/check';
import {
  checkFormat,
  checkInteger,
  checkKeys,
  checkList,
  checkOneOf,
  checkRecord,
  checkText,
  checkTimestamp,
  fieldsOf,
  hasOnly,
  isId,
  isInteger,
  isListOf,
  isOneOf,
  isRecord,
  isText,
  isTimestamp,
  readList,
  readTimestamp,
  trusted,
  writeList,
  writeTimestamp,
} from '@toac/runtime/check';
import type {
  AskInput,
  AskOutput,
  AskedEvent,
  CountInput,
  CountOutput,
  MineOutput,
  QueueOutput,
  ReadOutput,
  SolvedEvent,
  Ticket,
  TriageInput,
} from './types.ts';

export function writeTicket(value: Ticket): unknown {
  return {
    id: value.id,
    team: value.team,
    author: value.author,
    assignee: value.assignee,
    subject: value.subject,
    body: value.body,
    urgency: value.urgency,
    state: value.state,
    tags: value.tags,
    internal: value.internal,
    due: value.due && writeTimestamp(value.due),
    reopened: value.reopened,
  };
}

const urgencyValues: readonly string[] = ['low', 'normal', 'urgent'];
const stateValues: readonly string[] = ['open', 'waiting', 'solved', 'closed'];

export function isOpenTicket(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['team']) &&
    isId(value['author']) &&
    (value['assignee'] === undefined || isId(value['assignee'])) &&
    isText(value['subject'], 1, 160) &&
    isText(value['body'], 1, 20000) &&
    isOneOf(value['urgency'], urgencyValues) &&
    isOneOf(value['state'], stateValues) &&
    isListOf(value['tags'], isOpenTicketTagsItem, 0, 20) &&
    (value['internal'] === undefined || isText(value['internal'], 0, 4000)) &&
    (value['due'] === undefined || isTimestamp(value['due'])) &&
    isInteger(value['reopened'], 0)
  );
}

function isOpenTicketTagsItem(value: unknown): boolean {
  return isText(value, 1, 30);
}

export function checkOpenTicket(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['team'], problems, `${pointer}/team`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
  if (value['assignee'] !== undefined) {
    checkFormat(value['assignee'], problems, `${pointer}/assignee`, 'id');
  }
  checkText(value['subject'], problems, `${pointer}/subject`, { min: 1, max: 160 });
  checkText(value['body'], problems, `${pointer}/body`, { min: 1, max: 20000 });
  checkOneOf(value['urgency'], problems, `${pointer}/urgency`, urgencyValues);
  checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
  checkList(value['tags'], problems, `${pointer}/tags`, {
    item: checkOpenTicketTagsItem,
    max: 20,
  });
  if (value['internal'] !== undefined) {
    checkText(value['internal'], problems, `${pointer}/internal`, { max: 4000 });
  }
  if (value['due'] !== undefined) checkTimestamp(value['due'], problems, `${pointer}/due`);
  checkInteger(value['reopened'], problems, `${pointer}/reopened`, { min: 0 });
}

function checkOpenTicketTagsItem(value: unknown, problems: Problems, pointer: string): void {
  checkText(value, problems, pointer, { min: 1, max: 30 });
}

export function readOpenTicket(value: unknown): Ticket {
  const fields = fieldsOf(value);
  const draft: Draft<Ticket> = {
    id: trusted(fields['id']),
    team: trusted(fields['team']),
    author: trusted(fields['author']),
    subject: trusted(fields['subject']),
    body: trusted(fields['body']),
    urgency: trusted(fields['urgency']),
    state: trusted(fields['state']),
    tags: trusted(fields['tags']),
    reopened: trusted(fields['reopened']),
  };

  if (fields['assignee'] !== undefined) draft.assignee = trusted(fields['assignee']);
  if (fields['internal'] !== undefined) draft.internal = trusted(fields['internal']);
  if (fields['due'] !== undefined) draft.due = readTimestamp(fields['due']);

  return draft;
}

const storedTicketKeys: readonly string[] = [
  'id',
  'team',
  'author',
  'assignee',
  'subject',
  'body',
  'urgency',
  'state',
  'tags',
  'internal',
  'due',
  'reopened',
];

export function isStoredTicket(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['team']) &&
    isId(value['author']) &&
    (value['assignee'] === undefined || isId(value['assignee'])) &&
    isText(value['subject'], 1, 160) &&
    isText(value['body'], 1, 20000) &&
    (value['urgency'] === undefined || isOneOf(value['urgency'], urgencyValues)) &&
    (value['state'] === undefined || isOneOf(value['state'], stateValues)) &&
    (value['tags'] === undefined || isListOf(value['tags'], isStoredTicketTagsItem, 0, 20)) &&
    (value['internal'] === undefined || isText(value['internal'], 0, 4000)) &&
    (value['due'] === undefined || isTimestamp(value['due'])) &&
    (value['reopened'] === undefined || isInteger(value['reopened'], 0)) &&
    hasOnly(value, storedTicketKeys)
  );
}

function isStoredTicketTagsItem(value: unknown): boolean {
  return isText(value, 1, 30);
}

export function checkStoredTicket(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['team'], problems, `${pointer}/team`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
  if (value['assignee'] !== undefined) {
    checkFormat(value['assignee'], problems, `${pointer}/assignee`, 'id');
  }
  checkText(value['subject'], problems, `${pointer}/subject`, { min: 1, max: 160 });
  checkText(value['body'], problems, `${pointer}/body`, { min: 1, max: 20000 });
  if (value['urgency'] !== undefined) {
    checkOneOf(value['urgency'], problems, `${pointer}/urgency`, urgencyValues);
  }
  if (value['state'] !== undefined) {
    checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
  }
  if (value['tags'] !== undefined) {
    checkList(value['tags'], problems, `${pointer}/tags`, {
      item: checkStoredTicketTagsItem,
      max: 20,
    });
  }
  if (value['internal'] !== undefined) {
    checkText(value['internal'], problems, `${pointer}/internal`, { max: 4000 });
  }
  if (value['due'] !== undefined) checkTimestamp(value['due'], problems, `${pointer}/due`);
  if (value['reopened'] !== undefined) {
    checkInteger(value['reopened'], problems, `${pointer}/reopened`, { min: 0 });
  }
  checkKeys(value, problems, pointer, storedTicketKeys);
}

function checkStoredTicketTagsItem(value: unknown, problems: Problems, pointer: string): void {
  checkText(value, problems, pointer, { min: 1, max: 30 });
}

export function readStoredTicket(value: unknown): Ticket {
  const fields = fieldsOf(value);
  const draft: Draft<Ticket> = {
    id: trusted(fields['id']),
    team: trusted(fields['team']),
    author: trusted(fields['author']),
    subject: trusted(fields['subject']),
    body: trusted(fields['body']),
    urgency: trusted(fields['urgency'] ?? 'normal'),
    state: trusted(fields['state'] ?? 'open'),
    tags: trusted(fields['tags'] ?? []),
    reopened: trusted(fields['reopened'] ?? 0),
  };

  if (fields['assignee'] !== undefined) draft.assignee = trusted(fields['assignee']);
  if (fields['internal'] !== undefined) draft.internal = trusted(fields['internal']);
  if (fields['due'] !== undefined) draft.due = readTimestamp(fields['due']);

  return draft;
}

export function writeStoredTicket(value: Ticket): unknown {
  return {
    id: value.id,
    team: value.team,
    author: value.author,
    assignee: value.assignee,
    subject: value.subject,
    body: value.body,
    urgency: value.urgency,
    state: value.state,
    tags: value.tags,
    internal: value.internal,
    due: value.due && writeTimestamp(value.due),
    reopened: value.reopened,
  };
}

const askInputKeys: readonly string[] = ['team', 'author', 'subject', 'body', 'urgency'];

export function isAskInput(value: unknown): value is AskInput {
  return (
    isRecord(value) &&
    isId(value['team']) &&
    isId(value['author']) &&
    isText(value['subject'], 1, 160) &&
    isText(value['body'], 1, 20000) &&
    (value['urgency'] === undefined || isOneOf(value['urgency'], urgencyValues)) &&
    hasOnly(value, askInputKeys)
  );
}

export function checkAskInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['team'], problems, `${pointer}/team`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
  checkText(value['subject'], problems, `${pointer}/subject`, { min: 1, max: 160 });
  checkText(value['body'], problems, `${pointer}/body`, { min: 1, max: 20000 });
  if (value['urgency'] !== undefined) {
    checkOneOf(value['urgency'], problems, `${pointer}/urgency`, urgencyValues);
  }
  checkKeys(value, problems, pointer, askInputKeys);
}

export function writeAskInput(value: AskInput): unknown {
  return {
    team: value.team,
    author: value.author,
    subject: value.subject,
    body: value.body,
    urgency: value.urgency,
  };
}

export function isAskOutput(value: unknown): value is AskOutput {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['subject'], 1, 160) &&
    isOneOf(value['state'], stateValues)
  );
}

export function checkAskOutput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['subject'], problems, `${pointer}/subject`, { min: 1, max: 160 });
  checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
}

export function writeAskOutput(value: AskOutput): unknown {
  return {
    id: value.id,
    subject: value.subject,
    state: value.state,
  };
}

export function isReadOutput(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['team']) &&
    isId(value['author']) &&
    (value['assignee'] === undefined || isId(value['assignee'])) &&
    isText(value['subject'], 1, 160) &&
    isText(value['body'], 1, 20000) &&
    isOneOf(value['urgency'], urgencyValues) &&
    isOneOf(value['state'], stateValues) &&
    isListOf(value['tags'], isReadOutputTagsItem, 0, 20) &&
    (value['due'] === undefined || isTimestamp(value['due']))
  );
}

function isReadOutputTagsItem(value: unknown): boolean {
  return isText(value, 1, 30);
}

export function checkReadOutput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['team'], problems, `${pointer}/team`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
  if (value['assignee'] !== undefined) {
    checkFormat(value['assignee'], problems, `${pointer}/assignee`, 'id');
  }
  checkText(value['subject'], problems, `${pointer}/subject`, { min: 1, max: 160 });
  checkText(value['body'], problems, `${pointer}/body`, { min: 1, max: 20000 });
  checkOneOf(value['urgency'], problems, `${pointer}/urgency`, urgencyValues);
  checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
  checkList(value['tags'], problems, `${pointer}/tags`, {
    item: checkReadOutputTagsItem,
    max: 20,
  });
  if (value['due'] !== undefined) checkTimestamp(value['due'], problems, `${pointer}/due`);
}

function checkReadOutputTagsItem(value: unknown, problems: Problems, pointer: string): void {
  checkText(value, problems, pointer, { min: 1, max: 30 });
}

export function readReadOutput(value: unknown): ReadOutput {
  const fields = fieldsOf(value);
  const draft: Draft<ReadOutput> = {
    id: trusted(fields['id']),
    team: trusted(fields['team']),
    author: trusted(fields['author']),
    subject: trusted(fields['subject']),
    body: trusted(fields['body']),
    urgency: trusted(fields['urgency']),
    state: trusted(fields['state']),
    tags: trusted(fields['tags']),
  };

  if (fields['assignee'] !== undefined) draft.assignee = trusted(fields['assignee']);
  if (fields['due'] !== undefined) draft.due = readTimestamp(fields['due']);

  return draft;
}

export function writeReadOutput(value: ReadOutput): unknown {
  return {
    id: value.id,
    team: value.team,
    author: value.author,
    assignee: value.assignee,
    subject: value.subject,
    body: value.body,
    urgency: value.urgency,
    state: value.state,
    tags: value.tags,
    due: value.due && writeTimestamp(value.due),
  };
}

export function isInspectOutput(value: unknown): boolean {
  return isOpenTicket(value);
}

export function checkInspectOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenTicket(value, problems, pointer);
}

export function readInspectOutput(value: unknown): Ticket {
  return readOpenTicket(value);
}

export function writeInspectOutput(value: Ticket): unknown {
  return writeTicket(value);
}

export function isQueueOutput(value: unknown): boolean {
  return isListOf(value, isQueueOutputItem);
}

function isQueueOutputItem(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['subject'], 1, 160) &&
    isOneOf(value['urgency'], urgencyValues) &&
    isOneOf(value['state'], stateValues) &&
    (value['assignee'] === undefined || isId(value['assignee'])) &&
    (value['due'] === undefined || isTimestamp(value['due']))
  );
}

export function checkQueueOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkList(value, problems, pointer, { item: checkQueueOutputItem });
}

function checkQueueOutputItem(value: unknown, problems: Problems, pointer: string): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['subject'], problems, `${pointer}/subject`, { min: 1, max: 160 });
  checkOneOf(value['urgency'], problems, `${pointer}/urgency`, urgencyValues);
  checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
  if (value['assignee'] !== undefined) {
    checkFormat(value['assignee'], problems, `${pointer}/assignee`, 'id');
  }
  if (value['due'] !== undefined) checkTimestamp(value['due'], problems, `${pointer}/due`);
}

export function readQueueOutput(value: unknown): QueueOutput {
  return readList(value, readQueueOutputItem);
}

function readQueueOutputItem(value: unknown): QueueOutput[number] {
  const fields = fieldsOf(value);
  const draft: Draft<QueueOutput[number]> = {
    id: trusted(fields['id']),
    subject: trusted(fields['subject']),
    urgency: trusted(fields['urgency']),
    state: trusted(fields['state']),
  };

  if (fields['assignee'] !== undefined) draft.assignee = trusted(fields['assignee']);
  if (fields['due'] !== undefined) draft.due = readTimestamp(fields['due']);

  return draft;
}

export function writeQueueOutput(value: QueueOutput): unknown {
  return writeList(value, writeQueueOutputItem);
}

function writeQueueOutputItem(value: QueueOutput[number]): unknown {
  return {
    id: value.id,
    subject: value.subject,
    urgency: value.urgency,
    state: value.state,
    assignee: value.assignee,
    due: value.due && writeTimestamp(value.due),
  };
}

export function isMineOutput(value: unknown): value is MineOutput {
  return isListOf(value, isMineOutputItem);
}

function isMineOutputItem(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isText(value['subject'], 1, 160) &&
    isOneOf(value['state'], stateValues)
  );
}

export function checkMineOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkList(value, problems, pointer, { item: checkMineOutputItem });
}

function checkMineOutputItem(value: unknown, problems: Problems, pointer: string): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkText(value['subject'], problems, `${pointer}/subject`, { min: 1, max: 160 });
  checkOneOf(value['state'], problems, `${pointer}/state`, stateValues);
}

export function writeMineOutput(value: MineOutput): unknown {
  return writeList(value, writeMineOutputItem);
}

function writeMineOutputItem(value: MineOutput[number]): unknown {
  return {
    id: value.id,
    subject: value.subject,
    state: value.state,
  };
}

const triageInputKeys: readonly string[] = ['assignee', 'urgency', 'tags', 'due', 'internal'];

export function isTriageInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    (value['assignee'] === undefined || value['assignee'] === null || isId(value['assignee'])) &&
    (value['urgency'] === undefined || isOneOf(value['urgency'], urgencyValues)) &&
    (value['tags'] === undefined || isListOf(value['tags'], isTriageInputTagsItem, 0, 20)) &&
    (value['due'] === undefined || value['due'] === null || isTimestamp(value['due'])) &&
    (value['internal'] === undefined ||
      value['internal'] === null ||
      isText(value['internal'], 0, 4000)) &&
    hasOnly(value, triageInputKeys)
  );
}

function isTriageInputTagsItem(value: unknown): boolean {
  return isText(value, 1, 30);
}

export function checkTriageInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  if (value['assignee'] !== undefined && value['assignee'] !== null) {
    checkFormat(value['assignee'], problems, `${pointer}/assignee`, 'id');
  }
  if (value['urgency'] !== undefined) {
    checkOneOf(value['urgency'], problems, `${pointer}/urgency`, urgencyValues);
  }
  if (value['tags'] !== undefined) {
    checkList(value['tags'], problems, `${pointer}/tags`, {
      item: checkTriageInputTagsItem,
      max: 20,
    });
  }
  if (value['due'] !== undefined && value['due'] !== null) {
    checkTimestamp(value['due'], problems, `${pointer}/due`);
  }
  if (value['internal'] !== undefined && value['internal'] !== null) {
    checkText(value['internal'], problems, `${pointer}/internal`, { max: 4000 });
  }
  checkKeys(value, problems, pointer, triageInputKeys);
}

function checkTriageInputTagsItem(value: unknown, problems: Problems, pointer: string): void {
  checkText(value, problems, pointer, { min: 1, max: 30 });
}

export function readTriageInput(value: unknown): TriageInput {
  const fields = fieldsOf(value);
  const draft: Draft<TriageInput> = {};

  if (fields['assignee'] !== undefined) draft.assignee = trusted(fields['assignee']);
  if (fields['urgency'] !== undefined) draft.urgency = trusted(fields['urgency']);
  if (fields['tags'] !== undefined) draft.tags = trusted(fields['tags']);
  if (fields['due'] !== undefined) {
    draft.due = fields['due'] === null ? null : readTimestamp(fields['due']);
  }
  if (fields['internal'] !== undefined) draft.internal = trusted(fields['internal']);

  return draft;
}

export function writeTriageInput(value: TriageInput): unknown {
  return {
    assignee: value.assignee,
    urgency: value.urgency,
    tags: value.tags,
    due: value.due && writeTimestamp(value.due),
    internal: value.internal,
  };
}

const countInputKeys: readonly string[] = ['texts'];

export function isCountInput(value: unknown): value is CountInput {
  return (
    isRecord(value) &&
    isListOf(value['texts'], isCountInputTextsItem) &&
    hasOnly(value, countInputKeys)
  );
}

function isCountInputTextsItem(value: unknown): boolean {
  return isText(value, 0, 20000);
}

export function checkCountInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkList(value['texts'], problems, `${pointer}/texts`, { item: checkCountInputTextsItem });
  checkKeys(value, problems, pointer, countInputKeys);
}

function checkCountInputTextsItem(value: unknown, problems: Problems, pointer: string): void {
  checkText(value, problems, pointer, { max: 20000 });
}

export function writeCountInput(value: CountInput): unknown {
  return { texts: value.texts };
}

export function isCountOutput(value: unknown): value is CountOutput {
  return isRecord(value) && isInteger(value['words'], 0);
}

export function checkCountOutput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkInteger(value['words'], problems, `${pointer}/words`, { min: 0 });
}

export function writeCountOutput(value: CountOutput): unknown {
  return { words: value.words };
}

export function isAskedEvent(value: unknown): value is AskedEvent {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['team']) &&
    isText(value['subject'], 1, 160) &&
    isOneOf(value['urgency'], urgencyValues)
  );
}

export function checkAskedEvent(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['team'], problems, `${pointer}/team`, 'id');
  checkText(value['subject'], problems, `${pointer}/subject`, { min: 1, max: 160 });
  checkOneOf(value['urgency'], problems, `${pointer}/urgency`, urgencyValues);
}

export function writeAskedEvent(value: AskedEvent): unknown {
  return {
    id: value.id,
    team: value.team,
    subject: value.subject,
    urgency: value.urgency,
  };
}

export function isSolvedEvent(value: unknown): value is SolvedEvent {
  return isRecord(value) && isId(value['id']) && isId(value['author']);
}

export function checkSolvedEvent(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
}

export function writeSolvedEvent(value: SolvedEvent): unknown {
  return {
    id: value.id,
    author: value.author,
  };
}
