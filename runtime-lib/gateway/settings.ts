// What a deployment says of its gateway, with defaults and caps. A wrong setting is refused at the start.

export interface GatewaySettings {
  /** Authority ⇒ the host that stands for it. Absent: any host, and one authority. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Whose pages may call: `https://example.com`. */
  readonly origins?: readonly string[];
  /** Addresses or ranges (`10.0.0.0/8`) that say truly whom they forward, or how many such stand in front. */
  readonly proxies?: readonly string[] | number;
  /** Seals cursors; the same in every replica. Absent: of this process alone. */
  readonly key?: string;
  readonly compress?: boolean;
  readonly limits?: Partial<Limits>;
}

/** Sizes are bytes, times are milliseconds. */
export interface Limits {
  readonly body: number;
  readonly depth: number;
  /** Of one object in a body. */
  readonly keys: number;
  /** Objects, lists and scalars in a body. */
  readonly nodes: number;
  readonly headers: number;
  readonly headerCount: number;
  readonly url: number;
  readonly parameters: number;
  readonly headerTimeout: number;
  readonly requestTimeout: number;
  readonly idle: number;
  readonly requestsPerConnection: number;
  readonly connections: number;
  readonly concurrency: number;
  readonly stream: number;
  readonly heartbeat: number;
}

const KIB = 1024;
const MIB = KIB * KIB;
const SECOND = 1000;

export const DEFAULT_LIMITS: Limits = {
  body: MIB,
  depth: 64,
  keys: 1000,
  nodes: 100_000,
  headers: 16 * KIB,
  headerCount: 100,
  url: 8 * KIB,
  parameters: 50,
  headerTimeout: 10 * SECOND,
  requestTimeout: 30 * SECOND,
  idle: 65 * SECOND,
  requestsPerConnection: 1000,
  connections: 10_000,
  concurrency: 1000,
  stream: 3600 * SECOND,
  heartbeat: 15 * SECOND,
};

const CAPS: Limits = {
  body: 16 * MIB,
  depth: 64,
  keys: 10_000,
  nodes: 1_000_000,
  headers: 32 * KIB,
  headerCount: 200,
  url: 16 * KIB,
  parameters: 200,
  headerTimeout: 30 * SECOND,
  requestTimeout: 300 * SECOND,
  idle: 65 * SECOND,
  requestsPerConnection: 100_000,
  connections: 100_000,
  concurrency: 10_000,
  stream: 3600 * SECOND,
  heartbeat: 60 * SECOND,
};

export function limitsOf({ limits = {} }: GatewaySettings): Limits {
  for (const [name, value] of Object.entries(limits)) {
    const cap = Object.hasOwn(CAPS, name) ? CAPS[name as keyof Limits] : undefined;

    if (cap === undefined) throw new TypeError(`gateway: there is no limit '${name}'`);
    if (!Number.isSafeInteger(value) || value < 1 || value > cap)
      throw new TypeError(`gateway: the limit '${name}' must be 1 to ${cap}`);
  }

  return { ...DEFAULT_LIMITS, ...limits };
}
