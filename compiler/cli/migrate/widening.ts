// Which types hold every value of another one.

const WIDER: Readonly<Record<string, readonly string[]>> = {
  integer: ['number', 'bigint', 'text'],
  bigint: ['text'],
  number: ['text'],
  boolean: ['text'],
  date: ['timestamp', 'text'],
  timestamp: ['text'],
  bytes: ['text'],
};

export function isWidening(from: string, to: string): boolean {
  if (to === 'document') return true;

  const [old, next] = [decimalOf(from), decimalOf(to)];

  if (old === undefined) return WIDER[from]?.includes(to) === true;
  if (next === undefined) return to === 'text';

  return next.scale >= old.scale && next.digits - next.scale >= old.digits - old.scale;
}

function decimalOf(type: string): { readonly digits: number; readonly scale: number } | undefined {
  const [digits, scale] = (/^decimal\((\d+)\.(\d+)\)$/.exec(type) ?? []).slice(1).map(Number);

  return digits === undefined || scale === undefined ? undefined : { digits, scale };
}
