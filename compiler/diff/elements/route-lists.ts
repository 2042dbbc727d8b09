// Narrowing lists of a route: which inputs callers may send, and which outputs they get.
import type { FieldDocument, RouteDocument } from '../document.ts';
import { type DocumentIndex, membersOf } from '../document-index.ts';
import { type Both, type Edit, editAt, impact, type Line, type Place } from '../edit.ts';
import { isSecret } from '../sets/slot-schema.ts';
import { differ } from './route-traits.ts';

type Routes = readonly [RouteDocument, RouteDocument];

interface Names {
  readonly of: 'input' | 'output';
  readonly came: readonly [rule: string, at: Line['at'], text: string];
  readonly went: readonly [rule: string, at: Line['at'], text: string];
  readonly unlisted: string;
}

const LISTS: readonly Names[] = [
  {
    of: 'input',
    came: ['io-input-field-added', ['acc', 'SEC'], 'callers may set it'],
    went: ['io-input-field-removed', ['in', 'BREAK'], 'callers that send it are refused'],
    unlisted: 'io-input-unrestricted',
  },
  {
    of: 'output',
    came: ['projection-field-added', ['acc', 'SEC'], 'callers may read it'],
    went: ['projection-field-removed', ['out', 'BREAK'], 'readers find it no more'],
    unlisted: 'io-output-unrestricted',
  },
];

export function compareLists(both: Both, place: Place, pair: Routes): readonly Edit[] {
  return LISTS.flatMap((names) => compareList(both, place, { names, pair }));
}

interface Compared {
  readonly names: Names;
  readonly pair: Routes;
}

function compareList(
  both: Both,
  place: Place,
  { names, pair: [was, is] }: Compared,
): readonly Edit[] {
  const { of } = names;

  if (was[of] === undefined && is[of] === undefined) return [];

  const { came, went } = differ(listed(was, of, both.old), listed(is, of, both.next));

  if (is[of] === undefined && came.length > 0)
    return [
      one(place, [names.unlisted, names.came[1], names.came[2]], {
        before: (was[of] ?? []).map((f) => f.name).join(', '),
        shown: came.join(', '),
      }),
    ];

  // What is new in the operation itself is found there.
  const known = all(was, of, both.old);

  return [
    ...came
      .filter((name) => known.includes(name))
      .map((name) => one(place, names.came, { after: name, shown: name })),
    ...went.map((name) => one(place, names.went, { before: name, shown: name })),
  ];
}

interface Texts {
  readonly before?: string;
  readonly after?: string;
  readonly shown: string;
}

function one(place: Place, [rule, at, text]: Names['came'], { after, before, shown }: Texts): Edit {
  return editAt(place, {
    rule,
    message: `${place.element}: ${shown}: ${text}`,
    before,
    after,
    impacts: [impact(at, place.element, text)],
  });
}

function listed(route: RouteDocument, of: Names['of'], index: DocumentIndex): readonly string[] {
  return route[of]?.map((f) => f.name) ?? all(route, of, index);
}

/** What there is where nothing is listed: of a list or a stream, the members of its items. */
function all(route: RouteDocument, of: Names['of'], index: DocumentIndex): readonly string[] {
  const slot = index.operations.get(route.operation.id)?.[of];
  const inner = slot?.type.kind === 'list' || slot?.type.kind === 'stream' ? slot.type.item : slot;
  const bound = new Set(of === 'input' ? (route.bind ?? []).map((b) => b.input.name) : []);
  const fields: readonly FieldDocument[] = membersOf(inner, index) ?? [];

  return fields
    .filter((f) => !bound.has(f.name) && (of === 'input' || !isSecret(f)))
    .map((f) => f.name);
}
