// What callers may ask of a list: filters, order, members, and how many at once.
import type { RouteDocument } from '../document.ts';
import { type Edit, editAt, impact, type Line, type Place } from '../edit.ts';
import { differ } from './route-traits.ts';

type Routes = readonly [RouteDocument, RouteDocument];

interface Names {
  readonly of: 'filter' | 'sort' | 'fields';
  readonly came: readonly [rule: string, at: Line['at'], text: string];
  readonly went: readonly [rule: string, at: Line['at'], text: string];
}

const LISTS: readonly Names[] = [
  {
    of: 'filter',
    came: [
      'query-selector-added',
      ['acc', 'SEC'],
      'callers may find out values by asking for them',
    ],
    went: ['query-selector-removed', ['in', 'BREAK'], 'callers that filter by it are refused'],
  },
  {
    of: 'sort',
    came: ['query-sort-opened', ['in', 'SAFE'], 'callers may order by it'],
    went: ['query-sort-closed', ['in', 'BREAK'], 'callers that order by it are refused'],
  },
  {
    of: 'fields',
    came: ['query-field-added', ['in', 'SAFE'], 'callers may choose it'],
    went: ['query-field-removed', ['in', 'BREAK'], 'callers that choose it are refused'],
  },
];

export function compareQuery(place: Place, [was, is]: Routes): readonly Edit[] {
  const one = ([rule, at, text]: Names['came'], before?: string, after?: string): Edit =>
    editAt(place, {
      rule,
      message: `${place.element}: ${text}: ${after ?? before}`,
      before,
      after,
      impacts: [impact(at, place.element, text)],
    });

  return [
    ...LISTS.flatMap((names) => {
      const list = ({ query }: RouteDocument) => (query?.[names.of] ?? []).map((f) => f.name);
      const { came, went } = differ(list(was), list(is));

      return [
        ...came.map((name) => one(names.came, undefined, name)),
        ...went.map((name) => one(names.went, name)),
      ];
    }),
    ...compareLimit(place, [was, is]),
  ];
}

const USUAL = { default: 100, max: 100 };

function compareLimit(place: Place, [was, is]: Routes): readonly Edit[] {
  const [before, after] = [was.query?.limit ?? USUAL, is.query?.limit ?? USUAL];
  const one = (rule: string, at: Line['at'], said: readonly [string, number, number]): Edit => {
    const [text, from, to] = said;

    return editAt(place, {
      rule,
      message: `${place.element}: ${text}`,
      before: String(from),
      after: String(to),
      impacts: [impact(at, place.element, text)],
    });
  };
  const edits: Edit[] = [];

  if (after.max < before.max)
    edits.push(
      one(
        'query-limit-max-lowered',
        ['in', 'BREAK'],
        [`callers that ask for more than ${after.max} at once are refused`, before.max, after.max],
      ),
    );
  if (after.max > before.max)
    edits.push(
      one(
        'query-limit-max-raised',
        ['acc', 'SEC'],
        [`callers may ask for ${after.max} at once`, before.max, after.max],
      ),
    );
  if (after.default !== before.default)
    edits.push(
      one(
        'query-limit-default-changed',
        ['out', 'RISK'],
        [`callers that say nothing get ${after.default} at once`, before.default, after.default],
      ),
    );

  return edits;
}
