// Findings in few words, for goldens: the rule, the level, the element, and each impact's position and level.
import type { Comparison, Finding } from '../../../compiler/diff/finding.ts';

export function summaryOf({ findings }: Comparison): readonly string[] {
  return findings.map(lineOf);
}

function lineOf({ component, element, impacts, level, rule }: Finding): string {
  const name = component === '' || component === element ? element : `${component} ${element}`;
  const landed = impacts.map(
    ({ position, level: weight, place }) => `${position} ${weight} (${place})`,
  );

  return `${level} ${rule} ${name}: ${landed.join(', ')}`;
}
