import type { CallOptions, Criterion, DateText, Http, Id, Missing } from '@toac/runtime/client';

export interface ListQuery {
  readonly filter?: ListFilter | undefined;
  readonly sort?: readonly ListSort[] | undefined;
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export interface ListFilter {
  readonly done?: Criterion<boolean> | undefined;
  readonly priority?: Criterion<TaskPriority> | undefined;
  readonly due?: Criterion<DateText> | undefined;
}

export type TaskPriority = 'low' | 'normal' | 'high';

export type ListSort = 'due' | '-due' | '_created' | '-_created';

export interface ListPage {
  readonly items: readonly Task[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

/** Personal task lists */
export interface Task {
  readonly id: Id<'tasks'>;
  readonly owner: Id<'identity'>;
  readonly title: string;
  readonly notes?: string;
  readonly priority: TaskPriority;
  readonly due?: DateText;
  readonly done: boolean;
}

export interface AddBody {
  readonly title: string;
  readonly notes?: string | undefined;
  readonly priority?: TaskPriority | undefined;
  readonly due?: DateText | undefined;
}

export interface EditBody {
  readonly title?: string | undefined;
  readonly notes?: string | null | undefined;
  readonly priority?: TaskPriority | undefined;
  readonly due?: DateText | null | undefined;
  readonly done?: boolean | undefined;
}

/** GET /tasks */
export declare function list(
  http: Http,
  query?: ListQuery,
  options?: CallOptions,
): Promise<ListPage>;

/** POST /tasks */
export declare function add(http: Http, body: AddBody, options?: CallOptions): Promise<Task>;

/** GET /tasks/:id */
export declare function read(
  http: Http,
  id: Id<'tasks'>,
  options?: CallOptions,
): Promise<Task | Missing>;

/** PATCH /tasks/:id */
export declare function edit(
  http: Http,
  id: Id<'tasks'>,
  body: EditBody,
  options?: CallOptions,
): Promise<void | Missing>;

/** DELETE /tasks/:id */
export declare function remove(
  http: Http,
  id: Id<'tasks'>,
  options?: CallOptions,
): Promise<void | Missing>;
