// What an operation is, as members of literals: many operations have them alike.
import type { OperationScope, OperationType } from '../../2-model/model.ts';
import type { Code } from '../code/code.ts';
import { wordMember } from '../code/literal-pieces.ts';

export const TYPES: Readonly<Record<OperationType, Code>> = {
  transition: wordMember('type', 'transition'),
  observation: wordMember('type', 'observation'),
  assignment: wordMember('type', 'assignment'),
  computation: wordMember('type', 'computation'),
  effect: wordMember('type', 'effect'),
  unmanaged: wordMember('type', 'unmanaged'),
};

export const SCOPES: Readonly<Record<OperationScope, Code>> = {
  object: wordMember('scope', 'object'),
  new: wordMember('scope', 'new'),
  objects: wordMember('scope', 'objects'),
  stream: wordMember('scope', 'stream'),
  changeset: wordMember('scope', 'changeset'),
  none: wordMember('scope', 'none'),
};
