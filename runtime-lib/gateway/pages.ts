// Pages beside the routes, for development: texts by exact paths. No route is hidden by one.
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Page {
  /** `/docs` */
  readonly path: string;
  readonly type: string;
  /** Made anew for each reader. */
  readonly body: () => string;
}

/** They load nothing from elsewhere. */
const POLICY = "default-src 'self'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** True where there was one. */
export function servePage(
  pages: ReadonlyMap<string, Page>,
  { method = '', url = '' }: Pick<IncomingMessage, 'method' | 'url'>,
  response: ServerResponse,
): boolean {
  const page =
    method === 'GET' || method === 'HEAD' ? pages.get(url.split('?')[0] ?? '') : undefined;

  if (page === undefined) return false;

  const body = page.body();

  response.writeHead(200, {
    'content-type': page.type,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(method === 'HEAD' ? undefined : body);

  return true;
}
