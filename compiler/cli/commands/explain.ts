// `toac explain`: the rule behind a diagnostic, or behind a finding of `toac diff`, with a contract before and after.
import type { Command } from 'commander';
import type { Entry, Explanation } from '../../base/catalogue/entry.ts';
import { CATALOGUE } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';
import { type Cli, describe, finish } from '../command.ts';
import { commander } from '../commander-package.ts';
import { pageOf } from '../diff/rule-page.ts';
import { EXIT, type ExitCode, UsageError } from '../exit-code.ts';
import { type Host, paintFor } from '../host.ts';
import type { Paint } from '../render/paint.ts';

interface Options {
  readonly format: 'text' | 'json';
}

type Known = Pick<Entry<never>, 'name' | 'severity'>;

export function explainCommand(cli: Cli): Command {
  return describe({
    usage: 'explain [rule]',
    summary: 'the rule behind a diagnostic or a finding of diff; without one: those of diff',
    examples: ['toac explain TOA3105', 'toac explain field-became-required', 'toac explain'],
  })
    .addOption(
      new (commander().Option)('--format <format>', 'how it is printed')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action((written: string | undefined, options: Options) =>
      finish(cli, explain(written, options, cli.host)),
    );
}

async function explain(
  written: string | undefined,
  { format }: Options,
  host: Host,
): Promise<ExitCode> {
  const { KNOWN_RULES: live, RESERVED: reserved } = await import('../../diff/known-rules.ts');
  const look = { format, paint: paintFor(host.out, host) };
  const page = pageOf(written?.toLowerCase(), { live, reserved }, look);

  if (page !== undefined) {
    host.out.write(page);

    return EXIT.fine;
  }

  return explainDiagnostic(written ?? '', format, host);
}

async function explainDiagnostic(
  written: string,
  format: Options['format'],
  host: Host,
): Promise<ExitCode> {
  const { EXPLANATIONS } = await import('../../base/explanations.ts');
  const { KNOWN_RULES } = await import('../../diff/known-rules.ts');
  const entries: Readonly<Record<string, Known>> = CATALOGUE;
  const code = /^\d+$/.test(written) ? `TOA${written}` : written.toUpperCase();
  const entry = entries[code];

  if (entry === undefined) {
    const meant =
      suggestion(code, Object.keys(entries)) ??
      suggestion(
        written,
        KNOWN_RULES.map((rule) => rule.id),
      );

    const what = /^(?:toa)?\d/i.test(written) ? 'diagnostic' : 'rule';

    throw new UsageError(
      `there is no ${what} ${written}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    );
  }

  const explanations: Readonly<Record<string, Explanation>> = EXPLANATIONS;
  const explanation = explanations[code];
  const { name, severity } = entry;

  host.out.write(
    format === 'json'
      ? `${JSON.stringify({ code, name, severity, ...explanation }, undefined, 2)}\n`
      : textOf({ code, entry }, explanation, paintFor(host.out, host)),
  );

  return EXIT.fine;
}

function textOf(
  { code, entry }: { readonly code: string; readonly entry: Known },
  explanation: Explanation | undefined,
  paint: Paint,
): string {
  const head = `${paint('bold', code)} ${entry.name.replaceAll('-', ' ')} (${entry.severity})`;

  if (explanation === undefined) return `${head}\n`;

  const { text, before, after } = explanation;

  return [
    head,
    '',
    text,
    ...example('before', before, paint),
    ...example('after', after, paint),
    '',
  ].join('\n');
}

function example(
  title: string,
  files: Readonly<Record<string, string>>,
  paint: Paint,
): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) => [
    '',
    paint('cyan', `# ${title}: contracts/${path}`),
    text.trimEnd(),
  ]);
}
