import type { ComponentDefinition } from '@toac/runtime/v1';
import {
  checkChangeInput,
  checkCreateInput,
  checkCreateOutput,
  checkListOutput,
  checkReadOutput,
  checkStoredTeam,
  isChangeInput,
  isCreateInput,
  isCreateOutput,
  isListOutput,
  isReadOutput,
  isStoredTeam,
  writeChangeInput,
  writeCreateInput,
  writeCreateOutput,
  writeListOutput,
  writeReadOutput,
  writeStoredTeam,
} from './check.ts';

/** Teams and what they answer for */
export const peopleTeams: ComponentDefinition = {
  id: 'people.teams',
  entity: {
    name: 'Team',
    key: 'given',
    storage: 'default',
    fields: {
      title: { type: 'text' },
      hours: { type: 'document' },
      topics: { type: 'document' },
    },
    check: { is: isStoredTeam, check: checkStoredTeam, write: writeStoredTeam },
  },
  operations: {
    create: {
      type: 'transition',
      scope: 'new',
      auto: 'create',
      input: { is: isCreateInput, check: checkCreateInput, write: writeCreateInput },
      output: { is: isCreateOutput, check: checkCreateOutput, write: writeCreateOutput },
    },
    read: {
      type: 'observation',
      scope: 'object',
      auto: 'read',
      output: { is: isReadOutput, check: checkReadOutput, write: writeReadOutput },
    },
    list: {
      type: 'observation',
      scope: 'objects',
      auto: 'list',
      output: { is: isListOutput, check: checkListOutput, write: writeListOutput },
    },
    change: {
      type: 'assignment',
      scope: 'changeset',
      auto: 'update',
      input: { is: isChangeInput, check: checkChangeInput, write: writeChangeInput },
    },
  },
};
