// What goldens of routes cannot show: keys of their files, and what a deployment narrows.
import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../compiler/4-emit/artifact.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import { chooseDeployment } from '../../compiler/cli/run/choose-deployment.ts';
import { compile } from '../../compiler/compile.ts';
import { caseFiles } from '../support/project.ts';

const FILES = caseFiles('route-access');
const FOUND = { project: '/project', contracts: '/project/contracts', path: 'contracts' };

function programOf(files: readonly SourceFile[]) {
  const { program, diagnostics } = compile(files);

  expect(diagnostics).toEqual([]);

  if (program === undefined) throw new Error('there is no program');

  return program;
}

function artifact(files: readonly SourceFile[], path: string): Artifact {
  const found = compile(files).artifacts.find((a) => a.path === path);

  if (found === undefined) throw new Error(`there is no ${path}`);

  return found;
}

function edited(file: RegExp, from: string, to: string): readonly SourceFile[] {
  return FILES.map((f) => {
    if (!file.test(f.path)) return f;

    expect(f.text).toContain(from);

    return { ...f, text: f.text.replace(from, to) };
  });
}

describe('the values of a deployment', () => {
  it('hold what it narrows, without places', () => {
    const { values } = chooseDeployment(programOf(FILES), 'branch', FOUND);

    expect(values.policies).toEqual({ files: { boss: { kind: 'scheme', scheme: 'basic' } } });
  });

  it('join what a base deployment says', () => {
    const base = {
      path: 'contracts/deployments/base.yaml',
      text: 'abstract: true\npolicies:\n  files: { boss: scheme(token) }\n',
    };
    const files = [...edited(/branch/, 'services:', 'extends: base\nservices:'), base];
    const { values } = chooseDeployment(programOf(files), 'branch', FOUND);
    const of = [
      { kind: 'scheme', scheme: 'token' },
      { kind: 'scheme', scheme: 'basic' },
    ];

    expect(values.policies).toEqual({ files: { boss: { kind: 'and', of } } });
  });

  it('say nothing where it narrows nothing', () => {
    const files = FILES.filter((f) => !f.path.includes('deployments'));

    expect(chooseDeployment(programOf(files), undefined, FOUND).values).not.toHaveProperty(
      'policies',
    );
  });
});

describe.each(['files/routes.ts', 'files/component.ts'])('the key of %s', (path) => {
  it('changes with what a deployment narrows', () => {
    const files = edited(/branch/, 'boss: scheme(basic)', 'owner: scheme(basic)');
    const [before, after] = [artifact(FILES, path), artifact(files, path)];

    expect(after.render()).not.toBe(before.render());
    expect(after.key).not.toBe(before.key);
  });

  it('changes with the order of routes', () => {
    const [head = '', first = '', second = ''] =
      /^([\s\S]*routes:\n)( {2}\/files:\n[\s\S]*)( {2}\/files\/count:\n.*\n)/
        .exec(FILES.find((f) => f.path.endsWith('files.yaml'))?.text ?? '')
        ?.slice(1) ?? [];
    const files = edited(/files\.yaml/, head + first + second, head + second + first);
    const [before, after] = [artifact(FILES, path), artifact(files, path)];

    expect(after.render()).not.toBe(before.render());
    expect(after.key).not.toBe(before.key);
  });
});
