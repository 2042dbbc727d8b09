// Reading and writing lose nothing, add nothing but defaults, and let nothing out that was not declared.
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Secret } from '../../runtime-lib/core/secret.ts';
import { type Checks, loadChecks } from './load-checks.ts';
import { createRandom } from './random.ts';
import * as s from './slots.ts';
import { validValue } from './valid-value.ts';
import { zoo } from './zoo.ts';

const VALUES = 6_000;

function wire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe.each(['in', 'out', 'stored'] as const)('position %s', (position) => {
  const random = createRandom(20_260_301);
  const request = zoo(random, position);
  let checks: Checks;

  beforeAll(async () => {
    checks = await loadChecks(request);
  });

  it('reads what it wrote', () => {
    const differences: string[] = [];

    for (let i = 0; i < VALUES; i++) {
      const root = request.roots[i % request.roots.length];

      if (root === undefined) throw new Error('no root');

      const value = wire(
        validValue(root.slot, { random, types: request.types, position, depth: 0 }),
      );
      const read = checks.has(`read${root.name}`)
        ? checks.read(root.name)
        : (v: unknown): unknown => v;
      const write = checks.has(`write${root.name}`)
        ? checks.write(root.name)
        : (v: unknown): unknown => v;
      const first = read(value);
      const written = wire(write(first));

      if (!checks.is(root.name)(written))
        differences.push(`${root.name}: wrote what it refuses: ${JSON.stringify(written)}`);
      if (!isDeepStrictEqual(read(written), first))
        differences.push(
          `${root.name}: ${JSON.stringify(value)} became ${JSON.stringify(written)}`,
        );
      if (!isDeepStrictEqual(wire(write(littered(first))), written))
        differences.push(`${root.name}: lets out what is not declared`);
    }

    expect(differences.slice(0, 5)).toEqual([]);
  });
});

/** The same value with properties that no contract names, wherever a declared object may stand. */
function littered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(littered);
  if (
    typeof value !== 'object' ||
    value === null ||
    value instanceof Date ||
    value instanceof Uint8Array
  )
    return value;
  if ('reveal' in value) return value;

  const entries = Object.entries(value).map(([key, item]) => [key, littered(item)]);

  // Maps and open objects take any property; what the zoo calls them tells them apart.
  const isDeclared = [
    'outer',
    'value',
    'amount',
    'sku',
    'label',
    'kind',
    'token',
    'iban',
    'inner',
    'made',
  ].some((key) => Object.hasOwn(value, key));
  const isOpen = Object.hasOwn(value, 'beside');

  return Object.fromEntries(isDeclared && !isOpen ? [...entries, ['passwordHash', 'x']] : entries);
}

describe('values', () => {
  const slots = {
    at: s.time('timestamp'),
    big: s.bigint(),
    'zero?': s.bigint(),
    bytes: s.bytes(),
    key: { ...s.text(), secret: true as const },
    'none?': s.nullable(s.time('timestamp')),
    state: s.withDefault(s.oneOf('open', 'closed'), 'open'),
    tags: s.withDefault(s.list(s.text()), []),
    late: s.withDefault(s.time('timestamp'), '2026-01-01T00:00:00.000Z'),
    'constructor?': s.text(),
    '__proto__?': s.text(),
  };
  const value = {
    at: '2026-03-29T01:00:00.5+01:00',
    big: '-9223372036854775808',
    zero: '0',
    bytes: 'AAEC/w==',
    key: 'hush',
  };
  let checks: Checks;

  beforeAll(async () => {
    checks = await loadChecks({
      types: s.types({}),
      needs: [],
      roots: (['in', 'out'] as const).map((position) => ({
        name: position === 'in' ? 'Input' : 'Output',
        position,
        slot: s.object(new Map(Object.entries(slots))),
      })),
    });
  });

  it('are what the language says, defaults filled in', () => {
    const read = checks.read('Input')(value) as Record<string, unknown>;

    expect(read).toMatchObject({
      at: new Date('2026-03-29T00:00:00.500Z'),
      big: -9223372036854775808n,
      zero: 0n,
      bytes: new Uint8Array([0, 1, 2, 255]),
      state: 'open',
      tags: [],
      late: new Date('2026-01-01T00:00:00.000Z'),
    });
    expect(String(read['key'])).toBe('***');
    expect((read['key'] as Secret).reveal()).toBe('hush');
    expect(JSON.stringify(read['key'])).toBe('"***"');
    expect(Object.keys(read)).not.toContain('none');
    expect(Object.hasOwn(read, 'constructor')).toBe(false);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it('keep own properties that are called like inherited ones', () => {
    const odd = JSON.parse(
      JSON.stringify(value).replace('{', '{"constructor":"c","__proto__":"p",'),
    );
    const read = checks.read('Input')(odd) as object;

    expect(Object.getOwnPropertyDescriptor(read, '__proto__')?.value).toBe('p');
    expect(JSON.stringify(checks.write('Input')(read))).toMatch(
      /"constructor":"c","__proto__":"p"/,
    );
  });

  it('are written with 0 and null as they are, and no secret goes out', () => {
    const read = checks.read('Input')({ ...value, none: null });

    expect(wire(checks.write('Input')(read))).toMatchObject({
      zero: '0',
      none: null,
      key: 'hush',
      at: '2026-03-29T00:00:00.500Z',
    });
    expect(wire(checks.write('Output')(read))).not.toHaveProperty('key');
    expect(
      checks.is('Output')({ ...value, state: 'open', tags: [], late: value.at, key: undefined }),
    ).toBe(true);
  });

  it('of maps keep a key called __proto__', async () => {
    const slot = s.map(s.time('timestamp'));
    const maps = await loadChecks({
      types: s.types({}),
      needs: [],
      roots: [{ name: 'Times', position: 'in', slot }],
    });
    const times = JSON.parse(
      '{"__proto__":"2026-01-01T00:00:00.000Z","constructor":"2026-01-01T00:00:00.000Z"}',
    );
    const read = maps.read('Times')(times) as object;

    expect(maps.is('Times')(times)).toBe(true);
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(JSON.stringify(maps.write('Times')(read))).toBe(JSON.stringify(times));
    expect(maps.check('Times')(JSON.parse('{"__proto__":1}'))).toEqual([
      { pointer: '/__proto__', code: 'type', message: 'must be a string' },
    ]);
  });
});
