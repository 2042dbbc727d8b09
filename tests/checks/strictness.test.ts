// Emitted checks compile under every flag that a user may set, whatever things are called, and read well.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckRequest, Position } from '../../compiler/4-emit/check/check-request.ts';
import { printChecks } from '../../compiler/4-emit/check/emit-checks.ts';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { createRandom } from './random.ts';
import * as s from './slots.ts';
import { typesText } from './type-text.ts';
import { zoo } from './zoo.ts';

const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const flags = {
  target: 'es2023',
  lib: ['es2023'],
  types: ['node'],
  noEmit: true,
  strict: true,
  rewriteRelativeImportExtensions: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedDeclarations: true,
  declaration: true,
  skipLibCheck: false,
};

/** Types and fields that are called like what every module finds, or like what JavaScript reserves. */
function nasty(position: Position): CheckRequest {
  const names = [
    'Date',
    'Promise',
    'Object',
    'Record',
    'Text',
    'Problems',
    'Extract',
    'NonNullable',
    'Id',
    'Map',
    'List',
    'Draft',
  ];
  const fields = [
    'constructor',
    'then',
    '__proto__',
    'delete',
    'default',
    'toString',
    'class',
    'value',
    'pointer',
    'problems',
    'fields',
    'draft',
    'valueOf',
    'hasOwnProperty',
    'with-dash',
    'a b',
    '',
    '1st',
    "quote'd",
    `back\`tick\${x}`,
    'line\nfeed',
    '\u202e',
  ];
  const all = (of: s.Made, optional: boolean): ReadonlyMap<string, s.Made> =>
    new Map(fields.map((field) => [optional ? `${field}?` : field, of]));
  const types = s.types({
    ...Object.fromEntries(
      names.map((name) => [
        `types/${name}`,
        s.object({ at: s.time('timestamp'), next: s.nullable(s.list(s.named(`types/${name}`))) }),
      ]),
    ),
    'types/Everything': s.object(all(s.text({ min: 1 }), false)),
    'types/Anything': s.object(all(s.time('timestamp', { min: '2020-01-01' }), true)),
    'types/Union': s.union('delete', {
      constructor: s.object({ delete: s.text(), toString: s.bigint() }),
      'with-dash': s.object({}),
    }),
  });
  const roots = [...types].map(([target, { name }]) => ({
    name: `Use${name}`,
    position,
    slot: s.object({
      one: s.named(target),
      'some?': s.list(s.named(target)),
      'none?': s.nullable(s.named(target)),
    }),
  }));

  return {
    types,
    needs: [],
    roots: [
      ...roots,
      { name: 'Fields', position, slot: s.object(all(s.either(s.text(), s.bigint()), true)) },
      {
        name: 'FieldsMore',
        position,
        slot: s.object(
          all(s.object({ delete: s.bytes(), 'default?': s.decimal(4, 2, { above: '0' }) }), true),
        ),
      },
      { name: 'Nothing', position, slot: s.object({}) },
      {
        name: 'NoArms',
        position,
        slot: s.union('kind', { a: s.object({}), b: s.object({ 'x?': s.any() }) }),
      },
      { name: 'Frames', position, slot: s.stream(s.object({ at: s.time('timestamp') })) },
      {
        name: 'Secrets',
        position,
        slot: s.object({
          key: s.secret(),
          'more?': { ...s.text(), secret: true },
          'none?': { ...s.nullable(s.time('timestamp')), secret: true },
          list: s.list(s.secret()),
        }),
      },
      {
        name: 'Open',
        position,
        slot: s.openObject({ at: s.time('timestamp'), 'more?': s.bytes(), kept: s.text() }),
      },
      {
        name: 'Defaults',
        position,
        slot: s.object({
          at: s.withDefault(s.nullable(s.time('timestamp')), null),
          late: s.withDefault(s.nullable(s.time('timestamp')), '2026-01-01T00:00:00.000Z'),
          list: s.withDefault(s.list(s.bigint()), ['1']),
          text: s.withDefault(s.nullable(s.text()), "it's"),
          money: s.withDefault(s.decimal(4, 2), '0.50'),
        }),
      },
      { name: 'Scalar', position, slot: s.nullable(s.time('timestamp')) },
      {
        name: 'Maybe',
        position,
        slot: s.nullable(
          s.map(s.nullable(s.list(s.nullable(s.object({ at: s.time('timestamp') }))))),
        ),
      },
    ],
  };
}

describe('emitted checks', () => {
  const folder = mkdtempSync(join(root, 'node_modules/.checks-'));
  const requests: Readonly<Record<string, CheckRequest>> = {
    'nasty-in': nasty('in'),
    'nasty-out': nasty('out'),
    'zoo-in': zoo(createRandom(1), 'in'),
    'zoo-out': zoo(createRandom(2), 'out'),
    'zoo-stored': zoo(createRandom(3), 'stored'),
  };

  beforeAll(() => {
    buildRuntime();

    for (const [name, request] of Object.entries(requests)) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'types.ts'), typesText(request));
      writeFileSync(join(folder, name, 'check.ts'), printChecks(request));
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['typescript-5.8', 'nodenext', 'nodenext'],
    ['typescript-5.8', 'esnext', 'bundler'],
    ['typescript', 'nodenext', 'nodenext'],
    ['typescript', 'esnext', 'bundler'],
  ])('compile with %s, %s', (compiler, module, moduleResolution) => {
    const config = join(folder, `tsconfig.${compiler}.${module}.json`);

    writeFileSync(
      config,
      JSON.stringify({
        compilerOptions: { ...flags, module, moduleResolution },
        include: ['*/*.ts'],
      }),
    );
    expect(compile(compiler, config)).toBe('');
  });

  it.each(Object.entries(requests))('of %s read well', (_, request) => {
    const text = printChecks(request);
    const lines = text.split('\n');

    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
    // Imports may be renamed, and contract text may say anything inside quotes.
    expect(code(text)).not.toMatch(/\bas\b|\bany\b|[\w\])]!|@ts-|eslint/);
    expect(text).not.toMatch(/\n\n\n/);
    expect(printChecks(request)).toBe(text);
  });
});

function code(text: string): string {
  return text.replace(/^import .*?;$/gms, '').replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '');
}

function compile(compiler: string, config: string): string {
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');

  try {
    return execFileSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout.split('\n').slice(0, 20).join('\n');
  }
}
