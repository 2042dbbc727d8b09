// An inherited handwritten operation runs the base's function, unless the heir has a file of its own.
import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { caseFiles } from '../support/project.ts';

function imported(handwritten: (path: string) => boolean): string | undefined {
  const { artifacts } = compile(caseFiles('inheritance'), { handwritten });
  const text = artifacts.find((a) => a.path === 'invoices/component.ts')?.render() ?? '';

  return /import \{ sign \} from '(.*)';/.exec(text)?.[1];
}

it('runs the base’s function', () => {
  expect(imported(() => false)).toBe('../../src/documents/sign.ts');
});

it('runs the heir’s own', () => {
  expect(imported((path) => path === 'src/invoices/sign.ts')).toBe('../../src/invoices/sign.ts');
});
