// Where a request comes from: the peer, or whom trusted proxies say that they forward.
import { nodeNet } from '../core/node-modules.ts';

/** `hop`: how many stand between it and us. */
export type Trusts = (address: string, hop: number) => boolean;

/** Addresses and ranges, or how many stand in front of us whoever they are. */
export function createTrusts(proxies: readonly string[] | number): Trusts {
  if (typeof proxies === 'number') return (_, hop) => hop < proxies;
  if (proxies.length === 0) return () => false;

  const list = new (nodeNet().BlockList)();

  for (const range of proxies) {
    const [address = '', bits] = range.split('/');
    const family = familyOf(address);
    const size = bits === undefined ? undefined : Number(bits);

    if (family === undefined || (size !== undefined && !isSize(size, family)))
      throw new TypeError(`gateway: '${range}' is no address or range`);

    if (size === undefined) list.addAddress(address, family);
    else list.addSubnet(address, size, family);
  }

  return (address) => {
    const family = familyOf(address);

    return family !== undefined && list.check(address, family);
  };
}

function isSize(size: number, family: 'ipv4' | 'ipv6'): boolean {
  return Number.isInteger(size) && size >= 0 && size <= (family === 'ipv4' ? 32 : 128);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = nodeNet().isIP(address);

  return version === 0 ? undefined : version === 4 ? 'ipv4' : 'ipv6';
}

interface Said {
  readonly forwarded: string | undefined;
  readonly forwardedFor: string | undefined;
}

/** From the nearest hop outwards: the first that is no trusted proxy is the caller. */
export function callerAddress(
  peer: string,
  { forwarded, forwardedFor }: Said,
  trusts: Trusts,
): string {
  let address = plain(peer);
  const hops =
    forwarded !== undefined ? forwardedHops(forwarded) : (forwardedFor?.split(',') ?? []);

  for (const [i, hop] of hops.reverse().entries()) {
    if (!trusts(address, i)) break;

    const next = plain(hop.trim());

    // Behind a proxy that does not know whom it forwards nobody is known.
    if (nodeNet().isIP(next) === 0) break;

    address = next;
  }

  return address;
}

function forwardedHops(text: string): string[] {
  return text.split(',').map((element) => {
    const pair = element.split(';').find((p) => /^\s*for=/i.test(p));

    return pair === undefined ? '' : pair.slice(pair.indexOf('=') + 1).replaceAll('"', '');
  });
}

/** Without brackets, port, and the form of IPv4 in IPv6. */
function plain(text: string): string {
  const address = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');

  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}
