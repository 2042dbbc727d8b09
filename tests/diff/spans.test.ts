// Findings name elements by their ids; each id of a model leads to where it is declared.
import { describe, expect, it } from 'vitest';
import { checkContracts } from '../../compiler/compile.ts';
import { documentOf } from '../../compiler/diff/document-of.ts';
import { placeOfSpan } from '../../compiler/diff/place-of-span.ts';
import { spanOf } from '../../compiler/diff/spans.ts';
import { writtenAs, writtenSpan } from '../../compiler/diff/written-span.ts';
import { EXAMPLES, exampleFiles } from '../support/examples.ts';
import { caseFiles } from '../support/project.ts';

function read(example: string) {
  const { program, sources } = checkContracts(exampleFiles(example));

  if (program === undefined) throw new Error('an example is wrong');

  const textAt = (id: string): string => {
    const { file, start } = spanOf(id, program);

    return sources.find((s) => s.path === file)?.text.slice(start) ?? '';
  };

  return { program, sources, textAt, document: documentOf(program) };
}

describe.each(EXAMPLES)('%s', (example) => {
  const { document, program, sources, textAt } = read(example);
  const components = document.components.filter((c) => c.extends === undefined);

  it('fields, operations, events and policies stand at their names', () => {
    const named = components.flatMap((c) => [
      ...(c.entity?.fields ?? []).map((f) => ({
        id: `${c.id}/entity/fields/${f.name}`,
        name: f.name,
      })),
      ...(c.operations ?? []),
      ...(c.events ?? []),
      ...(c.policies ?? []),
      ...(c.schedules ?? []),
      ...(c.types ?? []),
    ]);
    const wrong = named.filter(({ id, name }) => !textAt(id).startsWith(name));

    expect(named.length).toBeGreaterThan(5);
    expect(wrong.map(({ id }) => `${id}: ${textAt(id).slice(0, 20)}`)).toEqual([]);
  });

  it('routes stand in the contract of their component, each elsewhere', () => {
    const routes = components.flatMap((c) => c.routes ?? []);
    const places = routes.map(({ id }) => placeOfSpan(spanOf(id, program), sources));

    expect(new Set(places.map((p) => `${p.file}:${p.line}:${p.column}`)).size).toBe(routes.length);
  });

  it('what is not known stands where the nearest does that holds it', () => {
    const id = components.find((c) => c.entity !== undefined)?.id ?? '';
    const field = `${id}/entity/fields/${components.find((c) => c.id === id)?.entity?.fields[0]?.name}`;

    expect(spanOf(`${field}/no/where`, program)).toEqual(spanOf(field, program));
    expect(spanOf(`${id}/no/where`, program)).toEqual(spanOf(id, program));
    expect(spanOf('no/where', program)).toEqual(program.project.at);
    expect(spanOf('', program)).toEqual(program.project.at);
  });
});

describe.each([
  ...EXAMPLES.map((name) => [name, exampleFiles(name)] as const),
  ['specifications', caseFiles('specifications')] as const,
])('without building %s', (_name, files) => {
  const { program, sources } = checkContracts(files);

  if (program === undefined) throw new Error('contracts are wrong');

  const folder = program.project.at.file.replace(/toac\.yaml$/, '');
  const own = program.components.filter((c) => c.extends === undefined);
  const ids = own.flatMap((c) => [
    c.id,
    ...(c.entity?.fields ?? []).map((f) => f.id),
    ...(c.configuration?.fields ?? []).map((f) => f.id),
    ...[
      ...c.operations,
      ...c.events,
      ...c.policies,
      ...c.schedules,
      ...c.receivers,
      ...c.types,
    ].map((n) => n.id),
    ...c.operations.flatMap((o) => o.errors.map((e) => e.id)),
    ...program.index.routes(c.id).map((r) => r.id),
  ]);

  it('finds the same lines', () => {
    const wrong = ids.flatMap((id) => {
      const { file, path } = writtenAs(id);
      const source = sources.find((s) => s.path === `${folder}${file}`);
      const span = source && writtenSpan(path, source);
      const built = placeOfSpan(spanOf(id, program), sources);
      const place = span && placeOfSpan(span, sources);

      return place?.file === built.file &&
        place.line === built.line &&
        place.column === built.column
        ? []
        : [
            `${id}: ${place?.line}:${place?.column}, not ${built.file}:${built.line}:${built.column}`,
          ];
    });

    expect(ids.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});
