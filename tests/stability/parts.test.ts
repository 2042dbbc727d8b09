// How far a change reaches: what is compiled again, and that nothing is missed.
import {
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { toac } from '../cli/command-line.ts';
import { treeOf, writeFiles } from './projects.ts';
import { town } from './town.ts';

const ALL = town().length;
const HOUSE = 'contracts/street0/house3.yaml';

let project = '';

beforeEach(async () => {
  project = mkdtempSync(join(realpathSync(tmpdir()), 'toac-parts-'));
  writeFiles(project, town());
  await build();
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

/** How many contracts were compiled, one number for each time. */
async function build(): Promise<readonly number[]> {
  const compiled: number[] = [];
  const { exit, err } = await toac('build', {
    working: project,
    compile: (files) => {
      compiled.push(files.length);

      return compile(files);
    },
  });

  expect(err).toBe('');
  expect(exit).toBe(0);

  return compiled;
}

function change(path: string, from: string | RegExp, to: string): void {
  const file = join(project, path);
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);

  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

async function equalsCold(): Promise<void> {
  const output = treeOf(join(project, 'generated'));

  for (const folder of ['generated', '.toac'])
    rmSync(join(project, folder), { recursive: true, force: true });

  await build();

  expect(treeOf(join(project, 'generated'))).toEqual(output);
}

describe('what concerns a component and its neighbours is compiled with them alone', () => {
  const CHANGES: readonly (readonly [what: string, from: string | RegExp, to: string])[] = [
    ['a field', '    count: ', '    colour?: string(1..9)\n    count: '],
    ['a description', 'types:', 'description: Häuser\n\ntypes:'],
    [
      'a new operation',
      'operations:\n',
      'operations:\n  list: { type: observation, scope: objects, auto: true, output: [House3] }\n',
    ],
    [
      'a new route',
      '  /houses3:\n',
      '  /houses3/:id/read:\n    GET: { call: read, allow: authenticated }\n  /houses3:\n',
    ],
    ['a new event', 'events:\n', 'events:\n  deleted: { when: deleted, payload: { id: . } }\n'],
    ['a new type', 'types:\n', 'types:\n  Door: { wide: boolean }\n'],
    [
      'who may',
      'POST: { call: note, allow: authenticated }',
      'POST: { call: note, allow: role(town:mayor) }',
    ],
    ['a reference', '    count: ', '    next?: ref(street1.house4)\n    count: '],
    ['an input', 'text: string(..40)', 'text: string(..41)'],
  ];

  for (const [what, from, to] of CHANGES) {
    it(what, async () => {
      change(HOUSE, from, to);

      // A type that nothing uses is a warning: then everything is compiled.
      if (what === 'a new type') change(HOUSE, '    count: ', '    door?: Door\n    count: ');

      const compiled = await build();

      expect(compiled).toHaveLength(1);
      expect(compiled[0]).toBeLessThan(6);
      await equalsCold();
    });
  }

  it('with those that refer to it', async () => {
    change(
      'contracts/street1/house4.yaml',
      'item?: Item }',
      'item?: Item }, calls: [street0.house3.create]',
    );
    await build();
    change(HOUSE, 'input: { title: . }', 'input: { title: ., count?: . }');

    expect(await build()).toEqual([4]);
    expect(readFileSync(join(project, 'generated/street1/house4/contract.ts'), 'utf8')).toContain(
      'create',
    );
    await equalsCold();
  });
});

describe('what others see is compiled with all of them', () => {
  const CHANGES: readonly (readonly [what: string, path: string, from: string, to: string])[] = [
    ['a shared type', 'contracts/types.yaml', 'string(1..40)', 'string(1..41)'],
    ['the project', 'contracts/toac.yaml', '1.0.0', '1.0.1'],
    ['a call', HOUSE, 'item?: Item }', 'item?: Item }, calls: [street1.house4.create]'],
    [
      'a received event',
      HOUSE,
      'events:',
      'receivers:\n  street1.house4.created: { call: create, input: { title: event.title } }\n\nevents:',
    ],
    ['a base', HOUSE, 'types:', 'extends: street1.house4\n\ntypes:'],
    ['a shared type that it uses no more', HOUSE, ', item?: Item }', ' }'],
    [
      'a path beside that of another',
      HOUSE,
      '  /houses3:\n',
      '  /houses4/more:\n    POST: { call: create, allow: authenticated }\n  /houses3:\n',
    ],
  ];

  for (const [what, path, from, to] of CHANGES) {
    it(what, async () => {
      change(path, from, to);

      expect((await build()).at(-1)).toBe(ALL);
      await equalsCold();
    });
  }

  it('an event that somebody receives now has the functions of a reader', async () => {
    const check = join(project, 'generated/street1/house4/check.ts');

    expect(readFileSync(check, 'utf8')).not.toContain('readCreatedEvent');
    change(
      HOUSE,
      'events:',
      'receivers:\n  street1.house4.created: { call: create, input: { title: event.title } }\n\nevents:',
    );
    await build();
    expect(readFileSync(check, 'utf8')).toContain('isCreatedEvent');
  });

  it('a contract more, a contract less', async () => {
    writeFileSync(
      join(project, 'contracts/shed.yaml'),
      'operations:\n  look: { type: computation, output: boolean }\n',
    );
    expect(await build()).toEqual([ALL + 1]);
    unlinkSync(join(project, 'contracts/shed.yaml'));
    expect(await build()).toEqual([ALL]);
    await equalsCold();
  });
});

describe('warnings', () => {
  const UNUSED = 'policies:\n  nobody: role(town:nobody)\n\nroutes:';

  it('of contracts that a change does not concern are said again', async () => {
    change('contracts/street1/house4.yaml', 'routes:', UNUSED);

    const first = await toac('build', { working: project, compile });

    expect(first.err).toContain('TOA3201');
    change(HOUSE, '    count: ', '    colour?: string(1..9)\n    count: ');

    const sizes: number[] = [];
    const second = await toac('build', {
      working: project,
      compile: (files) => {
        sizes.push(files.length);

        return compile(files);
      },
    });

    expect(second.err).toBe(first.err);
    expect(sizes).toEqual([3]);
  });

  it('of the contract that changed are found again', async () => {
    change(HOUSE, 'routes:', UNUSED);
    expect((await toac('build', { working: project, compile })).err).toContain('TOA3201');
    change(HOUSE, UNUSED, 'routes:');
    expect(await build()).toEqual([ALL]);
  });

  it('are all in the report of a program', async () => {
    change('contracts/street1/house4.yaml', 'routes:', UNUSED);
    await toac('build', { working: project, compile });
    change(HOUSE, '    count: ', '    colour?: string(1..9)\n    count: ');

    const { out } = await toac('build --format json', { working: project, compile });

    expect(out).toContain('TOA3201');
  });
});

describe('output that is not as the last build left it', () => {
  it('a file that is gone comes again', async () => {
    change(HOUSE, '    count: ', '    colour?: string(1..9)\n    count: ');
    unlinkSync(join(project, 'generated/street2/house5/types.ts'));

    expect((await build()).at(-1)).toBe(ALL);
    await equalsCold();
  });

  it('a specification that was touched is made anew', async () => {
    const file = join(project, 'generated/specs/openapi.yaml');

    writeFileSync(file, readFileSync(file));
    change(HOUSE, '    count: ', '    colour?: string(1..9)\n    count: ');

    expect((await build()).at(-1)).toBe(ALL);
    await equalsCold();
  });

  it('a specification that was edited is refused, and nothing is written', async () => {
    const file = join(project, 'generated/specs/openapi.yaml');

    writeFileSync(file, `${readFileSync(file, 'utf8')}# mine\n`);
    change(HOUSE, '    count: ', '    colour?: string(1..9)\n    count: ');

    const before = treeOf(join(project, 'generated'));
    const { exit, err } = await toac('build', { working: project, compile });

    expect(exit).toBe(5);
    expect(err).toContain('TOA5001');
    expect(treeOf(join(project, 'generated'))).toEqual(before);
  });
});
