// Pages: bounds, patterns, maps, unions, names of types.
import {
  ANY_ORDER,
  CALLERS_FIRST,
  MIGRATION_FIRST,
  NOTHING,
  type Page,
  pages,
  READERS_FIRST,
} from './page.ts';
import { CROSSED, NARROWED, value, WIDENED } from './schema-short.ts';

type Bound = readonly [
  id: string,
  widened: string,
  narrowed: string,
  types: readonly [string, string],
  cause: string,
];

/** The first of the types holds less. */
const BOUNDS: readonly Bound[] = [
  ['minimum', 'lowered', 'raised', ['integer(5..9)', 'integer(1..9)'], 'The least value'],
  ['maximum', 'raised', 'lowered', ['integer(1..50)', 'integer(1..100)'], 'The greatest value'],
  [
    'multiple-of',
    'relaxed',
    'tightened',
    ['decimal(12.2)', 'decimal(13.3)'],
    'The number of digits after the point',
  ],
  [
    'decimal-digits',
    'raised',
    'lowered',
    ['decimal(10.2)', 'decimal(12.2)'],
    'The number of digits',
  ],
  [
    'min-length',
    'lowered',
    'raised',
    ['string(5..64)', 'string(1..64)'],
    'The least number of characters (code points)',
  ],
  [
    'max-length',
    'raised',
    'lowered',
    ['string(1..20)', 'string(1..64)'],
    'The greatest number of characters (code points)',
  ],
  [
    'min-items',
    'lowered',
    'raised',
    ['{ $list: string(..9), $size: 2..9 }', '{ $list: string(..9), $size: 1..9 }'],
    'The least number of items',
  ],
  [
    'max-items',
    'raised',
    'lowered',
    ['{ $list: string(..9), $size: 1..9 }', '{ $list: string(..9), $size: 1..99 }'],
    'The greatest number of items',
  ],
  [
    'min-properties',
    'lowered',
    'raised',
    ['{ $map: string(..9), $size: 2..9 }', '{ $map: string(..9), $size: 1..9 }'],
    'The least number of entries',
  ],
  [
    'max-properties',
    'raised',
    'lowered',
    ['{ $map: string(..9), $size: 1..9 }', '{ $map: string(..9), $size: 1..99 }'],
    'The greatest number of entries',
  ],
  ['pattern', 'relaxed', 'tightened', ['string(/^ab/)', 'string(/^a/)'], 'The pattern of a text'],
  [
    'additional',
    'relaxed',
    'tightened',
    ['map(integer)', 'map(number)'],
    'The type of the values of a map',
  ],
];

const BOUND_PAGES: readonly Page[] = BOUNDS.flatMap(
  ([id, widened, narrowed, [less, more], cause]): readonly Page[] => [
    {
      id: `${id}-${widened}`,
      cause: `${cause} lets more through than before. Callers need not change; readers may meet what they do not expect.`,
      before: value(less),
      after: value(more),
      ...WIDENED,
      mirror: `${id}-${narrowed}`,
    },
    {
      id: `${id}-${narrowed}`,
      cause: `${cause} lets less through than before: who sends more is refused, and what is stored may not fit.`,
      before: value(more),
      after: value(less),
      ...NARROWED,
      mirror: `${id}-${widened}`,
    },
  ],
);

/** Repetitions that need more states than there are. */
const LARGE = 24;

const REST: readonly Page[] = [
  {
    id: 'pattern-changed',
    cause:
      'A pattern lets other texts through: some fitted and do not any more, some did not and fit now.',
    before: value('string(/^a/)'),
    after: value('string(/^b/)'),
    ...CROSSED,
    mirror: 'pattern-changed',
  },
  {
    id: 'additional-changed',
    cause: 'The values of a map are of another kind.',
    before: value('map(string(..9))'),
    after: value('map(integer)'),
    ...CROSSED,
    mirror: 'additional-changed',
  },
  {
    id: 'pattern-undecided',
    cause:
      'Two patterns are too large to be compared in the steps that a comparison has. It may be that all fits as before; nobody knows.',
    before: value(`string(/^(a|b)*a(a|b){${LARGE}}$/)`),
    after: value(`string(/^(a|b)*b(a|b){${LARGE}}$/)`),
    remedy: 'Write a pattern that is simpler, or bounds of the length.',
    rollout: CALLERS_FIRST,
    mirror: 'pattern-undecided',
  },
  {
    id: 'schema-undecided',
    cause:
      'Two kinds of values are too large to be compared in the steps that a comparison has. It may be that all fits as before; nobody knows.',
    before: value(`string(/^(a|b)*a(a|b){${LARGE}}$/)`),
    after: value(`string(/^(a|b)*b(a|b){${LARGE}}$/) | integer`),
    remedy: 'Write patterns that are simpler.',
    rollout: CALLERS_FIRST,
    mirror: 'schema-undecided',
  },
  {
    id: 'variant-added',
    cause:
      'A union has another variant. Readers that know the others alone meet what they do not expect.',
    before: value('{ $union: kind, card: { token: string(..9) } }'),
    after: value('{ $union: kind, card: { token: string(..9) }, cash: {} }'),
    remedy: 'Take it in inputs first; send it when readers know it.',
    rollout: READERS_FIRST,
    mirror: 'variant-removed',
  },
  {
    id: 'variant-removed',
    cause:
      'A variant of a union is gone: who sends it is refused, and what is stored as it does not fit.',
    before: value('{ $union: kind, card: { token: string(..9) }, cash: {} }'),
    after: value('{ $union: kind, card: { token: string(..9) } }'),
    remedy: 'Take it away when nobody sends it, and nothing is stored as it.',
    rollout: MIGRATION_FIRST,
    mirror: 'variant-added',
  },
  {
    id: 'discriminator-changed',
    cause: 'Variants are told apart by another member.',
    before: value('{ $union: kind, card: { token: string(..9) }, cash: {} }'),
    after: value('{ $union: type, card: { token: string(..9) }, cash: {} }'),
    ...CROSSED,
    mirror: 'discriminator-changed',
  },
  {
    id: 'schema-type-added',
    cause: 'A type with a name is new. Nothing changes on the wire.',
    before: '',
    after: 'types:\n  Size:\n    width: integer',
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'schema-type-removed',
  },
  {
    id: 'schema-type-removed',
    cause:
      'A type with a name is gone: code that imports it does not compile. Nothing changes on the wire.',
    before: 'types:\n  Size:\n    width: integer',
    after: '',
    remedy: 'Keep it until nobody imports it.',
    rollout: 'With the code that imports it.',
    mirror: 'schema-type-added',
  },
  {
    id: 'schema-type-renamed',
    cause:
      'A type has another name: code that imports it does not compile. Nothing changes on the wire.',
    before: 'types:\n  Size:\n    width: integer',
    after: 'types:\n  Extent:\n    width: integer',
    remedy: 'Keep the old name beside the new one until nobody imports it.',
    rollout: 'With the code that imports it.',
    mirror: 'schema-type-renamed',
  },
  {
    id: 'ref-retargeted',
    cause: 'The same values are called by another name, or by none. Nothing changes on the wire.',
    before: `types:\n  Size:\n    width: integer\n${value('{ width: integer }')}`,
    after: `types:\n  Size:\n    width: integer\n${value('Size')}`,
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'ref-retargeted',
  },
];

export const SCHEMA_VALUES = pages('schema', [...BOUND_PAGES, ...REST]);
