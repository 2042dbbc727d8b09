// YAML: what is refused, what is bounded, and how a broken file is still read.
import { describe, expect, it } from 'vitest';
import { parseContracts } from '../../compiler/1-syntax/parse-contracts.ts';
import { parseFile } from '../../compiler/1-syntax/parse-file.ts';
import { reportOf } from './support/report.ts';

const HEAD = 'entity:\n  fields:\n    title: string\n';

describe('what YAML may not do here', () => {
  it.each([
    ['a: 1\n', "TOA1020 4:1 <a> a component has no 'a'"],
    ['types: {}\ntypes: {}\n', "TOA1002 5:1 <types> 'types' is written twice"],
    ['description: !x y\n', 'TOA1003 4:14 <!x> a YAML tag cannot be used in contracts'],
    [
      'policies:\n  <<: { a: b }\n',
      'TOA1003 5:3 <<<> the merge key << cannot be used in contracts (write the shared part as a type, or repeat it)',
    ],
    ['policies:\n  1: a\n', 'TOA1006 5:3 <1> the key \'1\' is a number, not text (write "1")'],
    [
      'policies:\n  null: a\n',
      'TOA1006 5:3 <null> the key \'null\' is null, not text (write "null")',
    ],
    [
      'policies:\n  ? [a]\n  : b\n',
      "TOA1006 5:5 <[a]> the key '[a]' is a list, a map or an alias, not text",
    ],
    ['description: *x\n', "TOA1007 4:14 <*x> nothing above is marked '&x'"],
    ['description: &x [*x]\n', "TOA1007 4:18 <*x> nothing above is marked '&x'"],
    [
      '---\ndescription: x\n',
      'TOA1004 4:1 <---> a contract file holds one document; here begins a second one',
    ],
    [
      'configuration: { a: { $type: number, $default: .nan } }\n',
      'TOA1010 4:48 <.nan> the number .nan cannot be kept exactly (quote it)',
    ],
    [
      'configuration: { a: { $type: number, $default: 1e999 } }\n',
      'TOA1010 4:48 <1e999> the number 1e999 cannot be kept exactly (quote it)',
    ],
    [
      'description: a\u0000b\n',
      'TOA1009 4:15 <\u0000> the control character U+0000 cannot stand in a contract',
    ],
    [
      'description: a\ud800b\n',
      'TOA1009 4:15 <\ud800> half of a surrogate pair cannot stand in a contract',
    ],
    [
      'description: a\rb\n',
      'TOA1009 4:15 <\r> a carriage return without a line feed cannot stand in a contract',
    ],
    [
      'description: a\ufeffb\n',
      'TOA1009 4:15 <\ufeff> a byte order mark inside the text cannot stand in a contract',
    ],
    ['description: &a x\npolicies: { b: *a }\n', undefined],
    ['description: 2024-01-01\n', undefined],
    ['description: yes\n', undefined],
  ])('%j', (text, line) => {
    const report = reportOf(HEAD + text).filter((found) => !found.startsWith('TOA1021'));

    expect(report).toEqual(line === undefined ? [] : [line]);
  });

  it('refuses another version of YAML', () => {
    expect(reportOf(`%YAML 1.1\n---\n${HEAD}`)).toEqual([
      'TOA1003 1:1 <%YAML 1.1> a YAML directive cannot be used in contracts',
    ]);
  });

  it('says so of an empty file', () => {
    for (const text of ['', '\n\n', '# only this\n', '---\n', '\ufeff']) {
      expect(reportOf(text)).toEqual(['TOA1005 1:1 <> this file is empty']);
    }
  });
});

