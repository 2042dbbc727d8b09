// Who calls: credentials of a request, and what turns them into an identity. Schemes themselves are given from outside.

import { createIdentity, type Identity } from '../core/identity.ts';
import { id } from '../values.ts';

export interface Credentials {
  /** In lower case. */
  readonly scheme: string;
  readonly value: string;
}

export interface CallerFacts {
  readonly authority: string | undefined;
  /** Of the caller, as trusted proxies say it. */
  readonly address: () => string;
}

export type Authenticated = Identity | undefined | 'invalid';

export interface Authentication {
  /** What `www-authenticate` says. */
  readonly challenge: string;
  /** Undefined: the scheme is unknown. Throws what a contract error says: `unavailable`, `limited`. */
  readonly authenticate: (
    credentials: Credentials,
    facts: CallerFacts,
  ) => Authenticated | Promise<Authenticated>;
}

const CREDENTIALS = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+ +[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const SPACE = 0x20;

/** Undefined: malformed. */
export function readCredentials(header: string): Credentials | undefined {
  if (!CREDENTIALS.test(header)) return undefined;

  const end = header.indexOf(' ');
  let begin = end + 1;

  while (header.charCodeAt(begin) === SPACE) begin++;

  return { scheme: header.slice(0, end).toLowerCase(), value: header.slice(begin) };
}

/** Nobody is ever known. */
export const noAuthentication: Authentication = {
  challenge: 'Token',
  authenticate: () => undefined,
};

const DEV = /^([A-Za-z0-9_-]{1,64})(?: ([^\s,]+(?:[ ,]+[^\s,]+)*))?$/;

/** `authorization: dev <id> [role,role]`: whoever one says to be. Throws outside of development and tests. */
export function developmentAuthentication(allowed: { readonly dev: boolean }): Authentication {
  if (!allowed.dev)
    throw new Error(
      'the development scheme lets anybody be anyone: it is for `toac dev` and tests',
    );

  return {
    challenge: 'dev',
    authenticate: ({ scheme, value }) => {
      if (scheme !== 'dev') return undefined;

      const match = DEV.exec(value);

      if (match === null) return 'invalid';

      return createIdentity({
        id: id(match[1] as string),
        roles: match[2]?.split(/[ ,]+/) ?? [],
        scheme: 'token',
        claims: {},
      });
    },
  };
}
