// What an access matrix is made of: who calls, how it is there that he calls, and what comes of it. Plain data.
import type { Component, Operation, Route } from '../../2-model/model.ts';
import type { Json } from '../../2-model/type-model.ts';

export type Verdict = 'ok' | '400' | '401' | '403' | '404' | 'seen' | 'not seen';

export type Values = { readonly [name: string]: Json };

export interface CallerIdentity {
  readonly id: string;
  readonly roles: readonly string[];
  readonly scheme: string;
  readonly claims: Values;
}

export interface Caller {
  readonly name: string;
  /** Undefined: nobody knows who calls. */
  readonly identity?: CallerIdentity;
}

/** All of a request and its entity but the caller. Texts may hold moments: `<now-3600000>`, `<today+2>`, and `<id>`. */
export interface Case {
  readonly name: string;
  /** Whether an entity is stored, and whether the path leads to it. */
  readonly entity: 'none' | 'there' | 'missing' | 'elsewhere';
  readonly values: Values;
  /** Of the path, as texts, by parameter. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** As the caller sends it: without what the path and the route fill. */
  readonly sent: Json | undefined;
}

export interface RouteMatrix {
  readonly route: Route;
  readonly operation: Operation;
  readonly component: Component;
  readonly callers: readonly Caller[];
  readonly cases: readonly Case[];
  /** By caller, then by case. */
  readonly verdicts: readonly (readonly Verdict[])[];
  /** Conditions that decide nothing, whatever was tried. */
  readonly idle: readonly string[];
}
