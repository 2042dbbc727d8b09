// Our mistakes throw. A user's mistake is a Diagnostic and never comes here.

export class Bug extends Error {
  override readonly name = 'Bug';
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** Names the case that a switch over a closed set forgot. */
export function unreachable(value: never): never {
  throw new Bug(`unreachable: ${JSON.stringify(value)}`);
}
