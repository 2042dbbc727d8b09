// Two documents of a thousand operations: what is the same is passed over, and what a change concerns is all that is read.
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../compiler/diff/compare-documents.ts';
import type { Document } from '../../../compiler/diff/document.ts';
import { exampleFiles } from '../../support/examples.ts';
import { documentOf } from '../pairs/side.ts';

const COPIES = 60;

/** The shop's components, many times over, each with paths of its own. */
function manyShops(): string {
  const one = documentOf(exampleFiles('shop'));
  const text = JSON.stringify(one.components);
  const components = Array.from({ length: COPIES }, (_, i) =>
    JSON.parse(
      text
        .replaceAll(/"(orders|payments|stock)([/"])/g, `"$1${i}$2`)
        .replaceAll('"path":"/', `"path":"/${i}/`)
        .replaceAll('"segments":[{"text"', `"segments":[{"text":"${i}"},{"text"`),
    ),
  ).flat();

  return JSON.stringify({ ...one, components });
}

const TEXT = manyShops();

function shops(change: (text: string) => string = (text) => text): Document {
  return JSON.parse(change(TEXT)) as Document;
}

describe('a thousand operations', () => {
  it('are a thousand', () => {
    expect(shops().components.flatMap((c) => c.operations ?? []).length).toBeGreaterThan(1000);
  });

  it('find nothing between equal sides', () => {
    expect(compareDocuments(shops(), shops()).findings).toEqual([]);
  });

  it('find the one edit of one of them', () => {
    const { findings } = compareDocuments(
      shops(),
      shops((text) => text.replace('"max":64', '"max":63')),
    );

    expect(findings.map((f) => `${f.rule} ${f.component} ${f.element}`)).toEqual([
      'max-length-lowered orders0 entity.tracking',
    ]);
  });

  it('find an edit of a shared type once, with some of the places where it lands', () => {
    const { findings } = compareDocuments(
      shops(),
      shops((text) => text.replace('"EUR","USD","GBP"', '"EUR","USD","GBP","JPY"')),
    );
    const [finding, ...more] = findings;
    const out = finding?.impacts.find((i) => i.position === 'out');

    expect(more).toEqual([]);
    expect(`${finding?.rule} ${finding?.element}`).toBe('enum-value-added types.Money.currency');
    expect(out?.place).toMatch(/ and \d{3} more$/);
    expect(out?.place.split(', ')).toHaveLength(5);
  });
});
