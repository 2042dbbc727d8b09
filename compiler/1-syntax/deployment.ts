// deployments/*.yaml: who extends whom, and values that later phases merge and read by kind.

import type { DeploymentContract } from './contract.generated.ts';
import { readPolicies } from './policy.ts';
import { at, type Reading, sectionOrLost, take } from './reading.ts';
import type { DeploymentSyntax } from './syntax.ts';
import type { Node } from './tree.ts';
import { nameOfKey, readEntries, readFlag, readName, readText, readValue } from './values.ts';

export function readDeployment(
  reading: Reading,
  name: string,
  root: Node | undefined,
): DeploymentSyntax {
  const of = sectionOrLost<DeploymentContract>(reading, root);

  return {
    name,
    file: reading.file,
    at: at(reading, { start: 0, end: 0 }),
    abstract: take(of, 'abstract', readFlag),
    extends: take(of, 'extends', readName),
    registry: take(of, 'registry', readText),
    services: take(of, 'services', readValue),
    bindings: take(of, 'bindings', readValue),
    storages: take(of, 'storages', readValue),
    configuration: take(of, 'configuration', readValue),
    external: take(of, 'external', readValue),
    gateway: take(of, 'gateway', readValue),
    identity: take(of, 'identity', readValue),
    policies: take(of, 'policies', readNarrowings) ?? [],
    failed: of.failed,
  };
}

function readNarrowings(reading: Reading, node: Node): DeploymentSyntax['policies'] | undefined {
  return readEntries(reading, node, (_, entry) => {
    const policies = readPolicies(reading, entry.value);

    return policies && { component: nameOfKey(reading, entry.key), policies };
  });
}