describe('limits', () => {
  it('depth, in every style, without a stack', () => {
    const maps = Array.from({ length: 70 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');

    for (const text of [
      '['.repeat(100_000),
      '{a: '.repeat(100_000),
      '- '.repeat(100_000),
      maps,
      `${'? '.repeat(5_000)}`,
    ]) {
      const report = reportOf(text);

      expect(report.filter((line) => line.startsWith('TOA1008'))).toHaveLength(1);
    }
  });

  it('64 levels are read', () => {
    const text = `${HEAD}configuration: { a: { $type: any, $default: ${'['.repeat(60)}1${']'.repeat(60)} } }\n`;

    expect(reportOf(text)).toEqual([]);
    expect(reportOf(text.replace('[1]', '[[[1]]]'))).toHaveLength(1);
  });

  it('aliases: number, and what they repeat', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'
        .split('')
        .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[i]}`).join(', ')}]`),
    ].join('\n');
    const before = process.memoryUsage().heapUsed;
    const report = reportOf(bomb).filter((line) => line.startsWith('TOA1008'));

    expect(report).toHaveLength(1);
    expect(report[0]).toContain(
      'what aliases repeat is more than toac reads: at most 100000 values',
    );
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);

    const many = `a: &a 1\nb: [${Array(1_001).fill('*a').join(', ')}]\n`;

    expect(reportOf(many)).toEqual([
      expect.stringContaining('the number of aliases is more than toac reads: at most 1000'),
    ]);
  });

  it('size of a file, in bytes', () => {
    const line = `# ${'é'.repeat(100)}\n`;

    expect(reportOf(HEAD + line.repeat(5_100))).toEqual([]);
    expect(reportOf(HEAD + line.repeat(5_300))).toEqual([
      'TOA1008 1:1 <> this file is more than toac reads: at most 1 MiB',
    ]);
  });

  it('number and size of all files', () => {
    const file = (i: number, text: string) => ({ path: `contracts/c${i}.yaml`, text });
    const many = Array.from({ length: 5_001 }, (_, i) => file(i, HEAD));
    const large = Array.from({ length: 70 }, (_, i) =>
      file(i, `${HEAD}# ${'x'.repeat(1_000_000)}`),
    );

    expect(parseContracts(many).diagnostics.map(({ message }) => message)).toEqual([
      '5001 contract files is more than toac reads: at most 5000',
    ]);
    expect(parseContracts(large).diagnostics.map(({ message }) => message)).toEqual([
      'all contracts together is more than toac reads: at most 64 MiB',
    ]);
  });

  it('leaves prototypes alone', () => {
    const text =
      'configuration:\n  __proto__: { polluted: string }\n  constructor: { prototype: string }\npolicies:\n  __proto__: a\n';

    parseFile({ path: 'contracts/a.yaml', text });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(reportOf(text)).toEqual([
      "TOA1025 5:3 <__proto__> '__proto__' is no name of a policy: letters, digits and _, the first a lower-case letter",
    ]);
  });
});

