// What a call by hand prints: the value on stdout, what went wrong on stderr; as JSON, all of it on stdout.
import type { CallAnswer, CallError } from '../../../runtime-lib/process/answer-call.ts';
import { yamlPackage } from '../../1-syntax/yaml-package.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type Host, paintFor } from '../host.ts';

export type AnswerFormat = 'yaml' | 'json';

type Printable = Exclude<CallAnswer, { readonly operations: readonly string[] }>;

export function printAnswer(
  answer: Printable,
  { operation, format }: { readonly operation: string; readonly format: AnswerFormat },
  host: Host,
): ExitCode {
  const done = 'reply' in answer && 'value' in answer.reply;

  if (format === 'json') {
    const whole = 'reply' in answer ? answer.reply : answer;

    host.out.write(`${JSON.stringify(whole, undefined, 2)}\n`);
  } else if (done) host.out.write(valueText(answer.reply.value));
  else
    host.err.write(
      `${paintFor(host.err, host)('red', 'error')}: ${operation}: ${problemText(answer)}`,
    );

  return done ? EXIT.fine : EXIT.found;
}

function valueText(value: unknown): string {
  return value === undefined ? '' : yamlPackage().stringify(value);
}

function problemText(answer: Printable): string {
  if ('error' in answer) return errorText(answer.error);
  if (!('failure' in answer.reply)) return 'the entity does not exist\n';

  const { code, data } = answer.reply.failure;

  return `rejected with ${code}\n${data === undefined ? '' : indented(valueText(data))}`;
}

function errorText({ code, message, problems }: CallError): string {
  const told = problems.map(
    (p) => `  ${p.pointer === '' ? 'all of it' : p.pointer} ${p.message}\n`,
  );

  return `${code}: ${message}\n${told.join('')}`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
