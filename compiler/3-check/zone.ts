// Time zones by the names that ECMAScript knows.

export function isZone(name: string): boolean {
  if (name === 'UTC') return true;

  try {
    return (
      /^[A-Za-z]+(\/[A-Za-z0-9_+-]+)+$/.test(name) &&
      new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
    );
  } catch {
    return false;
  }
}
