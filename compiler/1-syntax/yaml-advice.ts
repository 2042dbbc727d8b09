// What a YAML error means to the person who wrote the file: where its cause stands, what to write instead.
// It must not change what is parsed.
import type { YAMLParseError } from 'yaml';
import type { More } from '../base/catalogue.ts';
import { yamlPackage } from './yaml-package.ts';

export interface Advice {
  readonly start: number;
  readonly end: number;
  readonly problem: string;
  readonly more: Omit<More, 'fixes'>;
}

interface Token {
  readonly start: number;
  readonly source: string;
}

const QUOTE = 'quote a value that holds a pattern, {, [, a comma or #';

export function adviceFor(text: string, error: YAMLParseError): Advice {
  const [start, end] = error.pos;
  const here = { start, end: Math.max(end, start) };

  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { ...here, problem: 'tabs cannot indent', more: { hint: 'use two spaces' } };
    case 'BAD_DQ_ESCAPE':
      return {
        ...here,
        end: start + 2,
        problem: `'${text.slice(start, start + 2)}' is no escape`,
        more: { hint: 'use single quotes: nothing is an escape in them' },
      };
    case 'BAD_SCALAR_START':
      return {
        ...here,
        problem: `no value begins with ${text[start]}`,
        more: { hint: 'quote the value' },
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return keyInValue(text, start);
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
      return unclosed(text, error) ?? indentation(text, error);
    case 'MULTILINE_IMPLICIT_KEY':
      return noKey(text, start);
    case 'UNEXPECTED_TOKEN':
      return unexpected(text, error);
    default:
      return { ...here, problem: sentence(error.message), more: {} };
  }
}

function indentation(text: string, error: YAMLParseError): Advice {
  const [start, end] = error.pos;

  if (error.code === 'BAD_INDENT') {
    const first = skipSpaces(text, start);

    return {
      start: first,
      end: lineEnd(text, first),
      problem: 'this line is indented differently from its neighbours',
      more: {},
    };
  }

  if (error.message.startsWith('Implicit map keys')) {
    return noKey(text, start);
  }

  return {
    start,
    end,
    problem: sentence(error.message),
    more: text[start] === '#' ? { hint: QUOTE } : {},
  };
}

function noKey(text: string, start: number): Advice {
  const end = lineEnd(text, start);
  const words = /^([A-Za-z$][\w$]*\??)[ :]\s*(\S.*)$/.exec(text.slice(start, end));

  return {
    start,
    end,
    problem: 'this line is no key with a value',
    more: words === null ? {} : { hint: `write '${words[1]}: ${words[2]}'` },
  };
}

/** `a: b: c`, or a line that is indented as if it belonged to the value above it. */
function keyInValue(text: string, start: number): Advice {
  const colon = start + Math.max(text.slice(start).search(/:(\s|$)/), 1);
  const newline = text.lastIndexOf('\n', colon - 1);

  if (newline < start) {
    return {
      start,
      end: colon,
      problem: 'a key inside a value',
      more: { hint: 'quote the value if the colon belongs to it, else begin a new line' },
    };
  }

  return {
    start: skipSpaces(text, newline),
    end: colon,
    problem: 'this line is indented as if it belonged to the value above',
    more: { hint: 'align it with its neighbours' },
  };
}

function unexpected(text: string, error: YAMLParseError): Advice {
  const [start, end] = error.pos;
  const found = text[start] ?? '';
  const tokens = tokensBefore(text, start);

  if ((found === '}' || found === ']') && openBrackets(tokens).length === 0) {
    return { start, end, problem: `'${found}' closes nothing`, more: {} };
  }

  if (found === ',') return { start, end, problem: 'nothing stands before this comma', more: {} };

  return {
    start,
    end,
    problem: 'the value before ends here, yet more follows',
    more: { hint: QUOTE },
  };
}

/** The quote or bracket that is never closed, where that is the cause. */
function unclosed(text: string, error: YAMLParseError): Advice | undefined {
  const start = error.pos[0];
  const tokens = tokensBefore(text, start);

  if (/closing .*quote/.test(error.message)) {
    const quote = tokens.findLast(({ source }) => source[0] === '"' || source[0] === "'");

    return (
      quote && {
        start: quote.start,
        end: quote.start + 1,
        problem: 'this quote is not closed',
        more: {},
      }
    );
  }

  if (!/^Flow /.test(error.message)) return undefined;

  const open = openBrackets(tokens).at(-1);

  return (
    open && {
      start: open.start,
      end: open.start + 1,
      problem: `'${open.source}' is not closed`,
      more: { hint: `close it, or ${QUOTE}` },
    }
  );
}

function tokensBefore(text: string, end: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;

  for (const source of new (yamlPackage().Lexer)().lex(text)) {
    if (at >= end) break;
    // Marks of one control character are the lexer's own; they take no room.
    if (source.length === 1 && source < '\t' && source !== '\ufeff') continue;
    if (source === '\u001f' || source === '\u0018') continue;

    tokens.push({ start: at, source });
    at += source.length;
  }

  return tokens;
}

function openBrackets(tokens: readonly Token[]): readonly Token[] {
  const open: Token[] = [];

  for (const token of tokens) {
    if (token.source === '{' || token.source === '[') open.push(token);
    else if (token.source === '}' || token.source === ']') open.pop();
  }

  return open;
}

function skipSpaces(text: string, at: number): number {
  let i = at;

  while (text[i] === ' ' || text[i] === '\n' || text[i] === '\r') i++;

  return i;
}

function lineEnd(text: string, at: number): number {
  const found = text.slice(at).search(/[ \t]*(\r?\n|$)/);

  return at + Math.max(found, 1);
}

function sentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}
