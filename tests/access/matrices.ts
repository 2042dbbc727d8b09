// Projects with an access matrix, and what it is asked of: the examples as they are committed, and cases with every kind of
// condition, whose output is written for the test.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../compiler/base/source.ts';
import type { AccessMatrix } from '../../runtime-lib/testing/access/access-matrix.ts';
import type { AccessSuite } from '../../runtime-lib/testing/access-suite.ts';
import { EXAMPLES } from '../http/host-example.ts';
import { exampleFiles, ROOT } from '../support/examples.ts';
import { caseFiles, writeProject } from '../support/project.ts';

export interface AccessProject {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly suite: AccessSuite & { readonly matrix: AccessMatrix };
}

/** `purpose`: suites run side by side, each in a folder of its own. */
export async function accessProjects(purpose: string): Promise<readonly AccessProject[]> {
  const examples = (['todo', 'shop', 'desk'] as const).map((name) => ({
    name,
    files: exampleFiles(name),
    suite: suiteOf(join(ROOT, 'generated', name), EXAMPLES[name]),
  }));

  return [
    ...examples,
    await caseProject('route-access', 'files', purpose),
    await caseProject('access-conditions', 'lots', purpose),
  ];
}

/** Of one component. */
async function caseProject(
  name: string,
  component: string,
  purpose: string,
): Promise<AccessProject> {
  const files = caseFiles(name);
  const output = join(writeProject(`${name}-${purpose}`, files).folder, 'generated');
  const { [component]: definition } = await import(join(output, component, 'component.ts'));
  const { gateway } = await import(join(output, 'gateway', 'main.ts'));

  return {
    name,
    files,
    suite: suiteOf(output, { components: [definition], routes: gateway.components }),
  };
}

interface Definitions {
  readonly components: readonly unknown[];
  readonly routes: readonly unknown[];
}

function suiteOf(output: string, { components, routes }: Definitions): AccessProject['suite'] {
  const text = readFileSync(join(output, 'specs', 'access.json'), 'utf8');

  return {
    matrix: JSON.parse(text) as AccessMatrix,
    // Generated code has its types from the built library, tests run its sources.
    components: components as AccessSuite['components'],
    routes: routes as AccessSuite['routes'],
  };
}
