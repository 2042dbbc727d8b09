// Texts for people become comments: without the comments, the code is the same to the letter.
import { ts } from 'ts-morph';
import { expect, it } from 'vitest';
import type { SourceFile } from '../../compiler/base/source.ts';
import { compile } from '../../compiler/compile.ts';
import { FIXTURES } from './fixtures.ts';
import { PAYLOADS } from './payloads.ts';

const places = FIXTURES.flatMap((fixture) =>
  [...fixture.slots]
    .filter((slot) => slot.includes('description'))
    .map((slot) => ({ slot, fixture })),
);

function codeOf(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const { artifacts } = compile(files);

  return new Map(
    artifacts.filter((a) => /\.(ts|js)$/.test(a.path)).map((a) => [a.path, a.render()]),
  );
}

/** Those that could end a comment, a line, or be obeyed in one. */
const TRYING = PAYLOADS.filter(({ text }) => /\*\/|\n|\u2028|@|\/\/|\\u/.test(text));

const printer = ts.createPrinter({ removeComments: true });
const bare = new Map<string, string>();

function withoutComments(path: string, text: string): string {
  const known = bare.get(text);

  if (known !== undefined) return known;

  const kind = path.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const printed = printer.printFile(
    ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind),
  );

  bare.set(text, printed);

  return printed;
}

it.each(places)('$slot', ({ slot, fixture }) => {
  const usual = codeOf(fixture.fill().files);
  const changed: string[] = [];
  let commented = 0;

  for (const { name, text } of TRYING) {
    for (const [path, code] of codeOf(fixture.fill(slot, text).files)) {
      const before = usual.get(path) ?? '';

      if (before === code) continue;

      commented++;

      if (withoutComments(path, before) !== withoutComments(path, code))
        changed.push(`${name}: ${path}`);
    }
  }

  expect(changed).toEqual([]);
  if (/^(component|operation)#/.test(slot)) expect(commented).toBeGreaterThan(TRYING.length);
});
