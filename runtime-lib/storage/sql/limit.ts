// The bound of a search, written into its text: MariaDB takes no computed value there, and few bounds are used.

export function limitText(limit: number): string {
  return `limit ${BigInt(Math.max(0, Math.trunc(limit)))}`;
}
