// What is said about other files than components, about suppressions and about $schema.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EMITTERS } from '../../compiler/4-emit/emitters.ts';
import { ROOT } from '../support/examples.ts';
import { reportOf } from './support/report.ts';

it('names every emitter but the stubs, which a command of their own writes', () => {
  const { properties } = JSON.parse(
    readFileSync(join(ROOT, 'schemas/contract/project.schema.json'), 'utf8'),
  ) as { readonly properties: { readonly emit: { readonly items: { readonly enum: unknown } } } };

  expect(properties.emit.items.enum).toEqual(
    EMITTERS.map((e) => e.name).filter((name) => name !== 'stub'),
  );
});

describe('other files', () => {
  it.each([
    [
      'toac.yaml',
      'language: 2\nproject: acme\n',
      [
        "TOA1023 1:11 <2> '2' is not a version of the language that this toac reads (did you mean '1'?)",
      ],
    ],
    [
      'toac.yaml',
      'language: 1\nproject: acme\nemit: [clients, openapi]\n',
      [
        "TOA1023 3:8 <clients> 'clients' is not something that toac generates (did you mean 'client'?)",
      ],
    ],
    ['toac.yaml', 'language: 1\n', ["TOA1022 1:1 <> toac.yaml lacks 'project'"]],
    [
      'toac.yaml',
      'language: 1\nproject: acme\nversion: 1.4\n',
      ['TOA1021 3:10 <1.4> expected a version, found 1.4'],
    ],
    [
      'types.yaml',
      'Money: { amount: string }\n',
      [
        "TOA1020 1:1 <Money> types.yaml has no 'Money' (known here: description, types)",
        "TOA1022 1:1 <> types.yaml lacks 'types'",
      ],
    ],
    [
      'deployments/a.yaml',
      'storages: { default: { kind: postgress, url: $X } }\n',
      ["TOA1023 1:30 <postgress> 'postgress' is not a kind (did you mean 'postgres'?)"],
    ],
    [
      'deployments/a.yaml',
      'storages: { default: { kind: sqlite, url: x } }\n',
      ["TOA1020 1:38 <url> a storage of kind sqlite has no 'url' (known here: file)"],
    ],
    ['deployments/a.yaml', 'storages: { default: { url: $X }, other: null }\n', []],
    [
      'deployments/a.yaml',
      'gateway:\n',
      ['TOA1021 1:1 <gateway> expected a gateway, found nothing'],
    ],
    [
      'deployments/a.yaml',
      'services: { a: { replicas: 2-4 } }\n',
      ["TOA1025 1:28 <2-4> '2-4' is neither a number nor a range, such as 2..6"],
    ],
    [
      'deployments/a.yaml',
      'policies: { orders: { buyer: a an b } }\n',
      ["TOA1041 1:32 <an> expected 'and', found 'an' (did you mean 'and'?)"],
    ],
    [
      'deployments/eu-west.yaml',
      'abstract: true\n',
      [
        "TOA1030 1:1 <> 'eu-west' cannot name a deployment: letters, digits and _, the first a lower-case letter",
      ],
    ],
    ['deployments/a/b.yaml', 'abstract: true\n', ['TOA1030 1:1 <> deployments have no folders']],
    [
      'line-items.yaml',
      'description: x\n',
      [
        "TOA1030 1:1 <> 'line-items' cannot be part of a component's path: letters, digits and _, the first a lower-case letter",
      ],
    ],
    [
      'shop.orders.yaml',
      'description: x\n',
      [
        "TOA1030 1:1 <> 'shop.orders' cannot be part of a component's path: letters, digits and _, the first a lower-case letter",
      ],
    ],
    [
      'shop/services/a.yaml',
      'description: x\n',
      [
        "TOA1030 1:1 <> 'services' cannot be part of a component's path: a folder of this name is generated",
      ],
    ],
    [
      'shop/then.yaml',
      'description: x\n',
      [
        "TOA1030 1:1 <> 'then' cannot be part of a component's path: JavaScript gives it a meaning of its own",
      ],
    ],
    [
      'identity/tokens.yaml',
      'description: x\n',
      ["TOA1030 1:1 <> 'identity.tokens' cannot name a component: identity is built in"],
    ],
    [
      'orders.yml',
      'description: x\n',
      ['TOA1030 1:1 <> the name of a contract file ends in .yaml'],
    ],
    [
      'allowances.yaml',
      'allow: [{ finding: abc }]\nmore: 1\n',
      [
        "TOA1022 1:9 <{ finding: abc }> an allowance lacks 'rule'",
        "TOA1022 1:9 <{ finding: abc }> an allowance lacks 'element'",
        "TOA1022 1:9 <{ finding: abc }> an allowance lacks 'reason'",
        "TOA1022 1:9 <{ finding: abc }> an allowance lacks 'owner'",
        "TOA1022 1:9 <{ finding: abc }> an allowance lacks 'until'",
        "TOA1025 1:20 <abc> 'abc' is no fingerprint: toac diff prints them",
        "TOA1020 2:1 <more> allowances.yaml has no 'more'",
      ],
    ],
    ['allowances.yaml', 'allow: []\n', []],
  ] as const)('%s: %s', (path, text, lines) =>
    expect(reportOf(text, `contracts/${path}`)).toEqual(lines),
  );
});

