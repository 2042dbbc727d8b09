// What a build notes of its components for the next one.
import type { RecordedFacts } from '../../5-write/manifest.ts';
import type { Compilation } from '../../compile.ts';

export function recordFacts({ facts, artifacts }: Compilation): readonly RecordedFacts[] {
  const outputs = new Map<string, string[]>();

  for (const { path, of, mode } of artifacts) {
    if (of === undefined || mode !== 'generated') continue;

    const known = outputs.get(of);

    if (known === undefined) outputs.set(of, [path]);
    else known.push(path);
  }

  return (facts?.() ?? []).map((f) => ({ ...f, outputs: outputs.get(f.id) ?? [] }));
}
