// What a file holds, on its way to the disk.

/** Text, or bytes one behind the other. */
export type Content = string | readonly Uint8Array[];

/** The pieces of a body in their order; `of` is '' for those of no component. */
export type Layout = readonly (readonly [
  section: string,
  of: string,
  length: number,
  outside: string,
])[];

export function textOf(content: string | Uint8Array | Content): string {
  if (typeof content === 'string') return content;

  return content instanceof Uint8Array
    ? Buffer.from(content).toString('utf8')
    : Buffer.concat(content).toString('utf8');
}
