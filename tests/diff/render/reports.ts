// Made-up reports for the renderers: ordinary ones, large ones, and those of a hostile contract.
import { digest } from '../../../compiler/base/digest.ts';
import { plain } from '../../../compiler/cli/render/paint.ts';
import { LEVELS, type Level } from '../../../compiler/diff/finding.ts';
import type { DiffReport, LocatedFinding } from '../../../compiler/diff/located.ts';
import type { DiffLook } from '../../../compiler/diff/render/render-diff.ts';
import { RULES } from '../../../compiler/diff/rules.ts';

export const LOOK: DiffLook = {
  paint: plain,
  version: '1.2.3',
  rules: RULES,
  all: true,
  explain: true,
};

export const PHONE: LocatedFinding = {
  rule: 'field-became-required',
  level: 'BREAK',
  component: 'store.orders',
  element: 'entity.phone',
  old: { id: 'store.orders/entity/fields/phone', text: 'phone?: string(5..20)' },
  new: { id: 'store.orders/entity/fields/phone', text: 'phone: string(5..20)' },
  message: 'phone is required now',
  impacts: [
    {
      position: 'in',
      level: 'BREAK',
      place: 'POST /orders',
      text: 'callers that send no phone are refused',
      witness: { kind: 'value', value: { total: 12 }, validOn: 'old' },
    },
    {
      position: 'in',
      level: 'BREAK',
      place: 'PUT /orders/:id',
      text: 'callers that send no phone are refused',
    },
    {
      position: 'sto',
      level: 'BREAK',
      place: 'the stored Order',
      text: 'orders without a phone cannot be read',
    },
    {
      position: 'out',
      level: 'SAFE',
      place: 'GET /orders/:id',
      text: 'readers understand it as before',
    },
  ],
  rollout: 'migration, then callers, then the server',
  remedy: 'give it a default, or fill it before it is required',
  fingerprint: '1f0c3a9be27d',
  oldPlace: {
    file: 'contracts/store/orders.yaml',
    line: 13,
    column: 5,
    endLine: 13,
    endColumn: 11,
  },
  newPlace: {
    file: 'contracts/store/orders.yaml',
    line: 14,
    column: 5,
    endLine: 14,
    endColumn: 10,
  },
};

export const WIDENED: LocatedFinding = {
  rule: 'access-widened',
  level: 'SEC',
  component: 'store.orders',
  element: 'GET /orders/:id',
  old: { id: 'store.orders/routes/~1orders~1:id/GET', text: 'allow: buyer' },
  new: { id: 'store.orders/routes/~1orders~1:id/GET', text: 'allow: [buyer, support]' },
  message: 'more callers may read orders',
  impacts: [
    {
      position: 'acc',
      level: 'SEC',
      place: 'GET /orders/:id',
      text: 'the role support:junior may now read orders of others',
      witness: { kind: 'caller', text: 'somebody with the role support:junior' },
    },
  ],
  fingerprint: 'aa0c3a9be27d',
};

export function reportOf(findings: readonly LocatedFinding[]): DiffReport {
  return {
    project: 'store',
    old: { label: 'main (1a2b3c4d)', version: '1.4.0' },
    new: { label: 'the working tree', version: '1.5.0' },
    root: 'services/store/',
    findings,
    version: { suggested: '2.0.0', enough: false },
    failOn: ['BREAK', 'SEC'],
    failed: findings.some((f) => f.level === 'BREAK' || f.level === 'SEC'),
  };
}

/** Sorted as reports are. */
export function manyFindings(count: number): readonly LocatedFinding[] {
  const found = Array.from({ length: count }, (_, i): LocatedFinding => {
    const level = LEVELS[i % LEVELS.length] as Level;

    return {
      ...(level === 'SEC' ? WIDENED : PHONE),
      level,
      component: `store.c${i % 17}`,
      element: `entity.field${i}`,
      message: `field${i} is required now, and here is what else there is to say about it`,
      fingerprint: digest(String(i)),
    };
  });

  return found.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

/** The text wherever a contract's own can come: names, descriptions, fragments, witnesses, reasons, files. */
export function hostileReport(text: string): DiffReport {
  const place = { file: `contracts/${text}.yaml`, line: 1, column: 1, endLine: 1, endColumn: 2 };
  const finding = (level: Level): LocatedFinding => ({
    rule: 'field-became-required',
    level,
    component: text,
    element: text,
    old: { id: text, text },
    new: { id: text, text },
    message: text,
    impacts: [
      {
        position: 'in',
        level,
        place: text,
        text,
        witness: { kind: 'value', value: { [text]: text }, validOn: 'old' },
      },
      { position: 'out', level, place: text, text, witness: { kind: 'request', text } },
      { position: 'acc', level, place: `${text}2`, text, witness: { kind: 'caller', text } },
    ],
    rollout: text,
    remedy: text,
    fingerprint: digest(text),
    oldPlace: place,
    newPlace: place,
  });
  const allowed = { owner: text, reason: text, until: '2027-01-31' };

  return {
    ...reportOf([...LEVELS.map(finding), { ...finding('BREAK'), allowed }]),
    project: text,
    old: { label: text, version: text },
    new: { label: text, version: text },
    root: `${text}/`,
  };
}
