// A deployment, merged with its bases and read by kind.
import type { Span } from '../base/source.ts';
import type { Policy } from './expression-model.ts';
import type { Json } from './type-model.ts';

export interface Deployment {
  readonly name: string;
  readonly file: string;
  readonly at: Span;
  readonly abstract: boolean;
  /** The default of a project that has no deployments/. */
  readonly embedded: boolean;
  readonly extends?: string;
  readonly extendsAt?: Span;
  readonly registry?: string;
  readonly services: readonly Service[];
  readonly bindings: readonly Provision[];
  readonly storages: readonly Provision[];
  readonly configuration: readonly ConfigurationValues[];
  readonly external: readonly Provision[];
  readonly gateway?: Located;
  readonly identity?: Located;
  readonly policies: readonly {
    readonly component: string;
    readonly at: Span;
    readonly policies: readonly Policy[];
  }[];
}

/** Data with the place of each member. */
export interface Located {
  readonly at: Span;
  /** Where its key stands, of a member. */
  readonly keyAt?: Span;
  readonly value: Json;
  readonly members: Readonly<Record<string, Located>>;
}

export interface Service {
  readonly name: string;
  readonly at: Span;
  readonly components: readonly { readonly id: string; readonly at: Span }[];
  readonly properties: Located;
}

/** A storage, binding or external address: its kind and the rest. */
export interface Provision {
  readonly name: string;
  readonly at: Span;
  readonly kind: string;
  readonly kindAt: Span;
  readonly properties: Located;
}

export interface ConfigurationValues {
  readonly component: string;
  readonly at: Span;
  readonly values: Located;
}
