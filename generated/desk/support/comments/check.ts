import type { Problems } from '@toac/runtime/check';
import {
  checkFormat,
  checkKeys,
  checkList,
  checkOneOf,
  checkRecord,
  checkText,
  checkTimestamp,
  fieldsOf,
  hasOnly,
  isId,
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
import type { AnswerInput, Comment, ListOutput, ReplyInput, ThreadOutput } from './types.ts';

export function writeComment(value: Comment): unknown {
  return {
    id: value.id,
    ticket: value.ticket,
    team: value.team,
    asker: value.asker,
    author: value.author,
    text: value.text,
    visibility: value.visibility,
  };
}

const visibilityValues: readonly string[] = ['everyone', 'team'];

export function isOpenComment(value: unknown): value is Comment {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['ticket']) &&
    isId(value['team']) &&
    isId(value['asker']) &&
    isId(value['author']) &&
    isText(value['text'], 1, 8000) &&
    isOneOf(value['visibility'], visibilityValues)
  );
}

export function checkOpenComment(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['ticket'], problems, `${pointer}/ticket`, 'id');
  checkFormat(value['team'], problems, `${pointer}/team`, 'id');
  checkFormat(value['asker'], problems, `${pointer}/asker`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
  checkText(value['text'], problems, `${pointer}/text`, { min: 1, max: 8000 });
  checkOneOf(value['visibility'], problems, `${pointer}/visibility`, visibilityValues);
}

const storedCommentKeys: readonly string[] = [
  'id',
  'ticket',
  'team',
  'asker',
  'author',
  'text',
  'visibility',
];

export function isStoredComment(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['ticket']) &&
    isId(value['team']) &&
    isId(value['asker']) &&
    isId(value['author']) &&
    isText(value['text'], 1, 8000) &&
    (value['visibility'] === undefined || isOneOf(value['visibility'], visibilityValues)) &&
    hasOnly(value, storedCommentKeys)
  );
}

export function checkStoredComment(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['ticket'], problems, `${pointer}/ticket`, 'id');
  checkFormat(value['team'], problems, `${pointer}/team`, 'id');
  checkFormat(value['asker'], problems, `${pointer}/asker`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
  checkText(value['text'], problems, `${pointer}/text`, { min: 1, max: 8000 });
  if (value['visibility'] !== undefined) {
    checkOneOf(value['visibility'], problems, `${pointer}/visibility`, visibilityValues);
  }
  checkKeys(value, problems, pointer, storedCommentKeys);
}

export function readStoredComment(value: unknown): Comment {
  const fields = fieldsOf(value);

  return {
    id: trusted(fields['id']),
    ticket: trusted(fields['ticket']),
    team: trusted(fields['team']),
    asker: trusted(fields['asker']),
    author: trusted(fields['author']),
    text: trusted(fields['text']),
    visibility: trusted(fields['visibility'] ?? 'everyone'),
  };
}

export function writeStoredComment(value: Comment): unknown {
  return {
    id: value.id,
    ticket: value.ticket,
    team: value.team,
    asker: value.asker,
    author: value.author,
    text: value.text,
    visibility: value.visibility,
  };
}

const replyInputKeys: readonly string[] = ['ticket', 'author', 'text'];

export function isReplyInput(value: unknown): value is ReplyInput {
  return (
    isRecord(value) &&
    isId(value['ticket']) &&
    isId(value['author']) &&
    isText(value['text'], 1, 8000) &&
    hasOnly(value, replyInputKeys)
  );
}

export function checkReplyInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['ticket'], problems, `${pointer}/ticket`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
  checkText(value['text'], problems, `${pointer}/text`, { min: 1, max: 8000 });
  checkKeys(value, problems, pointer, replyInputKeys);
}

export function writeReplyInput(value: ReplyInput): unknown {
  return {
    ticket: value.ticket,
    author: value.author,
    text: value.text,
  };
}

export function isReplyOutput(value: unknown): value is Comment {
  return isOpenComment(value);
}

export function checkReplyOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenComment(value, problems, pointer);
}

export function writeReplyOutput(value: Comment): unknown {
  return writeComment(value);
}

const answerInputKeys: readonly string[] = ['ticket', 'team', 'author', 'text', 'visibility'];

export function isAnswerInput(value: unknown): value is AnswerInput {
  return (
    isRecord(value) &&
    isId(value['ticket']) &&
    isId(value['team']) &&
    isId(value['author']) &&
    isText(value['text'], 1, 8000) &&
    (value['visibility'] === undefined || isOneOf(value['visibility'], visibilityValues)) &&
    hasOnly(value, answerInputKeys)
  );
}

export function checkAnswerInput(value: unknown, problems: Problems, pointer = ''): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['ticket'], problems, `${pointer}/ticket`, 'id');
  checkFormat(value['team'], problems, `${pointer}/team`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
  checkText(value['text'], problems, `${pointer}/text`, { min: 1, max: 8000 });
  if (value['visibility'] !== undefined) {
    checkOneOf(value['visibility'], problems, `${pointer}/visibility`, visibilityValues);
  }
  checkKeys(value, problems, pointer, answerInputKeys);
}

export function writeAnswerInput(value: AnswerInput): unknown {
  return {
    ticket: value.ticket,
    team: value.team,
    author: value.author,
    text: value.text,
    visibility: value.visibility,
  };
}

export function isAnswerOutput(value: unknown): value is Comment {
  return isOpenComment(value);
}

export function checkAnswerOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkOpenComment(value, problems, pointer);
}

export function writeAnswerOutput(value: Comment): unknown {
  return writeComment(value);
}

export function isListOutput(value: unknown): boolean {
  return isListOf(value, isListOutputItem);
}

function isListOutputItem(value: unknown): boolean {
  return (
    isRecord(value) &&
    isId(value['id']) &&
    isId(value['author']) &&
    isText(value['text'], 1, 8000) &&
    isTimestamp(value['_created'])
  );
}

export function checkListOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkList(value, problems, pointer, { item: checkListOutputItem });
}

function checkListOutputItem(value: unknown, problems: Problems, pointer: string): void {
  if (!checkRecord(value, problems, pointer)) return;

  checkFormat(value['id'], problems, `${pointer}/id`, 'id');
  checkFormat(value['author'], problems, `${pointer}/author`, 'id');
  checkText(value['text'], problems, `${pointer}/text`, { min: 1, max: 8000 });
  checkTimestamp(value['_created'], problems, `${pointer}/_created`);
}

export function readListOutput(value: unknown): ListOutput {
  return readList(value, readListOutputItem);
}

function readListOutputItem(value: unknown): ListOutput[number] {
  const fields = fieldsOf(value);

  return {
    id: trusted(fields['id']),
    author: trusted(fields['author']),
    text: trusted(fields['text']),
    _created: readTimestamp(fields['_created']),
  };
}

export function writeListOutput(value: ListOutput): unknown {
  return writeList(value, writeListOutputItem);
}

function writeListOutputItem(value: ListOutput[number]): unknown {
  return {
    id: value.id,
    author: value.author,
    text: value.text,
    _created: writeTimestamp(value._created),
  };
}

export function isThreadOutput(value: unknown): value is ThreadOutput {
  return isListOf(value, isOpenComment);
}

export function checkThreadOutput(value: unknown, problems: Problems, pointer = ''): void {
  checkList(value, problems, pointer, { item: checkOpenComment });
}

export function writeThreadOutput(value: ThreadOutput): unknown {
  return writeList(value, writeComment);
}
