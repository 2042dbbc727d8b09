// What is known of a rule beside its code: its page, its mirror, and whether language 1 can break it at all.

export type RuleGroup =
  | 'schema'
  | 'lifecycle'
  | 'component'
  | 'operation'
  | 'event'
  | 'route'
  | 'access'
  | 'deployment'
  | 'gate';

export interface LiveRule {
  readonly id: string;
  readonly group: RuleGroup;
  /** What happened, and why it matters: a few sentences. */
  readonly cause: string;
  /** Lines of a contract. */
  readonly before: string;
  readonly after: string;
  /** How to make the change harmless. */
  readonly remedy: string;
  /** In which order to roll it out. */
  readonly rollout: string;
  /** The rule of the reverse edit, or why there is none. */
  readonly mirror: { readonly rule: string } | { readonly waiver: string };
}

export interface ReservedRule {
  readonly id: string;
  readonly group: RuleGroup;
  /** The construct that language 1 does not have. */
  readonly lacks: string;
}