describe('suppressions', () => {
  it.each([
    ['description: x # toac-ignore TOA3201: legacy client\n', []],
    [
      '# toac-ignore TOA3201\ndescription: x\n',
      [
        "TOA1060 1:1 <# toac-ignore TOA3201> why TOA3201 is ignored is not said (write '# toac-ignore TOA3201: why')",
      ],
    ],
    [
      '# toac-ignore TOA3201:   \ndescription: x\n',
      [
        "TOA1060 1:1 <# toac-ignore TOA3201:> why TOA3201 is ignored is not said (write '# toac-ignore TOA3201: why')",
      ],
    ],
    [
      '# toac-ignore\ndescription: x\n',
      ['TOA1061 1:1 <# toac-ignore> a suppression names the code that it ignores'],
    ],
    [
      '# toac-ignore TOA1021: x\ndescription: x\n',
      ['TOA1061 1:15 <TOA1021> TOA1021 is an error: only warnings can be ignored'],
    ],
    [
      '# toac-ignore TOA9999: x\ndescription: x\n',
      [expect.stringMatching(/^TOA1061 1:15 <TOA9999> 'TOA9999' is no code of toac/)],
    ],
    ['description: "# toac-ignore nothing"\n', []],
    ['description: x# toac-ignore nothing\n', []],
    ['description: |\n  # toac-ignore nothing\n', []],
    ["description: 'a\n  # toac-ignore nothing\n  b'\n", []],
  ])('%s', (text, lines) => expect(reportOf(text)).toEqual(lines));
});

describe('$schema', () => {
  const wrap = (schema: string) => `types:\n  A: { $schema: ${schema} }\n`;

  it.each([
    ['{ type: object, properties: { a: { type: string, pattern: "^a$" } }, required: [a] }', []],
    ['{ type: [string, "null"], minLength: 1 }', []],
    ['{ $ref: "#/$defs/a", $defs: { a: { type: string } } }', []],
    ['{ $ref: "#" }', []],
    ['{ oneOf: [{ const: 1 }, { enum: [a] }] }', []],
    ['{ not: { enum: [a] } }', []],
    [
      '{ unevaluatedProperties: false }',
      [
        expect.stringMatching(
          /^TOA1020 2:19 <unevaluatedProperties> the JSON Schema of a contract has no 'unevaluatedProperties'/,
        ),
      ],
    ],
    [
      '{ typ: string }',
      ["TOA1020 2:19 <typ> the JSON Schema of a contract has no 'typ' (did you mean 'type'?)"],
    ],
    [
      '{ type: strng }',
      ["TOA1023 2:25 <strng> 'strng' is not a type of JSON (did you mean 'string'?)"],
    ],
    [
      '{ format: ipv4 }',
      [
        "TOA1023 2:27 <ipv4> 'ipv4' is not a format (known here: date-time, date, duration, uuid, email, uri, hostname)",
      ],
    ],
    ['{ minLength: -1 }', ['TOA1024 2:30 <-1> -1 is less than 0']],
    ['{ multipleOf: 0 }', ['TOA1024 2:31 <0> 0 is not more than 0']],
    [
      '{ not: { required: [a] } }',
      [
        'TOA1050 2:26 <required> not takes type, enum or const only: anything else cannot be compared',
      ],
    ],
    [
      '{ $ref: "http://x.test/a" }',
      [
        "TOA1050 2:26 <http://x.test/a> references stay inside this schema (write '#/$defs/<name>')",
      ],
    ],
    [
      '{ $ref: "#/$defs/b", $defs: { a: {} } }',
      ["TOA1050 2:26 <#/$defs/b> there is no 'b' under $defs of this schema"],
    ],
    [
      '{ type: object, properties: { name: { type: string } }, required: [nmae], additionalProperties: false }',
      [
        "TOA1050 2:84 <nmae> 'nmae' is required, and this object takes no such property (did you mean 'name'?)",
      ],
    ],
    ['{ items: { pattern: "(a" } }', ["TOA1044 2:38 <(> this '(' is not closed"]],
    ['{ patternProperties: { "^a(?=b)": {} } }', ['TOA1044 2:43 <(?=> patterns cannot look ahead']],
    ['string', ["TOA1021 2:17 <string> expected the JSON Schema of a contract, found 'string'"]],
  ])('%s', (schema, lines) => expect(reportOf(wrap(schema))).toEqual(lines));
});
