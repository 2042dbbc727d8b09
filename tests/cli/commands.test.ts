// The smaller commands, each on a real folder: what they print, what they write, how they end.
import { lstatSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { artifact, get, put, scratch, tree } from '../write/scratch.ts';
import { type Compiler, HOME, PROJECT, simpleCompiler, toac } from './command-line.ts';

async function example(name: string): Promise<string> {
  const working = scratch();

  expect((await toac(`init ${name}`, { working })).exit).toBe(0);

  return working;
}

describe('init', () => {
  it.each(['todo', 'shop', 'desk', 'empty'])('%s makes a project that builds', async (template) => {
    const working = await example(template);

    expect(await toac('build', { working, compile })).toMatchObject({ exit: 0, err: '' });
    expect(await toac('check', { working, compile })).toEqual({
      exit: 0,
      out: 'contracts and output agree\n',
      err: '',
    });
    expect(get(working, '.gitattributes')).toBe('generated/** linguist-generated\n');
    expect(get(working, '.gitignore')).toContain('.toac/\n');
    expect(get(working, 'contracts/toac.yaml')).not.toContain('out:');
    expect(JSON.parse(get(working, 'package.json'))).toMatchObject({
      type: 'module',
      private: true,
    });
  });

  it('names a schema that exists in every contract', async () => {
    const working = await example('shop');
    const contracts = readdirSync(join(working, 'contracts'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((p) => p.endsWith('.yaml'));

    expect(contracts).toContain('deployments/base.yaml');

    for (const path of contracts) {
      const [first = ''] = get(working, `contracts/${path}`).split('\n');
      const schema = /^# yaml-language-server: \$schema=(.*)$/.exec(first)?.[1] ?? '';
      const resolved = join('contracts', path, '..', schema);

      expect(resolved.startsWith('node_modules/toac/schemas/')).toBe(true);
      expect(lstatSync(join(HOME, resolved.replace('node_modules/toac/', ''))).isFile()).toBe(true);
    }
  });

  it('writes into a new folder, and names an empty project after it', async () => {
    const working = scratch();
    const { exit, out } = await toac('init empty my-shop', { working });

    expect([exit, out]).toEqual([
      0,
      '7 files written. Next: cd my-shop && npm install && npm run dev\n',
    ]);
    expect(get(working, 'my-shop/contracts/toac.yaml')).toContain('project: myShop\n');
  });

  it('writes nothing at all where any of its files is', async () => {
    const working = scratch({ 'README.md': 'mine' });

    symlinkSync('/nowhere', join(working, 'tsconfig.json'));

    const before = tree(working);
    const { exit, err } = await toac('init todo', { working });

    expect([exit, err]).toEqual([
      5,
      'nothing was written: tsconfig.json, README.md are there already\n',
    ]);
    expect(tree(working)).toEqual(before);
  });
});

describe('fmt', () => {
  it('writes the normal form, and --check finds nothing then', async () => {
    const working = scratch({
      ...PROJECT,
      'contracts/orders.yaml': 'entity:\n    fields:\n        a:   string\n',
    });
    const check = await toac('fmt --check', { working });

    expect([check.exit, check.out]).toEqual([1, 'not formatted: contracts/orders.yaml\n']);
    expect(await toac('fmt', { working })).toEqual({
      exit: 0,
      out: 'contracts/orders.yaml\n',
      err: '',
    });
    expect(get(working, 'contracts/orders.yaml')).toBe('entity:\n  fields:\n    a: string\n');
    expect(await toac('fmt --check', { working })).toEqual({ exit: 0, out: '', err: '' });
  });

  it('formats one file alone', async () => {
    const working = scratch({
      ...PROJECT,
      'contracts/a.yaml': 'a:   1\n',
      'contracts/b.yaml': 'a:   1\n',
    });

    expect((await toac('fmt contracts/a.yaml', { working })).out).toBe('contracts/a.yaml\n');
    expect(get(working, 'contracts/b.yaml')).toBe('a:   1\n');
  });

  it('leaves what it cannot read', async () => {
    const working = scratch({ ...PROJECT, 'contracts/a.yaml': 'a: [\n' });

    expect(await toac('fmt', { working })).toEqual({ exit: 0, out: '', err: '' });
  });
});

describe('explain', () => {
  it.each(['TOA5001', 'toa5001', '5001'])('%s', async (code) => {
    const { exit, out } = await toac(`explain ${code}`, { working: scratch() });

    expect(exit).toBe(0);
    expect(out).toMatch(/^TOA5001 edited file \(error\)\n\nEvery generated file/);
  });

  it('shows a contract before and after', async () => {
    const { out } = await toac('explain TOA1002', { working: scratch() });

    expect(out).toMatch(/\n# before: contracts\/\S+\.yaml\n/);
    expect(out).toMatch(/\n# after: contracts\/\S+\.yaml\n/);
  });

  it('is data too', async () => {
    const { out } = await toac('explain TOA5006 --format json', { working: scratch() });

    expect(JSON.parse(out)).toMatchObject({
      code: 'TOA5006',
      name: 'output-folder',
      severity: 'error',
    });
  });
});

describe('why', () => {
  it('tells the contract and its lines', async () => {
    const working = await example('shop');
    const { exit, out } = await toac('why generated/orders/types.ts', { working, compile });

    expect(exit).toBe(0);
    expect(out).toMatch(/^generated\/orders\/types\.ts comes from contracts\/orders\.yaml\n/);
    expect(out).toMatch(
      /^ +\d+ {2}Order {2,}contracts\/orders\.yaml:\d+:\d+ {2}the entity 'Order'$/m,
    );
    expect(out).toMatch(
      /^ +\d+ {2}PlaceInput {2,}contracts\/orders\.yaml:\d+:3 {2}the operation 'place'$/m,
    );
  });

  it('counts the lines of the file as it is written', async () => {
    const working = await example('shop');

    await toac('build', { working, compile });

    const { out } = await toac('why orders/contract.ts --format json', { working, compile });
    const { declarations } = JSON.parse(out) as {
      declarations: readonly { name: string; line: number }[];
    };
    const lines = get(working, 'generated/orders/contract.ts').split('\n');

    expect(declarations.length).toBeGreaterThan(3);
    for (const { name, line } of declarations)
      expect(lines[line - 1]).toMatch(new RegExp(`^export \\w+ ${name}\\b`));
  });

  it('suggests a file that is generated', async () => {
    const working = await example('shop');
    const { exit, err } = await toac('why generated/orders/type.ts', { working, compile });

    expect([exit, err]).toEqual([
      2,
      'error: generated/orders/type.ts is not generated; did you mean generated/orders/types.ts?\n',
    ]);
  });

  it('prints errors of contracts', async () => {
    const working = scratch({ ...PROJECT, 'contracts/orders.yaml': 'wrong' });

    expect((await toac('why generated/orders.ts', { working })).exit).toBe(1);
  });
});

describe('graph', () => {
  it('shows calls and events', async () => {
    const working = await example('shop');
    const { out } = await toac('graph', { working, compile });

    expect(out).toBe(`flowchart LR
  c0["orders"]
  c1["payments"]
  c2["stock"]
  c0 -.->|"placed"| c1
  c0 -->|"reserve"| c2
  c0 -.->|"cancelled"| c2
  c1 -.->|"captured, declined"| c0
  c1 -->|"capture, decline"| c1
`);
  });

  it('is data, and a picture for Graphviz', async () => {
    const working = await example('shop');
    const { out } = await toac('graph --format json', { working, compile });

    expect(JSON.parse(out)).toMatchObject({
      components: [{ id: 'orders' }, { id: 'payments' }, { id: 'stock' }],
      edges: [{ kind: 'event', from: 'orders', to: 'payments', names: ['placed'] }, {}, {}, {}, {}],
    });
    expect((await toac('graph --format dot', { working, compile })).out).toContain(
      '  c0 -> c2 [label="reserve", style=solid];\n',
    );
  });
});

describe('eject', () => {
  it("makes a file the user's, for good", async () => {
    const working = scratch(PROJECT);

    await toac('build', { working });

    const { exit, out } = await toac('eject generated/orders.ts', { working });

    expect([exit, out.startsWith('generated/orders.ts is yours.')]).toEqual([0, true]);
    put(working, 'generated/orders.ts', `${get(working, 'generated/orders.ts')}// mine\n`);
    put(working, 'contracts/orders.yaml', 'a: changed\n');

    expect(await toac('build', { working })).toEqual({
      exit: 0,
      out: 'generated: 1 left alone\n',
      err: '',
    });
    expect(get(working, 'generated/orders.ts')).toContain('// mine');
    expect((await toac('check', { working })).exit).toBe(0);
    expect((await toac('eject generated/orders.ts', { working })).out).toBe(
      'generated/orders.ts is yours already\n',
    );
  });

  it('saves an edit that a build refused', async () => {
    const working = scratch(PROJECT);

    await toac('build', { working });
    put(
      working,
      'generated/orders.ts',
      get(working, 'generated/orders.ts').replace('right', 'mine'),
    );
    expect((await toac('build', { working })).exit).toBe(5);
    expect((await toac('eject generated/orders.ts', { working })).exit).toBe(0);
    expect((await toac('build', { working })).exit).toBe(0);
    expect(get(working, 'generated/orders.ts')).toContain('mine');
  });

  it('takes the path of a message also from a folder below', async () => {
    const working = scratch({ ...PROJECT, 'src/a.ts': '' });

    await toac('build', { working });

    expect((await toac('eject generated/orders.ts', { working: join(working, 'src') })).exit).toBe(
      0,
    );
  });

  it("takes nothing that is not toac's, and follows no link", async () => {
    const working = scratch({ ...PROJECT, 'mine.ts': 'mine' });

    await toac('build', { working });
    symlinkSync(join(working, 'generated/orders.ts'), join(working, 'link.ts'));

    expect((await toac('eject mine.ts', { working })).exit).toBe(2);
    expect((await toac('eject link.ts', { working })).exit).toBe(2);
    expect(get(working, 'generated/orders.ts')).toContain('Generated by');
  });
});

describe('stub', () => {
  const stubs: Compiler = (files) => {
    const compilation = simpleCompiler(files);
    const once = ['orders/place.ts', 'orders/cancel.ts'].map((p) =>
      artifact(p, `// ${p}\n`, { mode: 'once' }),
    );

    return { ...compilation, artifacts: [...compilation.artifacts, ...once] };
  };

  it('writes what is missing, and nothing that is there', async () => {
    const working = scratch({ ...PROJECT, 'src/orders/cancel.ts': 'mine' });

    expect(await toac('stub', { working, compile: stubs })).toEqual({
      exit: 0,
      out: 'src/orders/place.ts\n',
      err: '',
    });
    expect(get(working, 'src/orders/place.ts')).toBe('// orders/place.ts\n');
    expect(get(working, 'src/orders/cancel.ts')).toBe('mine');
    expect((await toac('stub', { working, compile: stubs })).out).toBe('no handler is missing\n');
    expect((await toac('build', { working, compile: stubs })).out).toBe('generated: 1 written\n');
  });

  it('follows no link out of the project, and takes back what it wrote', async () => {
    const root = scratch({ 'outside/x': '' });
    const working = join(root, 'project');

    for (const [path, text] of Object.entries(PROJECT)) put(working, path, text);

    put(working, 'src/a', '');
    symlinkSync(join(root, 'outside'), join(working, 'src/orders'));

    const { exit, err } = await toac('stub', { working, compile: stubs });

    expect(exit).toBe(5);
    expect(err).toContain('TOA5010: src/orders/place.ts could not be written');
    expect(readdirSync(join(root, 'outside'))).toEqual(['x']);
  });

  it('writes nothing outside of the project', async () => {
    const working = scratch({ ...PROJECT, 'contracts/toac.yaml': 'src: ../../elsewhere\n' });

    expect((await toac('stub', { working, compile: stubs })).exit).toBe(5);
  });
});

describe('lint', () => {
  it('repeats warnings, and fails on them with --strict alone', async () => {
    const working = scratch({ ...PROJECT, 'contracts/orders.yaml': 'a: odd\n' });

    expect((await toac('lint', { working })).exit).toBe(0);

    const strict = await toac('lint --strict --format json', { working });

    expect(strict.exit).toBe(1);
    expect(JSON.parse(strict.out)).toHaveLength(1);
    expect(
      (await toac('lint', { working: scratch({ ...PROJECT, 'contracts/orders.yaml': 'wrong' }) }))
        .exit,
    ).toBe(1);
  });
});
