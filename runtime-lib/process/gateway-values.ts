// What a deployment says of its gateway, as the gateway takes it. Everything that is wrong is told at once, by its name.
import { ConfigurationError } from '../core/configuration.ts';
import type { GatewaySettings, Limits } from '../gateway/settings.ts';

/** As contracts have it; checked by the compiler. */
export interface GatewayValues {
  readonly hosts?: Readonly<Record<string, string | null>> | null;
  readonly host?: string | null;
  readonly cors?: { readonly origins?: readonly string[] | null } | null;
  readonly limits?: Readonly<Record<string, number | string | null>> | null;
  readonly proxies?: number | readonly string[] | null;
}

/** The only authority, where a deployment names just a host. */
const ONLY = 'default';

export function gatewaySettings(values: GatewayValues, key: string | undefined): GatewaySettings {
  const problems: string[] = [];
  const settings = {
    ...hostsOf(values),
    origins: values.cors?.origins ?? [],
    proxies: values.proxies ?? [],
    ...(key === undefined ? {} : { key }),
    limits: limitsOf(values, problems),
  };

  if (problems.length > 0) throw new ConfigurationError(problems);

  return settings;
}

function hostsOf({ hosts, host }: GatewayValues): Pick<GatewaySettings, 'hosts'> {
  const several = Object.entries(hosts ?? {}).flatMap(([authority, name]) =>
    name === null ? [] : [[authority, name] as const],
  );
  const one = typeof host === 'string' ? [[ONLY, host] as const] : [];
  const all = [...several, ...one];

  return all.length === 0 ? {} : { hosts: Object.fromEntries(all) };
}

function limitsOf({ limits }: GatewayValues, problems: string[]): Partial<Limits> {
  const read = Object.entries(limits ?? {}).flatMap(([name, value]) => {
    if (value === null) return [];

    const amount = amountOf(value);

    if (amount === undefined) problems.push(`gateway, /limits/${name}: is no number, size or time`);

    return amount === undefined ? [] : [[name, amount] as const];
  });

  return Object.fromEntries(read);
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  KiB: 1024,
  MiB: 1024 ** 2,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** `100`, `1MiB`, `10s`: a number, bytes or milliseconds. */
function amountOf(value: number | string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d+)\s*([A-Za-z]*)$/.exec(String(value)) ?? [];
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;

  return digits === '' || factor === undefined ? undefined : Number(digits) * factor;
}
