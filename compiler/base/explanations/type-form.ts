// What `toac explain` says about types (TOA2009 to TOA2025), with a contract before and after. The tests compile both.
import { explanation, file } from './contract.ts';

function field(text: string): Readonly<Record<string, string>> {
  return file('tasks.yaml', `entity:\n  fields:\n    ${text}\n`);
}

export const explainTypes = {
  TOA2009: explanation(
    '`$size` bounds texts, lists, maps and bytes, `$range` numbers, decimals and moments.',
    field('urgent: { $type: boolean, $size: 1..3 }'),
    field('labels: { $list: string, $size: 1..3 }'),
  ),
  TOA2010: explanation(
    'Bounds leave at least one value, and are written as values of the type.',
    field('priority: integer(9..1)'),
    field('priority: integer(1..9)'),
  ),
  TOA2011: explanation(
    'A default is a value of the type that it stands behind.',
    field('state: enum(open|done) = opne'),
    field('state: enum(open|done) = open'),
  ),
  TOA2012: explanation(
    'A field with a default is never absent. Either it may be absent, or something stands there.',
    field('priority?: integer = 5'),
    field('priority: integer = 5'),
  ),
  TOA2013: explanation(
    'Of several plain types a value must tell by its JSON kind which it is. For objects there is `$union`.',
    field('code: integer | number'),
    field('code: integer | string'),
  ),
  TOA2014: explanation(
    'A type may hold itself through a list, a map or an optional field: there it can end.',
    {
      'types.yaml': 'types:\n  Node: { next: Node }\n',
      'tasks.yaml': 'entity:\n  fields:\n    first: Node\n',
    },
    {
      'types.yaml': 'types:\n  Node: { next?: Node }\n',
      'tasks.yaml': 'entity:\n  fields:\n    first: Node\n',
    },
  ),
  TOA2018: explanation(
    'The arms of a union are objects, told apart by the discriminator, or named object types.',
    {
      ...field('method: { $union: kind, card: Card, cash: {} }'),
      'types.yaml': 'types:\n  Card: string\n',
    },
    {
      ...field('method: { $union: kind, card: Card, cash: {} }'),
      'types.yaml': 'types:\n  Card: { token: string }\n',
    },
  ),
  TOA2019: explanation(
    'The discriminator is written by toac in every arm; a field of that name would be a second one.',
    field('method: { $union: kind, card: { kind: string }, cash: {} }'),
    field('method: { $union: kind, card: { brand: string }, cash: {} }'),
  ),
  TOA2020: explanation(
    'Each value of an enum stands once.',
    field('state: enum(open|done|open)'),
    field('state: enum(open|done)'),
  ),
  TOA2021: explanation(
    '`secret` is what a configuration asks for. A secret field of an entity is marked `$secret: true`, and never leaves the service.',
    field('key: secret'),
    field('key: { $type: string, $secret: true }'),
  ),
  TOA2022: explanation(
    'A stream is a whole output: frame by frame, not a member among others.',
    field('log: stream(string)'),
    field('log: [string]'),
  ),
  TOA2023: explanation(
    'The type is reserved for a later version of the language.',
    field('photo: blob(photos)'),
    field('photo: uri'),
  ),
  TOA2024: explanation(
    'A decimal says how many digits it has in all, and how many of them behind the point.',
    field('price: decimal(2.4)'),
    field('price: decimal(8.4)'),
  ),
  TOA2025: explanation(
    '`$schema` takes what can be validated and compared exactly. An enum holds texts, and null at most.',
    field('level: { $schema: { enum: [1, 2] } }'),
    field('level: { $schema: { enum: [low, high] } }'),
  ),
};
