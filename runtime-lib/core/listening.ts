// A server that listens: on which place it was asked to, and what it is called by then.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Place {
  readonly port: number;
  /** Undefined: every address of this machine. */
  readonly host?: string | undefined;
}

export interface Listening {
  /** `http://127.0.0.1:8000` */
  readonly url: string;
  close(): Promise<void>;
}

/** Its URL; fails where the place is taken. */
export async function listenOn(server: Server, { port, host }: Place): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

  const { address, family, port: own } = server.address() as AddressInfo;
  const isEvery = address === '::' || address === '0.0.0.0';
  const name = family === 'IPv6' ? `[${address}]` : address;

  return `http://${isEvery ? 'localhost' : name}:${own}`;
}
