// The gateway of a deployment: under which names it is found, who may call from a browser, how much it takes.
import type { Json } from '../../2-model/type-model.ts';
import {
  type Data,
  type Deployments,
  dataOf,
  eachOf,
  type Said,
  textOf,
} from './deployment-said.ts';
import { resourcesOf } from './deployment-services.ts';
import { differ } from './route-traits.ts';

export function compareGateway([was, is]: Deployments): readonly Said[] {
  const [before, after] = [dataOf(was.gateway?.value), dataOf(is.gateway?.value)];

  return [
    ...compareHosts(dataOf(before['hosts']), dataOf(after['hosts'])),
    ...compareHost(before['host'], after['host']),
    ...compareOrigins(dataOf(before['cors']), dataOf(after['cors'])),
    ...compareLimits(dataOf(before['limits']), dataOf(after['limits'])),
    ...compareRest(before, after),
    ...resourcesOf('gateway', before, after),
  ];
}

/** Authorities are names in stored credentials; hosts are names in the DNS. */
function compareHosts(was: Data, is: Data): readonly Said[] {
  const { came, went } = differ(Object.keys(was), Object.keys(is));
  const renamed = came.flatMap((name) => {
    const old = went.find((other) => was[other] === is[name]);

    return old === undefined ? [] : [[old, name] as const];
  });
  const isRenamed = (name: string): boolean => renamed.some((pair) => pair.includes(name));

  return [
    ...renamed.map(
      ([old, name]): Said => ({
        rule: 'authority-renamed',
        path: `gateway.hosts.${name}`,
        at: ['acc', 'BREAK'],
        text: `credentials of ${old} are not those of ${name}`,
        before: old,
        after: name,
      }),
    ),
    ...came
      .filter((name) => !isRenamed(name))
      .map(
        (name): Said => ({
          rule: 'authority-added',
          path: `gateway.hosts.${name}`,
          at: ['acc', 'SEC'],
          text: `the gateway answers as ${name} too`,
          after: textOf(is[name]),
        }),
      ),
    ...went
      .filter((name) => !isRenamed(name))
      .map(
        (name): Said => ({
          rule: 'authority-removed',
          path: `gateway.hosts.${name}`,
          at: ['in', 'BREAK'],
          text: `callers of ${textOf(was[name])} find nothing`,
          before: textOf(was[name]),
        }),
      ),
    ...movedHosts(was, is),
  ];
}

function movedHosts(was: Data, is: Data): readonly Said[] {
  return Object.keys(is)
    .filter((name) => was[name] !== undefined && was[name] !== is[name])
    .map(
      (name): Said => ({
        rule: 'ingress-host-changed',
        path: `gateway.hosts.${name}`,
        at: ['in', 'BREAK'],
        text: `callers of ${textOf(was[name])} find nothing`,
        before: textOf(was[name]),
        after: textOf(is[name]),
      }),
    );
}

function compareHost(was: Json | undefined, is: Json | undefined): readonly Said[] {
  const [before, after] = [textOf(was), textOf(is)];

  if (before === after) return [];

  const rule = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

  return [
    {
      rule: `ingress-host-${rule}`,
      path: 'gateway.host',
      at: rule === 'added' ? ['acc', 'SEC'] : ['in', 'BREAK'],
      text: rule === 'added' ? `it is found at ${after}` : `callers of ${before} find nothing`,
      before,
      after,
    },
  ];
}

function compareOrigins(was: Data, is: Data): readonly Said[] {
  const list = (value: Json | undefined): readonly string[] =>
    Array.isArray(value) ? value.map(String) : [];
  const { came, went } = differ(list(was['origins']), list(is['origins']));

  return [
    ...came.map(
      (origin): Said => ({
        rule: 'cors-origin-added',
        path: 'gateway.cors.origins',
        at: ['acc', 'SEC'],
        text: `pages of ${origin} may call it`,
        after: origin,
      }),
    ),
    ...went.map(
      (origin): Said => ({
        rule: 'cors-origin-removed',
        path: 'gateway.cors.origins',
        at: ['in', 'BREAK'],
        text: `pages of ${origin} may not call it any more`,
        before: origin,
      }),
    ),
  ];
}

const LIMITS: Readonly<Record<string, { readonly rule: string; readonly lowered: Said['at'] }>> = {
  body: { rule: 'body-limit', lowered: ['in', 'BREAK'] },
  requestTimeout: { rule: 'request-timeout', lowered: ['in', 'RISK'] },
};

function compareLimits(was: Data, is: Data): readonly Said[] {
  return eachOf(was, is).flatMap(([name, before, after]): readonly Said[] => {
    const [old, next] = [textOf(before), textOf(after)];

    if (old === next) return [];

    const { rule, lowered } = LIMITS[name] ?? { rule: 'gateway-limit', lowered: ['in', 'RISK'] };
    const isLower = amount(next) < amount(old);

    return [
      {
        rule: `${rule}-${isLower ? 'lowered' : 'raised'}`,
        path: `gateway.limits.${name}`,
        at: isLower ? lowered : ['acc', 'SEC'],
        text: isLower ? `less is taken: ${name}` : `more is taken: ${name}`,
        before: old,
        after: next,
      },
    ];
  });
}

const UNITS: Readonly<Record<string, number>> = {
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/** Where nothing is said, toac's own limit counts, which may be anything. */
export function amount(text: string | undefined): number {
  const [, number = '0', unit = ''] = /^([\d.]+)(\w*)$/.exec(text ?? '') ?? [];

  return Number(number) * (UNITS[unit] ?? 1);
}

function compareRest(was: Data, is: Data): readonly Said[] {
  const edits: Said[] = [];
  const add = (name: string, rule: string, at: Said['at'], text: string): void => {
    const [before, after] = [textOf(was[name]), textOf(is[name])];

    if (before !== after) edits.push({ rule, path: `gateway.${name}`, at, text, before, after });
  };

  add('class', 'ingress-class-changed', ['cfg', 'RISK'], 'another controller serves it');
  add('tls', 'ingress-tls-changed', ['cfg', 'RISK'], 'callers meet another certificate, or none');
  add('proxies', 'proxies-changed', ['acc', 'SEC'], 'others are believed about who calls');

  return edits;
}
