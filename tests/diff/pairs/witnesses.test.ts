// A witness is a value that one side takes and the other does not: the checks that both sides generate say so, too.
import { describe, expect, it } from 'vitest';
import type { Slot, Type } from '../../../compiler/2-model/type-model.ts';
import type { Program } from '../../../compiler/3-check/program.ts';
import { eachSlot } from '../../../compiler/3-check/walk.ts';
import type { CheckRoot, Position } from '../../../compiler/4-emit/check/check-request.ts';
import { checkedTypes } from '../../../compiler/4-emit/component/check-file.ts';
import { compile } from '../../../compiler/compile.ts';
import { compareDocuments } from '../../../compiler/diff/compare-documents.ts';
import type { Impact } from '../../../compiler/diff/finding.ts';
import { RULES } from '../../../compiler/diff/rules.ts';
import { type Checks, loadChecks } from '../../checks/load-checks.ts';
import { keepFindings } from '../../support/findings.ts';
import { filesOf, sideOf } from './side.ts';

const POSITIONS: readonly Position[] = ['in', 'out', 'stored'];

/** By id and position: whether a value fits what a side has there. */
type Fits = ReadonlyMap<string, (value: unknown) => boolean>;

async function fitsOf(lines: string): Promise<Fits> {
  const { program } = compile(filesOf(lines));

  if (program === undefined) throw new Error(lines);

  const fits = new Map<string, (value: unknown) => boolean>();

  for (const component of program.components) {
    const types = new Map(
      [...checkedTypes(program, component)].map(([id, { checksFrom: _, ...type }]) => [id, type]),
    );
    const slots = slotsOf(component, program);
    const roots = slots.flatMap((slot, i) =>
      POSITIONS.map(
        (position): CheckRoot => ({
          name: `${position === 'in' ? 'In' : position === 'out' ? 'Out' : 'Stored'}${i}`,
          slot,
          position,
          type: false,
          functions: ['check'],
        }),
      ),
    );
    const checks = await loadChecks({ types, needs: [], roots });

    for (const [i, root] of roots.entries())
      fits.set(`${root.slot.id} ${root.position}`, fitting(checks, roots[i]?.name ?? ''));
  }

  return fits;
}

function fitting(checks: Checks, name: string): (value: unknown) => boolean {
  return (value) => checks.check(name)(value).length === 0;
}

/** Everything of a component that holds a value, with what is inside. */
function slotsOf(component: Program['components'][number], { types }: Program): readonly Slot[] {
  const { id, at, configuration, entity, operations, events } = component;
  const whole = (part: string, type: Type): Slot => ({
    id: `${id}/${part}`,
    at,
    type,
    nullable: false,
  });
  const roots = [
    ...(configuration === undefined ? [] : [whole('configuration', configuration)]),
    ...(entity === undefined ? [] : [whole('entity', { kind: 'object', fields: entity.fields })]),
    ...[...types, ...component.types].map((t) => t.slot),
    ...operations.flatMap((o) => [o.input, o.output, ...o.errors.map((e) => e.data)]),
    ...events.map((e) => e.payload),
  ];
  const found = new Map<string, Slot>();

  for (const root of roots) {
    if (root === undefined) continue;

    eachSlot(root, (slot) => {
      if (slot.type.kind !== 'stream') found.set(slot.id, slot);
    });
  }

  return [...found.values()];
}

/** Of an edit of one member the witness may be that member alone: the base project has one more. */
const OTHERS = { id: '00000000-0000-4000-8000-000000000000', title: 'a' };

function isConfirmed({ witness }: Impact, before: Fits, after: Fits): boolean {
  if (witness?.kind !== 'value') return false;

  const { value, validOn } = witness;
  const [valid, other] = validOn === 'old' ? [before, after] : [after, before];
  const whole =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [value, { title: OTHERS.title, ...value }, { ...OTHERS, ...value }]
      : [value];

  return [...valid].some(([place, takes]) => {
    const refuses = other.get(place);

    return refuses !== undefined && whole.some((v) => takes(v) && !refuses(v));
  });
}

const SCHEMA = RULES.filter(({ group }) => group === 'schema');

describe('witnesses of schema rules', () => {
  it('are values that the generated checks of the one side take, and of the other refuse', async () => {
    const lost: string[] = [];
    let all = 0;

    for (const rule of SCHEMA) {
      const { findings } = compareDocuments(sideOf(rule.before), sideOf(rule.after));
      const impacts = findings
        .flatMap((f) => f.impacts)
        .filter((i) => i.level === 'BREAK' && i.witness?.kind === 'value');

      if (impacts.length === 0) continue;

      const [before, after] = [await fitsOf(rule.before), await fitsOf(rule.after)];

      for (const impact of impacts) {
        all++;

        if (!isConfirmed(impact, before, after))
          lost.push(`${rule.id} ${impact.position} ${JSON.stringify(impact.witness)}`);
      }
    }

    keepFindings('witnesses', { all, lost: lost.length });
    console.info(`${all} witnesses, ${all - lost.length} confirmed by generated checks`);
    expect(lost).toEqual([]);
    expect(all).toBeGreaterThan(40);
  }, 120_000);
});
