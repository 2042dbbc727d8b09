// What holds of every comparison: its order, its fingerprints, and that it changes nothing and forgets nobody.
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../compiler/diff/compare-documents.ts';
import type { Document } from '../../../compiler/diff/document.ts';
import { type Comparison, LEVELS } from '../../../compiler/diff/finding.ts';
import { RULES } from '../../../compiler/diff/rules.ts';
import { sideOf } from '../pairs/side.ts';

const BEFORE =
  'entity:\n  fields: { note?: string(..9), state: enum(a|b) }\noperations:\n  old: { type: effect }';
const AFTER =
  'entity:\n  fields: { note: string(..5), state: enum(a|b|c) }\noperations:\n  fresh: { type: effect }\nroutes:\n  /orders/:id:\n    GET: { hide: true }';

function frozen(document: Document): Document {
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;

    for (const inner of Object.values(value)) freeze(inner);

    Object.freeze(value);
  };

  freeze(document);

  return document;
}

function fingerprints({ findings }: Comparison): readonly string[] {
  return findings.map((f) => f.fingerprint);
}

const [before, after] = [frozen(sideOf(BEFORE)), frozen(sideOf(AFTER))];
const compared = compareDocuments(before, after);

describe('a comparison', () => {
  it('is the same every time', () => {
    const again = compareDocuments(sideOf(BEFORE), sideOf(AFTER));

    expect(JSON.stringify(again)).toBe(JSON.stringify(compared));
  });

  it('stands by weight, then component, element, rule', () => {
    const keys = compared.findings.map(
      (f) => `${LEVELS.indexOf(f.level)} ${f.component} ${f.element} ${f.rule}`,
    );

    expect(keys).toEqual(keys.toSorted());
    expect(keys.length).toBeGreaterThan(4);
  });

  it('says of each finding what was done, where, and to whom', () => {
    for (const finding of compared.findings) {
      expect(RULES.map((r) => r.id)).toContain(finding.rule);
      expect(finding.impacts.length).toBeGreaterThan(0);
      expect(finding.message).not.toMatch(/\.$|undefined/);
      expect(finding.fingerprint).toMatch(/^[0-9a-f]{16}$/);
      expect(finding.impacts.every((i) => i.text !== '' && i.place !== '')).toBe(true);
    }
  });

  it('has a fingerprint of its own for each finding', () => {
    expect(new Set(fingerprints(compared)).size).toBe(compared.findings.length);
  });
});

describe('a fingerprint', () => {
  it('stays where something else is edited', () => {
    const more = compareDocuments(
      sideOf(BEFORE),
      sideOf(`${AFTER}\n# billing.yaml\ndescription: Bills\noperations:\n  more: { type: effect }`),
    );

    expect(fingerprints(more)).toEqual(expect.arrayContaining([...fingerprints(compared)]));
  });

  it('stays where the element is met in more places', () => {
    const route = 'routes:\n  /more/:id:\n    GET: { call: read, allow: staff }';
    const more = compareDocuments(
      sideOf(`entity:\n  fields: { note?: string(..9) }\n${route}`),
      sideOf(`entity:\n  fields: { note: string(..9) }\n${route}`),
    );
    const less = compareDocuments(
      sideOf('entity:\n  fields: { note?: string(..9) }'),
      sideOf('entity:\n  fields: { note: string(..9) }'),
    );

    expect(fingerprints(more)).toEqual(fingerprints(less));
  });

  it('is another one where the edit is', () => {
    const other = compareDocuments(
      before,
      sideOf(AFTER.replace('string(..5)', 'string(..6)').replace('a|b|c', 'a|b|d')),
    );
    const changed = ['enum-value-added', 'max-length-lowered'];
    const of = ({ findings }: Comparison): readonly string[] =>
      findings.filter((f) => changed.includes(f.rule)).map((f) => f.fingerprint);

    expect(of(other)).toHaveLength(2);
    expect(of(other).filter((f) => fingerprints(compared).includes(f))).toEqual([]);
  });
});

describe('a witness', () => {
  it('is a whole value of what it is about', () => {
    const { findings } = compareDocuments(
      sideOf('entity:\n  fields: { total: integer(0..9) }'),
      sideOf('entity:\n  fields: { total: integer(0..9), phone: string(1..20) }'),
    );
    const witness = findings[0]?.impacts.find((i) => i.position === 'sto')?.witness;

    expect(witness).toMatchObject({ kind: 'value', validOn: 'old' });
    expect(Object.keys(witness?.kind === 'value' ? (witness.value as object) : {}).sort()).toEqual([
      'title',
      'total',
    ]);
  });

  it('is a request, where a route takes what another one served', () => {
    const open = (more: string): string =>
      `operations:\n  find: { type: observation, scope: objects, auto: true, output: [Order] }\nroutes:\n  /by/:title:\n    GET: { call: find, allow: staff }${more}`;
    const { findings } = compareDocuments(
      sideOf(open('')),
      sideOf(open('\n  /by/all:\n    GET: { call: list, allow: staff }')),
    );

    expect(findings.flatMap((f) => f.impacts.map((i) => i.witness))).toContainEqual({
      kind: 'request',
      text: 'GET /by/all',
    });
  });
});

describe('a suspected rename', () => {
  it('is a hint for its author', () => {
    const { findings } = compareDocuments(
      sideOf('entity:\n  fields: { phone: string(1..20) }'),
      sideOf('entity:\n  fields: { phones: string(1..20) }'),
    );

    expect(findings.find((f) => f.rule === 'required-field-removed')?.remedy).toBe(
      "if it is called 'phones' now, write `$was: phone` there",
    );
  });
});
