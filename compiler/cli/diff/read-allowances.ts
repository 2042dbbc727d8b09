// The allowances of one side, and what is wrong with them on the day on which it is asked.
import { parseFile } from '../../1-syntax/parse-file.ts';
import type { AllowanceSyntax } from '../../1-syntax/syntax.ts';
import { diagnose } from '../../base/catalogue.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Allowance } from '../../diff/allowance.ts';
import type { Side } from './side.ts';

export interface ReadAllowances {
  readonly allowances: readonly Allowance[];
  readonly diagnostics: readonly Diagnostic[];
}

const NONE: ReadAllowances = { allowances: [], diagnostics: [] };

/** Nobody answers for anything for ever. */
const MOST_DAYS = 180;

export function readAllowances({ contracts }: Side, today: string): ReadAllowances {
  const path = `${contracts?.folder}/allowances.yaml`;
  const source = contracts?.files.find((f) => f.path === path);

  if (source === undefined) return NONE;

  const { content, diagnostics } = parseFile(source);
  const written = content.kind === 'allowances' ? content.allowances : [];
  const last = lastDay(today);

  return {
    allowances: written.flatMap((a) => plainOf(a) ?? []),
    diagnostics: [...diagnostics, ...written.flatMap((a) => tooLate(a, last))],
  };
}

function plainOf(written: AllowanceSyntax): Allowance | undefined {
  const { at, finding, rule, element, reason, owner, second, until } = written;
  const texts = [finding, rule, element, reason, owner, until];

  // What is missing was reported.
  if (texts.includes(undefined)) return undefined;

  const [a = '', b = '', c = '', d = '', e = '', f = ''] = texts.map((text) => text?.value);
  const plain = { at, finding: a, rule: b, element: c, reason: d, owner: e, until: f };

  return second === undefined ? plain : { ...plain, second: second.value };
}

function tooLate({ until }: AllowanceSyntax, last: string): readonly Diagnostic[] {
  if (until === undefined || until.value <= last) return [];

  const problem = `an allowance ends after at most ${MOST_DAYS} days, here with ${last}`;

  return [diagnose('TOA1024', until.at, { problem })];
}

/** The last one that an allowance may name today. */
export function lastDay(today: string): string {
  const last = Date.parse(`${today}T00:00:00Z`) + MOST_DAYS * 86_400_000;

  return new Date(last).toISOString().slice(0, 10);
}
