// How callers prove who they are in a deployment: schemes, tokens, and whom it believes.
import type { Json } from '../../2-model/type-model.ts';
import { amount } from './deployment-gateway.ts';
import {
  type Data,
  type Deployments,
  dataOf,
  eachOf,
  type Said,
  textOf,
} from './deployment-said.ts';
import { differ } from './route-traits.ts';

export function compareIdentity([was, is]: Deployments): readonly Said[] {
  const [before, after] = [dataOf(was.identity?.value), dataOf(is.identity?.value)];

  return [
    ...compareSchemes(before, after),
    ...compareTokens(dataOf(before['tokens']), dataOf(after['tokens'])),
    ...compareIssuers(issuersOf(before), issuersOf(after)),
  ];
}

function compareSchemes(was: Data, is: Data): readonly Said[] {
  return eachOf(was, is).flatMap(([name, before, after]): readonly Said[] => {
    if ((before === undefined) === (after === undefined)) return [];

    const isNew = after !== undefined;

    return [
      {
        rule: isNew ? 'auth-scheme-added' : 'auth-scheme-removed',
        path: `identity.${name}`,
        at: isNew ? ['acc', 'SEC'] : ['acc', 'BREAK'],
        text: isNew ? `callers may come by ${name}` : `callers that come by ${name} are refused`,
        ...(isNew ? { after: name } : { before: name }),
      },
    ];
  });
}

function compareTokens(was: Data, is: Data): readonly Said[] {
  const { came, went } = differ(Object.keys(dataOf(was['keys'])), Object.keys(dataOf(is['keys'])));
  const isKept = Object.keys(was).length > 0 && Object.keys(is).length > 0;

  if (!isKept) return [];

  return [
    ...came.map(
      (name): Said => ({
        rule: 'token-key-added',
        path: `identity.tokens.keys.${name}`,
        at: ['acc', 'NOTE'],
        text: 'tokens may be made with another key',
        after: name,
      }),
    ),
    ...went.map(
      (name): Said => ({
        rule: 'token-key-removed',
        path: `identity.tokens.keys.${name}`,
        at: ['acc', 'BREAK'],
        text: 'tokens that were made with it are refused',
        before: name,
        rollout: 'after the lifetime of the last token that was made with it',
      }),
    ),
    ...compareTimes(was, is),
  ];
}

function compareTimes(was: Data, is: Data): readonly Said[] {
  return [
    ...compareTime('lifetime', [was, is], {
      longer: {
        rule: 'token-lifetime-extended',
        at: ['acc', 'SEC'],
        text: 'a stolen token is good for longer',
      },
      shorter: {
        rule: 'token-lifetime-shortened',
        at: ['acc', 'RISK'],
        text: 'callers have to sign in earlier',
      },
    }),
    ...compareTime('refresh', [was, is], {
      longer: {
        rule: 'token-refresh-extended',
        at: ['acc', 'SEC'],
        text: 'what was revoked is noticed later',
      },
      shorter: {
        rule: 'token-refresh-shortened',
        at: ['acc', 'SAFE'],
        text: 'what was revoked is noticed earlier',
      },
    }),
  ];
}

type Short = Pick<Said, 'rule' | 'at' | 'text'>;

const USUAL: Readonly<Record<string, string>> = { lifetime: '30d', refresh: '10m' };

function compareTime(
  name: string,
  [was, is]: readonly [Data, Data],
  { longer, shorter }: { readonly longer: Short; readonly shorter: Short },
): readonly Said[] {
  const [before, after] = [textOf(was[name]), textOf(is[name])];
  const [old, next] = [amount(before ?? USUAL[name]), amount(after ?? USUAL[name])];

  if (old === next) return [];

  return [{ ...(next > old ? longer : shorter), path: `identity.tokens.${name}`, before, after }];
}

function issuersOf(identity: Data): readonly Data[] {
  const { issuers } = dataOf(identity['federation']) as { readonly issuers?: Json };

  return Array.isArray(issuers) ? issuers.map(dataOf) : [];
}

function compareIssuers(was: readonly Data[], is: readonly Data[]): readonly Said[] {
  const urls = (list: readonly Data[]): readonly string[] =>
    list.map((i) => textOf(i['url']) ?? '');
  const { came, went } = differ(urls(was), urls(is));
  const path = 'identity.federation.issuers';

  return [
    ...came.map(
      (url): Said => ({
        rule: 'issuer-added',
        path,
        at: ['acc', 'SEC'],
        text: `whom ${url} vouches for may come in`,
        after: url,
      }),
    ),
    ...went.map(
      (url): Said => ({
        rule: 'issuer-removed',
        path,
        at: ['acc', 'BREAK'],
        text: `callers with tokens of ${url} are refused`,
        before: url,
      }),
    ),
    ...is.flatMap((issuer) => {
      const old = was.find((i) => i['url'] === issuer['url']);

      return old === undefined ? [] : compareIssuer(old, issuer);
    }),
  ];
}

function compareIssuer(was: Data, is: Data): readonly Said[] {
  const list = (value: Json | undefined): readonly string[] =>
    value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
  const path = 'identity.federation.issuers';
  const [audience, algorithms] = ['audience', 'algorithms'].map((key) =>
    differ(list(was[key]), list(is[key])),
  );
  const said: Said[] = [];
  const add = (rule: string, at: Said['at'], text: string, key: string): void => {
    said.push({ rule, path, at, text, before: textOf(was[key]), after: textOf(is[key]) });
  };

  if ((audience?.came.length ?? 0) > 0)
    add(
      'audience-relaxed',
      ['acc', 'SEC'],
      'tokens that were made for others are taken',
      'audience',
    );
  if ((audience?.went.length ?? 0) > 0)
    add('audience-tightened', ['acc', 'BREAK'], 'tokens of an audience are refused', 'audience');
  if ((algorithms?.came.length ?? 0) > 0)
    add(
      'issuer-algorithms-relaxed',
      ['acc', 'SEC'],
      'tokens of other algorithms are taken',
      'algorithms',
    );
  if ((algorithms?.went.length ?? 0) > 0)
    add(
      'issuer-algorithms-tightened',
      ['acc', 'BREAK'],
      'tokens of an algorithm are refused',
      'algorithms',
    );
  if (was['implicit'] !== is['implicit'])
    add(
      is['implicit'] === true ? 'issuer-implicit-enabled' : 'issuer-implicit-disabled',
      is['implicit'] === true ? ['acc', 'SEC'] : ['acc', 'BREAK'],
      is['implicit'] === true
        ? 'unknown callers get an identity'
        : 'unknown callers get no identity',
      'implicit',
    );
  if (was['principal'] !== is['principal'])
    add('principal-changed', ['acc', 'SEC'], 'somebody else is the principal', 'principal');

  return said;
}
