// specs/access.json as the compiler writes it: who may do what, as cells. Types only.
import type { Value, Values } from '../../storage/values.ts';

export interface AccessMatrix {
  readonly components: readonly {
    readonly component: string;
    readonly routes: readonly RouteCells[];
  }[];
}

export interface RouteCells {
  /** `GET /orders/:id` */
  readonly route: string;
  /** No request is known that fits the route's input. */
  readonly untried?: true;
  /** It is about many entities: the question is which ones are seen. */
  readonly many?: true;
  readonly callers?: readonly AccessCaller[];
  readonly cases?: readonly AccessCase[];
  /** By caller, then by case. */
  readonly verdicts?: readonly (readonly string[])[];
}

export interface AccessCaller {
  readonly name: string;
  readonly identity: {
    readonly id: string;
    readonly roles: readonly string[];
    readonly scheme: 'basic' | 'token' | 'bearer';
    readonly claims: Readonly<Record<string, unknown>>;
  } | null;
}

/** In all texts `<id>` is the entity's, `<now-3600000>` and `<today+2@Europe/Berlin>` are moments. */
export interface AccessCase {
  readonly name: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Value;
  /** The media type of a body that is taken as it comes. */
  readonly raw?: string;
  /** What is stored before. */
  readonly entity?: Values;
}
