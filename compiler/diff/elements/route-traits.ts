// What a route asks of requests, and says of replies, beside its schemas.

import { durationText } from '../../2-model/expression-text.ts';
import type { RouteDocument } from '../document.ts';
import { type Both, type Edit, editAt, impact, type Line, type Place } from '../edit.ts';
import { oldId } from '../renames.ts';

import { isSame } from '../same.ts';

type Routes = readonly [RouteDocument, RouteDocument];

interface Said {
  readonly rule: string;
  readonly at: Line['at'];
  readonly text: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export function compareHead(both: Both, place: Place, pair: Routes): readonly Edit[] {
  const said = [
    ...compareParameters(both, pair),
    ...compareRequired(pair),
    ...compareAccepted(pair),
    ...compareCache(pair),
    ...compareMarks(both, pair),
  ];

  return said.map(({ after, at, before, rule, text }) =>
    editAt(place, {
      rule,
      message: `${place.element}: ${text}`,
      before,
      after,
      impacts: [impact(at, place.element, text)],
    }),
  );
}

/** The path has the same shape on both sides. */
function compareParameters(both: Both, [was, is]: Routes): readonly Said[] {
  return (is.segments ?? []).flatMap(({ parameter }, i): readonly Said[] => {
    const before = was.segments?.[i]?.parameter;

    if (parameter === undefined || before === undefined || isSame(before, parameter)) return [];

    const texts = { before: `:${before.name}`, after: `:${parameter.name}` };
    const [from, to] = [boundTo(before, was), boundTo(parameter, is)];
    const renamed = both.renames.fields.get(`${is.id.split('/')[0]}/entity/fields/${to}`);

    if (from === to || renamed?.endsWith(`/${from}`) === true)
      return [
        {
          rule: 'route-variable-renamed',
          at: ['src', 'BREAK'],
          text: 'clients name the parameter; the wire does not',
          ...texts,
        },
      ];

    return [
      {
        rule: 'route-variable-rebound',
        at: ['in', 'BREAK'],
        text: `what stands at :${parameter.name} means another thing`,
        ...texts,
      },
    ];
  });
}

type Parameter = NonNullable<NonNullable<RouteDocument['segments']>[number]['parameter']>;

/** What it fills: by its name, or by `bind`. */
function boundTo({ binds, name }: Parameter, { bind = [] }: RouteDocument): string {
  if (binds.to === 'criterion') return binds.field;
  if (binds.to === 'input') return binds.name;

  const filled = bind.filter(
    ({ source }) =>
      source.kind === 'path' && source.root === 'route' && source.segments?.[0] === name,
  );

  return filled[0]?.input.name ?? binds.to;
}

function compareRequired([was, is]: Routes): readonly Said[] {
  const { came, went } = differ(was.require, is.require);

  return [
    ...came.map(
      (header): Said => ({
        rule: 'method-precondition-added',
        at: ['in', 'BREAK'],
        text: `callers without ${header} are refused`,
        after: header,
      }),
    ),
    ...went.map(
      (header): Said => ({
        rule: 'method-precondition-removed',
        at: ['in', 'RISK'],
        text: `callers without ${header} are let through, and may overwrite what they have not seen`,
        before: header,
      }),
    ),
  ];
}

export function differ(
  was: readonly string[] = [],
  is: readonly string[] = [],
): { readonly came: readonly string[]; readonly went: readonly string[] } {
  return {
    came: is.filter((one) => !was.includes(one)),
    went: was.filter((one) => !is.includes(one)),
  };
}

/** Where nothing is listed, everything that toac reads is taken. */
function compareAccepted([was, is]: Routes): readonly Said[] {
  const { came, went } = differ(was.accepts ?? [EVERY], is.accepts ?? [EVERY]);

  return [
    ...went.map(
      (type): Said => ({
        rule: 'request-media-type-removed',
        at: ['in', 'BREAK'],
        text: type === EVERY ? 'other media types are refused' : `${type} is refused`,
        before: type,
        ...(type === EVERY ? { after: (is.accepts ?? []).join(', ') } : {}),
      }),
    ),
    ...came
      .filter(() => !went.includes(EVERY))
      .map(
        (type): Said => ({
          rule: 'request-media-type-added',
          at: ['in', 'SAFE'],
          text: type === EVERY ? 'every media type is taken' : `${type} is taken`,
          after: type,
        }),
      ),
  ].filter(({ rule }) => rule === 'request-media-type-added' || !came.includes(EVERY));
}

const EVERY = '*/*';

function compareCache([was, is]: Routes): readonly Said[] {
  const said: Said[] = [];
  const texts = { before: cacheText(was), after: cacheText(is) };
  const [wasPublic, isPublic] = [was.cache?.public === true, is.cache?.public === true];
  const [before, after] = [agesOf(was), agesOf(is)];
  const add = (rule: string, at: Line['at'], text: string): void => {
    said.push({ rule, at, text, ...texts });
  };

  if (!wasPublic && isPublic)
    add('cache-made-public', ['acc', 'SEC'], 'caches between the gateway and callers keep replies');
  if (wasPublic && !isPublic)
    add('cache-made-private', ['out', 'SAFE'], 'only callers themselves keep replies');
  if (after > before) add('cache-lengthened', ['out', 'RISK'], 'readers meet older replies');
  if (after < before) add('cache-shortened', ['out', 'SAFE'], 'readers meet newer replies');

  return said;
}

function agesOf({ cache }: RouteDocument): number {
  return (cache?.max ?? 0) + (cache?.revalidate ?? 0);
}

function cacheText({ cache }: RouteDocument): string | undefined {
  if (cache === undefined) return undefined;

  const parts = [
    cache.public ? 'public: true' : undefined,
    cache.max === undefined ? undefined : `max: ${durationText(cache.max)}`,
    cache.revalidate === undefined ? undefined : `revalidate: ${durationText(cache.revalidate)}`,
  ].filter((part) => part !== undefined);

  return `{ ${parts.join(', ')} }`;
}

function compareMarks(both: Both, [was, is]: Routes): readonly Said[] {
  const said: Said[] = [];

  if (was.hide !== is.hide)
    said.push(
      is.hide === true
        ? {
            rule: 'route-hidden',
            at: ['out', 'RISK'],
            text: 'who may not gets 404, not 403',
            after: 'hide: true',
          }
        : {
            rule: 'route-unhidden',
            at: ['acc', 'SEC'],
            text: 'who may not learns that it is there: 403, not 404',
            before: 'hide: true',
          },
    );

  const incepts = was.incept === undefined ? undefined : was.incept.id;

  if (incepts !== (is.incept === undefined ? undefined : oldId(is.incept.id, both.renames)))
    said.push({
      rule: 'incept-changed',
      at: ['in', 'BREAK'],
      text: 'another member of the reply is the new identity, or none is',
      before: was.incept?.name,
      after: is.incept?.name,
    });

  return said;
}
