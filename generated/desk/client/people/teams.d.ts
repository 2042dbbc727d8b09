import type { CallOptions, Http, Id, Missing } from '@toac/runtime/client';

export interface ListQuery {
  readonly sort?: readonly ListSort[] | undefined;
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export type ListSort = 'title' | '-title';

export interface ListPage {
  readonly items: readonly ListOutputItem[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

export interface ListOutputItem {
  readonly id: Id<'people.teams'>;
  readonly title: string;
  readonly topics: readonly TeamTopicsItem[];
}

export type TeamTopicsItem = 'billing' | 'access' | 'hardware' | 'other' | (string & {});

export interface CreateBody {
  readonly id: Id<'people.teams'>;
  readonly title: string;
  readonly hours: TeamHours;
  readonly topics: readonly TeamTopicsItem[];
}

export interface TeamHours {
  readonly from: string;
  readonly until: string;
}

/** Teams and what they answer for */
export interface Team {
  readonly id: Id<'people.teams'>;
  readonly title: string;
  readonly hours: TeamHours;
  readonly topics: readonly TeamTopicsItem[];
}

export interface ChangeBody {
  readonly title?: string | undefined;
  readonly hours?: TeamHours | undefined;
  readonly topics?: readonly TeamTopicsItem[] | undefined;
}

/** GET /teams */
export declare function list(
  http: Http,
  query?: ListQuery,
  options?: CallOptions,
): Promise<ListPage>;

/** POST /teams */
export declare function create(http: Http, body: CreateBody, options?: CallOptions): Promise<Team>;

/** GET /teams/:id */
export declare function read(
  http: Http,
  id: Id<'people.teams'>,
  options?: CallOptions,
): Promise<Team | Missing>;

/** PATCH /teams/:id */
export declare function change(
  http: Http,
  id: Id<'people.teams'>,
  body: ChangeBody,
  options?: CallOptions,
): Promise<void | Missing>;
