// The bound of a search, written into its text: MariaDB takes no computed value there, and few bounds are used.

export function limitText(limit: number, omit = 0): string {
  const most = `limit ${whole(limit)}`;

  return omit === 0 ? most : `${most} offset ${whole(omit)}`;
}

function whole(value: number): bigint {
  return BigInt(Math.max(0, Math.trunc(value)));
}
