// Texts that try to become something else: code, comments, YAML, markup, commands of shells, images and workflows.

export interface Payload {
  readonly name: string;
  readonly text: string;
}

const LINES = String.fromCodePoint(0x2028);
const PARAGRAPHS = String.fromCodePoint(0x2029);
const TAGS = [...'PWN']
  .map((c) => String.fromCodePoint(0xe0000 + (c.codePointAt(0) ?? 0)))
  .join('');

const TEXTS: Readonly<Record<string, string>> = {
  'single quote': "PWN'PWN",
  'double quote': 'PWN"PWN',
  'all quotes': `'"\`PWN\`"'`,
  'end of a string, then code': "';globalThis.PWN=1;'",
  backticks: '`+globalThis.PWN+`',
  'template expression': '${globalThis.PWN=1}',
  'backslash at the end': 'PWN\\',
  'backslash before a quote': "PWN\\';globalThis.PWN=1;//",
  'end of a comment': '*/globalThis.PWN=1;/*',
  'end of a comment, then a line comment': '*/PWN//',
  'line and paragraph separators': `//${LINES}globalThis.PWN=1${PARAGRAPHS}PWN`,
  'escaped end of a comment': '\\u002a/globalThis.PWN=1//',
  'end of a script': '</script><script>globalThis.PWN=1</script>',
  'end of CDATA': ']]>PWN<![CDATA[',
  proto: '__proto__',
  constructor: 'constructor',
  hyphen: 'a-b',
  'digit first': '1a',
  'reserved word': 'class',
  'keyword of modules': 'await',
  'Handlebars expression': '{{PWN}}',
  'Helm expression': '{{ .Values.PWN | quote }}',
  'shell substitution': '$(id)',
  'shell backquotes': '`id`; id && PWN | sh',
  'line of a Dockerfile': '\r\nRUN id',
  'line feed, then code': 'PWN\nglobalThis.PWN=1\n',
  'line feed, then a YAML key': 'x\nPWN: 1',
  'workflow command': '\n::error::PWN%0A::error::PWN',
  'percent signs': '%s %d %% %PWN% %00',
  NUL: 'PWN\u0000PWN',
  'terminal escape': '\u001b[2J\u001b]0;PWN\u0007\u009b2J',
  'lone high surrogate': 'PWN\ud800PWN',
  'right-to-left override': 'PWN\u202e PWN \u2066',
  'zero-width characters': 'P\u200bW\u200dN\u2060\ufeff',
  'tags block': `PWN${TAGS}`,
  'soft hyphen and fillers': 'P\u00adW\u115f\u3164N',
  '64 KiB': 'PWN */ '.repeat(9363),
  'right to left': 'مرحبا PWN שלום',
  emoji: '👩‍💻🏴PWN❤️',
  'Ruby and Mermaid interpolation': '#{PWN} #59;',
  'YAML pair': 'a: PWN',
  'YAML comment': 'a #PWN',
  'YAML item': '- PWN',
  'YAML complex key': '? PWN',
  'YAML anchor': '&a PWN',
  'YAML alias': '*a',
  'YAML tag': '!!js/function "PWN"',
  'YAML document start': '---',
  'YAML document end': '...',
  'YAML flow': '{ a: [PWN, ]}',
  'YAML number': '0x1F',
  'YAML word': 'no',
  'Markdown image': '![PWN](http://evil.example/x.png)',
  'Markdown mention': '@org/team #1 PWN',
  'Markdown table': 'a | b |\n|---|---|\nPWN',
  'Markdown fence': '```\nPWN\n```',
  'tags of doc comments': '@deprecated PWN {@link PWN} @type {PWN}',
  'triple slash': '/// <reference path="PWN"/>',
  'suppression of checks': '// @ts-nocheck\n// biome-ignore PWN',
  'header of toac': '. Do not edit. @generated 000000000000',
  'path upwards': '../../PWN',
  spaces: '   ',
  'end of DOT text': 'PWN"];x[label="PWN',
  'end of Mermaid text': 'PWN"]\nclick c0 "javascript:PWN"',
  'regular expression': '[/]PWN/;globalThis.PWN=1;/',
};

export const PAYLOADS: readonly Payload[] = Object.entries(TEXTS).map(([name, text]) => ({
  name,
  text,
}));

/** What no output and no terminal may hold as it is: controls, what hides or turns lines around, halves of pairs. */
export const HIDDEN: RegExp = /[\0-\x09\x0b-\x1f\x7f-\x9f]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
