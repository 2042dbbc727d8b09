// specs/access.test.ts: the matrix, asked of the generated gateway and components. For the test runner of Node.
import { componentConstant } from '../../3-check/naming.ts';
import { code, commas } from '../code/code.ts';
import { Module } from '../code/module.ts';
import { runtime } from '../code/runtime.ts';
import { componentFolder, specifier } from '../paths.ts';

export const TEST = 'specs/access.test.ts';

export function testFile(ids: readonly string[]): string {
  const module = new Module(['matrix', 'suite', 'title', 'run']);
  const read = module.value('node:fs', 'readFileSync');
  const test = module.value('node:test', 'test');
  const suite = runtime(module, 'testing', 'accessSuite');
  const gateway = module.value('../gateway/main.ts', 'gateway');
  const components = ids.map((id) =>
    module.value(specifier(TEST, `${componentFolder(id)}/component.ts`), componentConstant(id)),
  );

  return module.print([
    code`const matrix: unknown = JSON.parse(${read}(new URL('./access.json', import.meta.url), 'utf8'));`,
    code`const suite = ${suite}({
  matrix,
  components: [${commas(components)}],
  routes: ${gateway}.components,
});`,
    code`for (const { title, run } of suite) void ${test}(title, run);`,
  ]);
}
