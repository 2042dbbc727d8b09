// Which paths are written at all, and which two are one.
import { describe, expect, it } from 'vitest';
import { printArtifact } from '../../compiler/5-write/header.ts';
import { pathProblem } from '../../compiler/5-write/output-path.ts';
import { writeArtifacts } from '../../compiler/5-write/write-artifacts.ts';
import { artifact, scratch, tree } from './scratch.ts';

describe('a path', () => {
  it.each([
    ['../x', "'..' is not a name"],
    ['a/../../b', "'..' is not a name"],
    ['./x', "'.' is not a name"],
    ['/etc/passwd', 'a name in it is empty'],
    ['a//b', 'a name in it is empty'],
    ['', 'a name in it is empty'],
    ['..\\x', 'not every system takes'],
    ['C:x', 'not every system takes'],
    ['%2e%2e/x', 'not every system takes'],
    ['a\0b', 'not every system takes'],
    ['a\nb', 'not every system takes'],
    ['a\u202eb', 'not every system takes'],
    ['a?b', 'not every system takes'],
    ['CON', 'device'],
    ['aux/types.ts', 'device'],
    ['nul.ts', 'device'],
    ['com1.tar.gz', 'device'],
    ['LPT9', 'device'],
    ['a./b', 'ends in a dot'],
    ['a /b', 'ends in a space'],
    [`${'x'.repeat(201)}/y`, 'longer than 200 bytes'],
    [`${'ä'.repeat(101)}`, 'longer than 200 bytes'],
  ])('%j is refused', (path, problem) => {
    expect(pathProblem(path)).toContain(problem);
  });

  it.each([
    'types.ts',
    'shop/orders/types.ts',
    'deploy/helm/.helmignore',
    'console/x.ts',
    'com/x',
    `${'x'.repeat(200)}`,
  ])('%j is fine', (path) => {
    expect(pathProblem(path)).toBeUndefined();
  });

  it('that cannot be written is reported at the contract, and nothing is written', () => {
    const project = scratch();
    const outcome = writeArtifacts([artifact('types.ts', ''), artifact('aux/types.ts', '')], {
      project,
      out: 'generated',
    });

    expect(outcome.done).toBe(false);
    expect(outcome.diagnostics.map((d) => `${d.at.file}: ${d.message}`)).toEqual([
      "contracts/shop/orders.yaml: generated/aux/types.ts cannot be written: 'aux' is a device on Windows",
    ]);
    expect(tree(project)).toEqual({});
  });
});

describe('two paths that differ in case only', () => {
  const old = printArtifact(artifact('x', 'old')).text;

  function codes(
    paths: readonly string[],
    files: Readonly<Record<string, string>> = {},
  ): readonly string[] {
    const project = scratch(files);
    const outcome = writeArtifacts(
      paths.map((p) => artifact(p, 'new')),
      { project, out: 'generated' },
    );

    expect(outcome.done).toBe(outcome.diagnostics.length === 0);

    return outcome.diagnostics.map((d) => d.message);
  }

  it('are refused as files and as folders', () => {
    expect(codes(['Orders/types.ts', 'orders/check.ts'])).toEqual([
      'generated/orders and generated/Orders are one file where case does not count',
    ]);
    expect(codes(['a/Types.ts', 'a/types.ts'])).toHaveLength(1);
  });

  it("are refused where one is the user's", () => {
    expect(codes(['orders/types.ts'], { 'generated/Orders/notes.md': 'mine' })).toEqual([
      'generated/Orders and generated/orders are one file where case does not count',
    ]);
  });

  it('are a rename where the other one is ours and stale', () => {
    expect(codes(['orders/types.ts'], { 'generated/Orders/types.ts': old })).toEqual([]);
  });
});
