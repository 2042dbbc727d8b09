// The injection suite is whole: every text that the grammar takes has payloads, and there are enough of them.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { quoted } from './fixture.ts';
import { FIXTURES } from './fixtures.ts';
import { PAYLOADS } from './payloads.ts';
import { schemaSlots } from './schema-slots.ts';
import { HOPELESS } from './type-fixtures.ts';

const fixtures = [...FIXTURES, HOPELESS];
const places = fixtures.flatMap((f) => [...f.slots]);

describe('the injection suite', () => {
  it('has a place for every text of the grammar (add it to a fixture, with this name)', () => {
    const known = new Set(places.map((p) => p.split(' ')[0]));

    expect(schemaSlots().filter((slot) => !known.has(slot))).toEqual([]);
  });

  it('has no place that the grammar does not have (rename it, or take it out)', () => {
    const known = new Set(schemaSlots());

    expect(places.filter((p) => p.includes('#/') && !known.has(p.split(' ')[0] ?? ''))).toEqual([]);
  });

  it('knows the grammar: so many texts', () => {
    expect(schemaSlots().length).toBeGreaterThan(200);
    expect(new Set(places).size).toBeGreaterThan(240);
  });

  it('has at least 40 payloads, all different', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(PAYLOADS.map((p) => p.text)).size).toBe(PAYLOADS.length);
  });

  it.each(PAYLOADS)('puts $name into YAML as it is', ({ text }) => {
    expect(parse(quoted(text))).toBe(text);
  });
});
