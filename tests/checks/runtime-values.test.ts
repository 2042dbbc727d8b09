// What handlers import: branded values, failures, secrets, identities; and that the list for emitters is complete.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { hasRole } from '../../runtime-lib/core/identity.ts';
import { SYMBOLS } from '../../runtime-lib/symbols.ts';
import {
  ContractError,
  date,
  decimal,
  duration,
  type Failure,
  type FailureMaker,
  failure,
  type Id,
  id,
  isFailure,
  isMissing,
  type Missing,
  missing,
  Secret,
} from '../../runtime-lib/v1.ts';

describe('branded values', () => {
  it('are the text', () => {
    expect(id<'payments'>('0190163d-8694-739b-aea5-966c26f8ad91')).toBe(
      '0190163d-8694-739b-aea5-966c26f8ad91',
    );
    expect(date('2024-02-29')).toBe('2024-02-29');
    expect(duration('P1DT12H')).toBe('P1DT12H');
    expect(decimal('-12.50')).toBe('-12.50');
  });

  it.each([
    () => id(''),
    () => id('a b'),
    () => id('x'.repeat(65)),
    () => date('2023-02-29'),
    () => date('0000-01-01'),
    () => duration('1 day'),
    () => decimal('1e5'),
    () => decimal('.5'),
    () => decimal('+1'),
    () => decimal(1 as never),
  ])('refuse what is none: %s', (make) => expect(make).toThrow(/^not an? /));

  it('of several components take those of each', () => {
    expectTypeOf<Id<'a'>>().toExtend<Id<'a' | 'b'>>();
    expectTypeOf<Id<'a' | 'b'>>().not.toExtend<Id<'a'>>();
    expectTypeOf<string>().not.toExtend<Id<'a'>>();
    expectTypeOf<Id<'a'>>().toExtend<string>();
  });
});

describe('failures', () => {
  type Out = Failure<'OUT_OF_STOCK', { readonly sku: string }>;
  type Reply = { readonly id: string } | Out | Failure<'GONE'> | Missing;

  it('narrow a reply', () => {
    const tell = (reply: Reply): string => {
      if (isFailure(reply)) {
        expectTypeOf(reply).toEqualTypeOf<Out | Failure<'GONE'>>();

        return reply.code === 'OUT_OF_STOCK' ? reply.data.sku : reply.code;
      }

      if (isMissing(reply)) return 'missing';

      expectTypeOf(reply).toEqualTypeOf<{ readonly id: string }>();

      return reply.id;
    };

    expect(
      [failure('OUT_OF_STOCK', { sku: 'a' }), failure('GONE'), missing, { id: 'b' }].map(tell),
    ).toEqual(['a', 'GONE', 'missing', 'b']);
  });

  it('are made with the data that is declared', () => {
    expectTypeOf<FailureMaker<Out>>().toEqualTypeOf<(data: { readonly sku: string }) => Out>();
    expectTypeOf<FailureMaker<Failure<'GONE'>>>().toEqualTypeOf<() => Failure<'GONE'>>();
  });

  it('cannot be sent by a client as plain data', () => {
    expect([{ code: 'GONE', data: undefined }, 'GONE', null, undefined, 1].some(isFailure)).toBe(
      false,
    );
    expect(JSON.stringify(missing)).toBe('{}');
  });
});

describe('secrets', () => {
  it('are shown to nobody', () => {
    const secret = new Secret('hush');
    const shown = [
      String(secret),
      `${secret}`,
      `${secret as unknown as number}`,
      JSON.stringify({ secret }),
      inspect({ secret }),
      inspect(secret, { showHidden: true }),
      JSON.stringify(Object.assign({}, secret)),
    ];

    expect(shown.join()).not.toContain('hush');
    expect(secret.reveal()).toBe('hush');
  });
});

describe('roles', () => {
  it.each([
    [['media'], ['media', 'curator'], true],
    [['media:curator'], ['media', 'curator'], true],
    [['media:curator:senior'], ['media', 'curator'], false],
    [['mediator'], ['media'], false],
    [['desk'], ['desk', 'team', '', 'agent'], false],
    [['desk'], ['desk', 'a:b'], false],
    [['desk'], [], false],
    [[''], ['desk'], false],
    [[], ['desk'], false],
    [['desk'], ['desk', undefined as never], false],
  ])('%j as %j: %s', (roles, segments, expected) =>
    expect(hasRole(roles, segments)).toBe(expected),
  );
});

describe('contract errors', () => {
  it('carry a code, and their cause for the log alone', () => {
    const error = new ContractError('unavailable', 'try later', {
      cause: new Error('ECONNREFUSED'),
      retryAfter: 500,
    });

    expect(error).toMatchObject({ code: 'unavailable', retryAfter: 500, problems: [] });
    expect(JSON.stringify(error)).not.toContain('ECONNREFUSED');
  });
});

describe('symbols', () => {
  const library = join(import.meta.dirname, '../../runtime-lib');

  it.each(Object.entries(SYMBOLS))('of %s are its exports', (subpath, listed) => {
    expect(Object.fromEntries(exportsOf(join(library, `${subpath}.ts`)))).toEqual(listed);
  });

  function exportsOf(file: string): readonly (readonly [string, string])[] {
    const text = readFileSync(file, 'utf8');
    const reexported = [...text.matchAll(/^export (type )?\{([^}]*)\}/gms)].flatMap(
      ([, type, names = '']) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
          .map(
            (name) =>
              [
                name.replace(/^type /, ''),
                type === undefined && !name.startsWith('type ') ? 'value' : 'type',
              ] as const,
          ),
    );
    const own = [
      ...text.matchAll(/^export (?:async )?(function|const|class|interface|type) (\w+)/gm),
    ].map(
      ([, kind = '', name = '']) =>
        [name, kind === 'interface' || kind === 'type' ? 'type' : 'value'] as const,
    );

    return [...reexported, ...own];
  }
});
