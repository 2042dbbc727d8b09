// Names of tables, columns and indexes, made from names of contracts. Unequal names never meet, whatever the case rules
// of the database are; none is longer than 63 characters.
import { nodeCrypto } from '../../core/node-modules.ts';

const READABLE = 40;
const HASH = 20;
const PLAIN = /^[a-z][A-Za-z0-9_]*$/;

/** `dueDate` → `due_date`, `due_date` → `due__date`: databases do not tell upper case from lower. */
export function columnName(name: string): string {
  if (!PLAIN.test(name)) return hashedName(name);

  const snake = name.replace(/_/g, '__').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

  return snake.length > READABLE ? hashedName(name) : snake;
}

/** Names of tables follow the same rule. */
export const tableName = columnName;

/** The readable part is for people. `columnName` writes no single `_` before a digit, so that the two never meet. */
export function hashedName(name: string): string {
  const readable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, READABLE)
    .replace(/^_+|_+$/g, '');
  const hash = nodeCrypto().createHash('sha256').update(name).digest('hex');

  return `${readable}_0${hash.slice(0, HASH)}`;
}
