// Two sides → a report. What is not needed is not done: equal contracts are not compared, and places are found for findings alone.
import type { Document } from '../../diff/document.ts';
import type { Level } from '../../diff/finding.ts';
import type { DiffReport } from '../../diff/located.ts';
import { reportOf } from '../../diff/report-of.ts';
import type { Host } from '../host.ts';
import { printReport } from '../print-report.ts';
import { reportOf as diagnosticsOf } from '../render/report.ts';
import { safeText } from '../render/safe-text.ts';
import type { Sides } from './choose-sides.ts';
import { locator } from './locate.ts';
import { projectIn } from './moved-contracts.ts';
import { type ReadAllowances, readAllowances } from './read-allowances.ts';
import { type ReadSide, readSide } from './read-side.ts';
import { type Side, textOf } from './side.ts';

export interface Comparing {
  /** From contracts, even where a model.json seems to be true. */
  readonly build: boolean;
  readonly today: string;
  readonly failOn: readonly Level[];
}

/** Undefined where a side is wrong, which was printed. */
export async function compareSides(
  sides: Sides,
  comparing: Comparing,
  host: Host,
): Promise<DiffReport | undefined> {
  if (areSame(sides)) return unchanged(sides, comparing);

  const { today, failOn } = comparing;
  const old = readWhole(sides.old, comparing);
  const next = readWhole(sides.new, comparing);
  const [before, after] = [documentIn(old, sides.old, host), documentIn(next, sides.new, host)];

  if (before === undefined || after === undefined) return undefined;

  const { compareDocuments } = await import('../../diff/compare-documents.ts');
  const comparison = compareDocuments(before, after, { now: today });
  const built = { old: !old.committed, new: !next.committed };

  return reportOf(comparison, {
    old: { label: sides.old.label, version: before.version },
    new: { label: sides.new.label, version: after.version },
    root: sides.new.root,
    failOn,
    allowances: { base: old.allowances, head: next.allowances, today },
    locate: locator(sides, built),
  });
}

/** What is said of it all stands in toac.yaml. */
function unchanged({ old, new: next }: Sides, { failOn }: Comparing): DiffReport {
  const toac = (next.contracts && textOf(next.contracts, 'toac.yaml')) ?? '';
  const version = /^version:[ \t]*(['"]?)(?<value>[\w.+-]+)\1/m.exec(toac)?.groups?.['value'];
  const suggested = version ?? '0.0.0';

  return {
    project: projectIn(toac) ?? '',
    old: { label: old.label, version: suggested },
    new: { label: next.label, version: suggested },
    root: next.root,
    findings: [],
    version: { suggested, enough: true },
    failOn,
    failed: false,
    unchanged: true,
  };
}

/** Digests of whole files: nobody makes two of one. */
function areSame({ old, new: next }: Sides): boolean {
  const [a, b] = [old.contracts, next.contracts];

  if (a === undefined || b === undefined || a.digests.size !== b.digests.size) return false;
  if (a.diagnostics.length + b.diagnostics.length > 0) return false;

  return [...b.digests].every(([name, digest]) => a.digests.get(name) === digest);
}

interface Whole {
  readonly read: ReadSide;
  readonly allowances: ReadAllowances['allowances'];
  readonly committed: boolean;
}

function readWhole(side: Side, { build, today }: Comparing): Whole {
  const { allowances, diagnostics } = readAllowances(side, today);
  const read = readSide(side, build);
  const sources = side.contracts?.files ?? [];

  if ('document' in read && diagnostics.length === 0)
    return { read, allowances, committed: read.committed };

  const found = 'document' in read ? { diagnostics, sources } : read;

  return { read: found, allowances, committed: false };
}

/** Undefined where there are errors; they were printed, with the side that has them. */
function documentIn({ read }: Whole, { which, label }: Side, host: Host): Document | undefined {
  if ('document' in read) return read.document;

  host.err.write(`the ${which} side (${safeText(label)}) does not compile:\n`);
  printReport(diagnosticsOf(read.diagnostics, read.sources), 'text', host);

  return undefined;
}
