import type { Id } from '@toac/runtime/v1';

export type TeamId = Id<'people.teams'>;

/** Teams and what they answer for */
export interface Team {
  readonly id: TeamId;
  readonly title: string;
  readonly hours: TeamHours;
  readonly topics: readonly TeamTopicsItem[];
}

export interface TeamHours {
  readonly from: string;
  readonly until: string;
}

export type TeamTopicsItem = 'billing' | 'access' | 'hardware' | 'other' | (string & {});

export interface CreateInput {
  readonly id: TeamId;
  readonly title: string;
  readonly hours: TeamHours;
  readonly topics: readonly TeamTopicsItem[];
}

export type ListOutput = readonly ListOutputItem[];

export interface ListOutputItem {
  readonly id: TeamId;
  readonly title: string;
  readonly topics: readonly TeamTopicsItem[];
}

export interface ChangeInput {
  readonly title?: string;
  readonly hours?: TeamHours;
  readonly topics?: readonly TeamTopicsItem[];
}
