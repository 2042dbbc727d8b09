// Pages: kinds of values, and lists of values.
import { ANY_ORDER, NOTHING, type Page, pages } from './page.ts';
import { CROSSED, NARROWED, short, WIDENED } from './schema-short.ts';

const KINDS: readonly Page[] = [
  ...short(WIDENED, [
    {
      id: 'type-widened',
      cause:
        'A value may be of more kinds than before. Callers need not change; readers may meet what they do not know.',
      was: 'integer',
      is: 'number',
      mirror: 'type-narrowed',
    },
    {
      id: 'format-relaxed',
      cause: 'A text needs no special form any more.',
      was: 'uuid',
      is: 'string',
      mirror: 'format-tightened',
    },
    {
      id: 'enum-dropped',
      cause: 'A value that was one of a list may be any text.',
      was: 'enum(a|b)',
      is: 'string',
      mirror: 'enum-introduced',
    },
    {
      id: 'const-dropped',
      cause: 'A value that was always the same may be any text.',
      was: 'enum(v1)',
      is: 'string',
      mirror: 'const-introduced',
    },
    {
      id: 'enum-value-added',
      cause:
        'A list of values is longer. Readers that know the list alone meet a value that they do not expect; an open list (`|*`) spares them.',
      was: 'enum(a|b)',
      is: 'enum(a|b|c)',
      mirror: 'enum-value-removed',
    },
    {
      id: 'enum-became-extensible',
      cause:
        'Values that are not listed may come. Switches over all values do not compile, and meet more than they know.',
      was: 'enum(a|b)',
      is: 'enum(a|b|*)',
      mirror: 'enum-became-closed',
    },
  ]),
  ...short(NARROWED, [
    {
      id: 'type-narrowed',
      cause: 'A value may be of fewer kinds than before.',
      was: 'number',
      is: 'integer',
      mirror: 'type-widened',
    },
    {
      id: 'format-tightened',
      cause: 'A text must have a special form now.',
      was: 'string',
      is: 'uuid',
      mirror: 'format-relaxed',
    },
    {
      id: 'enum-introduced',
      cause: 'A value that could be any text is one of a list now.',
      was: 'string',
      is: 'enum(a|b)',
      mirror: 'enum-dropped',
    },
    {
      id: 'const-introduced',
      cause: 'A value that could be any text is always the same now.',
      was: 'string',
      is: 'enum(v1)',
      mirror: 'const-dropped',
    },
    {
      id: 'enum-value-removed',
      cause:
        'A value is gone from a list: who sends it is refused, and what is stored with it does not fit.',
      was: 'enum(a|b|c)',
      is: 'enum(a|b)',
      mirror: 'enum-value-added',
    },
    {
      id: 'enum-became-closed',
      cause: 'Values that are not listed are refused now.',
      was: 'enum(a|b|*)',
      is: 'enum(a|b)',
      mirror: 'enum-became-extensible',
    },
  ]),
  ...short(CROSSED, [
    {
      id: 'type-replaced',
      cause:
        'A value is of another kind: what was sent does not fit, and what comes is not expected.',
      was: 'string',
      is: 'integer',
      mirror: 'type-replaced',
    },
    {
      id: 'format-changed',
      cause: 'A text has another form.',
      was: 'date',
      is: 'timestamp',
      mirror: 'format-changed',
    },
    {
      id: 'encoding-changed',
      cause: 'Bytes become text, or text becomes bytes: the same characters mean something else.',
      was: 'uuid',
      is: 'bytes',
      mirror: 'encoding-changed',
    },
    {
      id: 'const-changed',
      cause: 'A value that is always the same is another one.',
      was: 'enum(v1)',
      is: 'enum(v2)',
      mirror: 'const-changed',
    },
    {
      id: 'enum-value-renamed',
      cause:
        'A value has another name, and says which one it had. No migration renames stored values.',
      was: 'enum(cancelled|paid)',
      is: '{ $type: enum(canceled|paid), $was: { canceled: cancelled } }',
      waiver:
        'a former name is written in one direction only: back again a value is removed and one is added',
    },
    {
      id: 'schema-crossing',
      cause:
        'Some of what fitted does not fit any more, and some of what did not fits now; no finer rule says how.',
      was: 'string | integer',
      is: 'integer | boolean',
      mirror: 'schema-crossing',
    },
    {
      id: 'reference-changed',
      cause: 'An id leads to another component. The texts look alike, and mean something else.',
      was: 'ref(orders)',
      is: 'ref(identity)',
      mirror: 'reference-changed',
    },
  ]),
  ...short({ remedy: NOTHING, rollout: ANY_ORDER }, [
    {
      id: 'enum-reordered',
      cause: 'A list of values has another order, which says nothing.',
      was: 'enum(a|b)',
      is: 'enum(b|a)',
      mirror: 'enum-reordered',
    },
  ]),
];

export const SCHEMA_KINDS = pages('schema', KINDS);
