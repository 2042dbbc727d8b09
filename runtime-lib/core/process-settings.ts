// What the environment says about the process itself: its log, its endpoints, its patience. Names begin with TOAC_.

export interface ProcessSettings {
  /** Undefined: readable on a terminal, JSON elsewhere. */
  readonly logFormat: 'json' | 'text' | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | undefined;
  /** Undefined: any free port in development, else 9464. */
  readonly endpointsPort: number | undefined;
  /** Undefined: this machine alone in development, else everybody. */
  readonly endpointsHost: string | undefined;
  /** Undefined: 8080, in development another where that is taken. */
  readonly gatewayPort: number | undefined;
  /** Undefined: this machine alone in development, else everybody. */
  readonly gatewayHost: string | undefined;
  /** Seals what callers bring back; the same in every replica. Undefined: of this process alone. */
  readonly gatewayKey: string | undefined;
  /** Milliseconds from the signal to the end. */
  readonly grace: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function processSettings(environment: Environment, problems: string[]): ProcessSettings {
  const oneOf = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const value = environment[name];

    if (value === undefined || value === '') return undefined;
    if ((values as readonly string[]).includes(value)) return value as T;

    problems.push(`${name}: must be one of ${values.join(', ')}`);

    return undefined;
  };
  const number = (name: string, most: number): number | undefined => {
    const value = environment[name];

    if (value === undefined || value === '') return undefined;
    if (/^\d+$/.test(value) && Number(value) <= most) return Number(value);

    problems.push(`${name}: must be a whole number up to ${most}`);

    return undefined;
  };

  return {
    logFormat: oneOf('TOAC_LOG', ['json', 'text']),
    logLevel: oneOf('TOAC_LOG_LEVEL', ['debug', 'info', 'warn', 'error']),
    endpointsPort: number('TOAC_ENDPOINTS_PORT', 65_535),
    endpointsHost: environment['TOAC_ENDPOINTS_HOST'] || undefined,
    gatewayPort: number('TOAC_GATEWAY_PORT', 65_535),
    gatewayHost: environment['TOAC_GATEWAY_HOST'] || undefined,
    gatewayKey: environment['TOAC_GATEWAY_KEY'] || undefined,
    grace: (number('TOAC_GRACE_SECONDS', 3600) ?? 25) * 1000,
  };
}
