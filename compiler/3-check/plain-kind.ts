// What kind of member a key of the model's nodes stands for, which says how it is printed.

/** Marks whose value is a place: they are there or not. */
const MARKS: ReadonlySet<string> = new Set(['ensure', 'deletes', 'task', 'internal']);

/** Data of the contract's own, taken as it is. */
const VERBATIM: ReadonlySet<string> = new Set(['value', 'default', 'was']);

export type Kind = 'mark' | 'verbatim' | 'type' | 'component' | 'keys' | 'of' | 'list' | 'node';

/** The half that follows from the whole; deployments have a gateway of their own. */
export function isAccess(keys: readonly string[]): boolean {
  return keys.includes('allow');
}

/** Some keys mean something else in another place. */
export function kindIn(keys: readonly string[], key: string): Kind {
  const isOf = (...others: readonly string[]): boolean => others.some((o) => keys.includes(o));

  // What a deployment says of a component; everything else stands below its own.
  if (key === 'component' && isOf('values', 'policies')) return 'node';

  // Of a map the type of its values, of an assignment an operand; else data.
  const isNode = key === 'value' && !isOf('members') && (isOf('kind') ? !isOf('at') : isOf('name'));

  return isNode ? 'node' : kindOf(key);
}

function kindOf(key: string): Kind {
  if (MARKS.has(key)) return 'mark';
  if (VERBATIM.has(key)) return 'verbatim';

  switch (key) {
    case 'type':
    case 'component':
    case 'keys':
    case 'of':
      return key;
    // Empty ones say something.
    case 'fields':
    case 'values':
      return 'list';
    default:
      return 'node';
  }
}
