// Which authority a request is for: its host, looked up among those of the deployment. Never what a header alone says.
import { Refusal } from './refusal.ts';

/** Undefined: the deployment names no hosts, and there is one authority. */
export type AuthorityOf = (host: string | undefined) => string | undefined;

const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;
const PORT = /:\d+$/;

export function createAuthorityOf(
  hosts: Readonly<Record<string, string>> | undefined,
): AuthorityOf {
  if (hosts === undefined) return () => undefined;

  const authorities = new Map<string, string>();

  for (const [authority, host] of Object.entries(hosts)) {
    const key = host.toLowerCase();

    if (!HOST.test(host)) throw new TypeError(`gateway: '${host}' is no host`);
    if (authorities.has(key)) throw new TypeError(`gateway: two authorities have the host ${host}`);

    authorities.set(key, authority);
  }

  return (host) => {
    const key = host?.toLowerCase() ?? '';
    const authority = authorities.get(key) ?? authorities.get(key.replace(PORT, ''));

    if (authority === undefined)
      throw new Refusal('misdirected', 'This host is not served here', { close: true });

    return authority;
  };
}

/** The host that a request names, once and well-formed. HTTP/1.0 may name none. */
export function hostOf(
  header: string | undefined,
  target: string | undefined,
  version: string,
): string | undefined {
  if (header === undefined && version === '1.1')
    throw new Refusal('invalid', 'The header host is missing', { close: true });

  const host = target ?? header;

  if (host !== undefined && !HOST.test(host))
    throw new Refusal('invalid', 'The host is malformed', { close: true });
  if (target !== undefined && header !== undefined && target !== header)
    throw new Refusal('invalid', 'The URL and the header host differ', { close: true });

  return host;
}
