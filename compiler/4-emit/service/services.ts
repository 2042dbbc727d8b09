// The services that any deployment runs, with all kinds of storages and bindings that they may meet.
import type { Program } from '../../3-check/program.ts';

export interface PlannedService {
  readonly name: string;
  readonly source: string;
  readonly components: readonly string[];
  /** Name ⇒ kinds, sorted. */
  readonly storages: Readonly<Record<string, readonly string[]>>;
  readonly bindings: Readonly<Record<string, readonly string[]>>;
}

export function plannedServices(program: Program): readonly PlannedService[] {
  const services = new Map<string, PlannedService>();

  for (const deployment of program.deployments.filter((d) => !d.abstract)) {
    for (const { name, components, at } of deployment.services) {
      const known = services.get(name);

      services.set(name, {
        name,
        source: known?.source ?? at.file,
        components: known?.components ?? components.map((c) => c.id).toSorted(),
        storages: merge(known?.storages, deployment.storages),
        bindings: merge(known?.bindings, deployment.bindings),
      });
    }
  }

  return [...services.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function merge(
  known: Readonly<Record<string, readonly string[]>> = {},
  provisions: readonly { readonly name: string; readonly kind: string }[],
): Readonly<Record<string, readonly string[]>> {
  const merged = new Map(Object.entries(known));

  for (const { name, kind } of provisions)
    merged.set(name, [...new Set([...(merged.get(name) ?? []), kind])].sort());

  return Object.fromEntries([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}
