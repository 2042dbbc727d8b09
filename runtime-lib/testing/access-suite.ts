// The access matrix of a project, asked of its gateway and its components: a test a route, for any test runner.
import type { ComponentDefinition } from '../core/definition.ts';
import type { RoutesDefinition } from '../gateway/definition.ts';
import { createMemory } from '../storage/memory.ts';
import type { Storage } from '../storage/storage.ts';
import { type AccessHost, hostForAccess } from './access/access-host.ts';
import type { AccessMatrix, RouteCells } from './access/access-matrix.ts';
import { askCell } from './access/ask-cell.ts';
import type { SuiteTest } from './storage-suite.ts';

export interface AccessSuite {
  /** What specs/access.json holds. */
  readonly matrix: unknown;
  readonly components: readonly ComponentDefinition[];
  readonly routes: readonly RoutesDefinition[];
  /** An empty one, every time; default: in memory. */
  readonly storage?: () => Storage;
}

export function accessSuite(suite: AccessSuite): readonly SuiteTest[] {
  const { components } = suite.matrix as AccessMatrix;

  return components.flatMap(({ component, routes }) =>
    routes
      .filter(({ untried }) => untried !== true)
      .map((route) => ({
        title: `${component}: ${route.route}: ${countOf(route)} cells`,
        run: () => runRoute(suite, component, route),
      })),
  );
}

function countOf({ callers = [], cases = [] }: RouteCells): number {
  return callers.length * cases.length;
}

async function runRoute(suite: AccessSuite, component: string, route: RouteCells): Promise<void> {
  const definition = suite.components.find((c) => c.id === component);

  if (definition === undefined) throw new Error(`the component ${component} was not given`);

  const host = await hostForAccess({
    component: definition,
    routes: suite.routes,
    storage: suite.storage?.() ?? createMemory(),
  });

  try {
    const wrong = await mistakesOf(host, route);

    if (wrong.length > 0) throw new Error(`${route.route}:\n${wrong.join('\n')}`);
  } finally {
    await host.stop();
  }
}

async function mistakesOf(host: AccessHost, route: RouteCells): Promise<readonly string[]> {
  const wrong: string[] = [];

  for (const [i, caller] of (route.callers ?? []).entries()) {
    for (const [j, one] of (route.cases ?? []).entries()) {
      const expected = route.verdicts?.[i]?.[j];
      const { verdict, detail } = await askCell(host, { route, caller, case: one });

      if (verdict !== expected)
        wrong.push(`  ${caller.name}, ${one.name}: ${verdict} instead of ${expected} ${detail}`);
    }
  }

  return wrong;
}