describe('a broken file is read on', () => {
  it.each([
    [
      'an unquoted pattern',
      `${HEAD}    code: { $type: string(/^[a-z]{1,3}$/), $description: x }\noperations:\n  read: { type: observatoin }\n`,
      [
        'TOA1001 4:29 <[> this is not valid YAML: the value before ends here, yet more follows (quote a value that holds a pattern, {, [, a comma or #)',
        "TOA1023 6:17 <observatoin> 'observatoin' is not a type of operation (did you mean 'observation'?)",
      ],
    ],
    [
      'a bracket that is not closed',
      'operations:\n  add: { type: transition, input: { title: ., output: Task }\n  read: { type: observation, inptu: x }\n',
      [
        "TOA1001 2:8 <{> this is not valid YAML: '{' is not closed (close it, or quote a value that holds a pattern, {, [, a comma or #)",
        "TOA1020 3:30 <inptu> an operation has no 'inptu' (did you mean 'input'?)",
      ],
    ],
    [
      'a line too deep',
      'operations:\n  add:\n    type: transition\n     scope: new\n  read: { tpye: observation }\n',
      [
        'TOA1001 4:6 <scope> this is not valid YAML: this line is indented as if it belonged to the value above (align it with its neighbours)',
        "TOA1020 5:11 <tpye> an operation has no 'tpye' (did you mean 'type'?)",
      ],
    ],
    [
      'a line without a colon',
      'operations:\n  add:\n    type transition\n    scope: new\n  read: { type: observatoin }\n',
      [
        "TOA1001 3:5 <type transition> this is not valid YAML: this line is no key with a value (write 'type: transition')",
        "TOA1023 5:17 <observatoin> 'observatoin' is not a type of operation (did you mean 'observation'?)",
      ],
    ],
    [
      'a quote that is not closed',
      'operations:\n  add:\n    type: "transition\n    scope: new\npolicies: { a: b }\n',
      ['TOA1001 3:11 <"> this is not valid YAML: this quote is not closed'],
    ],
    [
      'a tab',
      'operations:\n\tread: { type: observation }\npolicies: { A: b }\n',
      [
        'TOA1001 2:1 <\t> this is not valid YAML: tabs cannot indent (use two spaces)',
        "TOA1025 3:13 <A> 'A' is no name of a policy: letters, digits and _, the first a lower-case letter (did you mean 'a'?)",
      ],
    ],
    [
      'a bracket too many',
      'operations:\n  read: { type: observation }}\n  add: 5\n',
      [
        "TOA1001 2:30 <}> this is not valid YAML: '}' closes nothing",
        'TOA1021 3:8 <5> expected an operation, found 5',
      ],
    ],
    [
      'a second colon',
      "description: it's: odd\noperations:\n  add: 5\n",
      [
        "TOA1001 1:14 <it's> this is not valid YAML: a key inside a value (quote the value if the colon belongs to it, else begin a new line)",
        'TOA1021 3:8 <5> expected an operation, found 5',
      ],
    ],
    [
      'an escape in double quotes',
      'entity:\n  fields:\n    a: "string(/\\d+/)"\n    b: 5\n',
      [
        "TOA1001 3:17 <\\d> this is not valid YAML: '\\d' is no escape (use single quotes: nothing is an escape in them)",
        'TOA1021 4:8 <5> expected a type, found 5',
      ],
    ],
    [
      'two mistakes far apart',
      'types: { A: { b: [ }\noperations:\n  add: { type: transition\n  read: { type: observation, a: 1 }\n',
      [
        "TOA1001 1:18 <[> this is not valid YAML: '[' is not closed (close it, or quote a value that holds a pattern, {, [, a comma or #)",
        "TOA1001 3:8 <{> this is not valid YAML: '{' is not closed (close it, or quote a value that holds a pattern, {, [, a comma or #)",
        "TOA1020 4:30 <a> an operation has no 'a'",
      ],
    ],
  ])('%s', (_, text, lines) => expect(reportOf(text)).toEqual(lines));

  it('says what is incomplete, so that nobody misses it', () => {
    const { content } = parseFile({
      path: 'contracts/tasks.yaml',
      text: 'operations:\n  add: { type: transition\n  read: { type: observation }\n',
    });

    if (content.kind !== 'component') throw new Error('no component');

    expect(content.component.operations.map(({ name }) => name.value)).toEqual(['add', 'read']);
    expect(content.component.failed).toContain('operations');
    expect(content.component.failed).toContain('entity');
    expect(content.component.operations[0]?.failed).toContain('type');
    expect(content.component.operations[1]?.failed).toEqual([]);
  });

  it('a comma that ends a value is one mistake', () => {
    expect(
      reportOf(
        'types:\n  A: { a: integer(1,2), b: enum(x, y), c: string }\npolicies: { p: q }\nroutes:\n  /x: { GET: { call: a, allow: [role(a, b), c] } }\n',
      ),
    ).toEqual([
      "TOA1040 2:20 <> expected ')', found the end (quote a value that holds {, [, a comma or #)",
      "TOA1040 2:34 <> expected ')', found the end (quote a value that holds {, [, a comma or #)",
      "TOA1041 5:39 <> expected ')', found the end (quote a value that holds {, [, a comma or #)",
    ]);
  });
});
