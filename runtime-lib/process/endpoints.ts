// What orchestrators and people ask a process: /live /ready /startup /metrics /status. Changes nothing.
import type { Listening, Place } from '../core/listening.ts';
import { type Answer, json, listen } from './http-server.ts';
import type { Phase } from './lifecycle.ts';
import type { Metrics } from './metrics.ts';
import type { Status } from './system-status.ts';

export interface Asked {
  readonly phase: () => Phase;
  /** Whether storages and transports are there. */
  readonly ready: () => Promise<boolean>;
  readonly status: () => Promise<Status>;
  readonly metrics: Metrics;
}

export function startEndpoints(place: Place, asked: Asked): Promise<Listening> {
  return listen(place, async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined;

    return answer(url?.split('?')[0] ?? '', asked);
  });
}

async function answer(
  path: string,
  { phase, ready, status, metrics }: Asked,
): Promise<Answer | undefined> {
  const now = phase();

  switch (path) {
    case '/live':
      return said(now !== 'stopped', now);
    case '/ready':
      return said(now === 'ready' && (await ready()), now);
    case '/startup':
      return said(now !== 'starting', now);
    case '/metrics':
      return { status: 200, type: 'text/plain; version=0.0.4', body: await metrics.text() };
    case '/status':
      return json(200, { phase: now, ...(await status()) });
    default:
      return undefined;
  }
}

function said(fine: boolean, phase: Phase): Answer {
  return { status: fine ? 200 : 503, type: 'text/plain', body: `${phase}\n` };
}
