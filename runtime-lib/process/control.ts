// Lets `toac call` reach a running process: on this machine alone, for who can read its token.

import type { IncomingMessage } from 'node:http';
import type { Listening } from '../core/listening.ts';
import { nodeCrypto } from '../core/node-modules.ts';
import { answerCall } from './answer-call.ts';
import type { AskedCall, HostedSystem } from './hosted-system.ts';
import { json, listen, readBody } from './http-server.ts';

const MOST_BYTES = 16 * 1024 * 1024;

export function startControl(token: string, system: () => HostedSystem): Promise<Listening> {
  return listen({ port: 0, host: '127.0.0.1' }, async (request) => {
    if (!isAllowed(request, token)) return json(401, { message: 'the token is not the right one' });

    switch (`${request.method} ${request.url}`) {
      case 'GET /':
        return json(200, { process: process.pid });
      case 'POST /call': {
        const asked = readCall(await readBody(request, MOST_BYTES));

        return asked === undefined
          ? json(400, { message: 'this is no call' })
          : json(200, await answerCall(system(), asked));
      }
      default:
        return undefined;
    }
  });
}

function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const right = Buffer.from(`Bearer ${token}`);

  return given.length === right.length && nodeCrypto().timingSafeEqual(given, right);
}

function readCall(text: string | undefined): AskedCall | undefined {
  try {
    const value = JSON.parse(text ?? '') as AskedCall | null;

    return typeof value?.operation === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
