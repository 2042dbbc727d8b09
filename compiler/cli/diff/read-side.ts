// A side understood: from its model.json where that is still true, else from its contracts, built as by `toac build`.

import { ALLOWANCES, contractDigest } from '../../base/contract-digest.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { oncePer } from '../../base/once-per.ts';
import type { SourceFile } from '../../base/source.ts';
import { type Checked, checkContracts } from '../../compile.ts';
import type { Document } from '../../diff/document.ts';
import { documentOf } from '../../diff/document-of.ts';
import { sorted } from '../build-project.ts';
import { UsageError } from '../exit-code.ts';
import { tuneForOneRun } from '../one-run.ts';
import { hasErrors } from '../render/report.ts';
import type { Side, SideContracts } from './side.ts';

export type ReadSide =
  /** `committed`: as model.json has it. */
  | { readonly document: Document; readonly committed: boolean }
  /** It does not compile. */
  | { readonly diagnostics: readonly Diagnostic[]; readonly sources: readonly SourceFile[] };

/** `build`: not from model.json, even where it seems to be true. */
export function readSide(side: Side, build: boolean): ReadSide {
  const { contracts } = side;

  if (contracts === undefined) return { document: modelOf(side), committed: true };

  const committed = build ? undefined : committedModel(side, contracts);

  if (committed !== undefined) return { document: committed, committed: true };

  const { program, sources, diagnostics } = builtSide(contracts);

  return program === undefined
    ? { diagnostics, sources }
    : { document: documentOf(program), committed: false };
}

/** Without a program when there are errors. */
export const builtSide: (contracts: SideContracts) => Checked = oncePer((contracts) => {
  tuneForOneRun(contracts.files.length);

  const { program, sources, diagnostics } = checkContracts(contracts.files);
  const found = sorted(
    [...contracts.diagnostics, ...diagnostics].filter((d) => d.severity === 'error'),
  );

  return program === undefined || hasErrors(found)
    ? { sources, diagnostics: found }
    : { sources, diagnostics: found, program };
});

/** Undefined unless it was made of these very contracts. */
function committedModel(side: Side, contracts: SideContracts): Document | undefined {
  const text = contracts.diagnostics.length > 0 ? undefined : side.model();
  const document = text === undefined ? undefined : parse(text);

  return document !== undefined && isMadeOf(document, contracts) ? document : undefined;
}

/** It holds a digest of each contract: of a component's beside it, of the others by name. */
function isMadeOf(document: Document, { files, folder }: SideContracts): boolean {
  const made = new Map(document.contracts ?? []);

  for (const { id, contract = '' } of document.components)
    made.set(`${id.replaceAll('.', '/')}.yaml`, contract);

  const contracts = files.filter(({ path }) => path !== `${folder}/${ALLOWANCES}`);

  return (
    made.size === contracts.length &&
    contracts.every(
      ({ path, text }) => made.get(path.slice(folder.length + 1)) === contractDigest(text),
    )
  );
}

function modelOf(side: Side): Document {
  const document = parse(side.model() ?? '');

  if (document === undefined) throw new UsageError(`${side.label} is no model.json of toac`);

  return document;
}

/** Undefined for what is none. */
function parse(text: string): Document | undefined {
  try {
    const found = JSON.parse(text) as Partial<Document> | null;

    if (found?.language !== 1 || typeof found.project !== 'string') return undefined;
    if (typeof found.version !== 'string') return undefined;

    const lists = [found.types, found.components, found.deployments];

    return lists.every((list) => Array.isArray(list)) ? (found as Document) : undefined;
  } catch {
    return undefined;
  }
}
