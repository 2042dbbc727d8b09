// What is said about keys, values and names: the place, the text, what was probably meant.
import { describe, expect, it } from 'vitest';
import { reportOf } from './support/report.ts';

describe('components', () => {
  it.each([
    ['uses: x\n', ["TOA1026 1:1 <uses> 'uses' is reserved: not yet in this version"]],
    [
      'operations:\n  a: { type: effect, implementation: go }\n',
      ["TOA1026 2:22 <implementation> 'implementation' is reserved: not yet in this version"],
    ],
    [
      'entity: { feilds: {} }\n',
      ["TOA1020 1:11 <feilds> an entity has no 'feilds' (did you mean 'fields'?)"],
    ],
    [
      'entity: { fields: { Title: string } }\n',
      [
        "TOA1025 1:21 <Title> 'Title' is no name of a field: letters, digits and _, the first a lower-case letter (did you mean 'title'?)",
      ],
    ],
    [
      'entity: { fields: { _x: string } }\n',
      [
        "TOA1025 1:21 <_x> '_x' is no name of a field: letters, digits and _, the first a lower-case letter (did you mean 'x'?)",
      ],
    ],
    ['entity: { fields: { __proto__: string, a?: string } }\n', []],
    [
      'entity: { fields: { due-date: string } }\n',
      [
        "TOA1025 1:21 <due-date> 'due-date' is no name of a field: letters, digits and _, the first a lower-case letter (did you mean 'dueDate'?)",
      ],
    ],
    [
      'entity: { unique: { a: b } }\n',
      ["TOA1021 1:24 <b> expected a list of fields, found 'b' (write a list, in [ ])"],
    ],
    [
      'entity: { index: { a: { b: ascending } } }\n',
      ["TOA1023 1:28 <ascending> 'ascending' is not an order (known here: asc, desc)"],
    ],
    [
      'entity: { name: order, id: uid }\n',
      [
        "TOA1025 1:17 <order> 'order' is no name of a type: letters, digits and _, the first an upper-case letter (did you mean 'Order'?)",
        "TOA1023 1:28 <uid> 'uid' is not one of uuid, given (did you mean 'uuid'?)",
      ],
    ],
    ['entity:\n', ['TOA1021 1:1 <entity> expected an entity, found nothing']],
    ['description: 5\n', ['TOA1021 1:14 <5> expected text, found 5 (quote it)']],
    ['description: ""\n', ['TOA1024 1:14 <""> this text is empty']],
    ['operations:\n  place: {}\n', ["TOA1022 2:3 <place> an operation lacks 'type'"]],
    ['operations:\n  place: { forward: order }\n', []],
    [
      'operations:\n  a: { type: transitoin, scope: object }\n',
      [
        "TOA1023 2:14 <transitoin> 'transitoin' is not a type of operation (did you mean 'transition'?)",
      ],
    ],
    [
      'operations:\n  a: { type: effect, auto: yes }\n',
      ["TOA1021 2:28 <yes> expected true or false, found 'yes' (did you mean 'true'?)"],
    ],
    [
      'operations:\n  a: { type: effect, auto: "true" }\n',
      [
        "TOA1021 2:28 <\"true\"> expected true or false, found the text 'true' (did you mean 'true'?)",
      ],
    ],
    [
      'operations:\n  a: { type: effect, limit: "5" }\n',
      ["TOA1021 2:29 <\"5\"> expected a whole number, found the text '5' (did you mean '5'?)"],
    ],
    [
      'operations:\n  a: { type: effect, limit: 2.5 }\n',
      ['TOA1021 2:29 <2.5> expected a whole number, found 2.5'],
    ],
    ['operations:\n  a: { type: effect, limit: 0 }\n', ['TOA1024 2:29 <0> 0 is less than 1']],
    [
      'operations:\n  a: { type: effect, errors: [notFound] }\n',
      [
        "TOA1025 2:31 <notFound> 'notFound' is no code of an error: upper-case letters, digits and _ (did you mean 'NOT_FOUND'?)",
      ],
    ],
    [
      'operations:\n  a: { type: effect, errors: { A: 200, B: { status: 1000 } } }\n',
      [
        'TOA1024 2:35 <200> 200 is not a status from 400 to 599',
        'TOA1024 2:53 <1000> 1000 is not a status from 400 to 599',
      ],
    ],
    [
      'operations:\n  a: { type: effect, calls: [reserve] }\n',
      [
        "TOA1025 2:30 <reserve> 'reserve' is no operation of a component: written component.operation",
      ],
    ],
    [
      'operations:\n  a: { type: effect, calls: stock.reserve }\n',
      [
        "TOA1021 2:29 <stock.reserve> expected a list, found 'stock.reserve' (write a list, in [ ])",
      ],
    ],
    [
      'operations:\n  a: { type: effect, timeout: 5 min }\n',
      ["TOA1025 2:31 <5 min> '5 min' is no duration: a whole number and one of ms, s, m, h, d, w"],
    ],
    [
      'operations:\n  a: { type: effect, input: [a, b] }\n',
      ['TOA1024 2:29 <[a, b]> a list type holds 2 items: at most 1'],
    ],
    [
      'operations:\n  a: { type: effect, input: 5 }\n',
      ['TOA1021 2:29 <5> expected a type, found 5'],
    ],
    [
      'operations:\n  a: { type: effect, input: { $typ: string } }\n',
      ["TOA1020 2:31 <$typ> an object type has no '$typ' (did you mean '$type'?)"],
    ],
    [
      'operations:\n  a: { type: effect, input: { x: { $type: string, $deskription: y } } }\n',
      ["TOA1020 2:51 <$deskription> a type has no '$deskription' (did you mean '$description'?)"],
    ],
    ['operations: [a]\n', ['TOA1021 1:13 <[a]> expected a map, found a list']],
    [
      'operations:\n  a:\n    - b\n    - c\n',
      ['TOA1021 3:5 <- b> expected an operation, found a list'],
    ],
    [
      'operations:\n  then: { type: effect }\n  constructor: { type: effect }\n',
      [
        "TOA1031 2:3 <then> 'then' cannot name an operation (JavaScript gives this name a meaning of its own)",
        "TOA1031 3:3 <constructor> 'constructor' cannot name an operation (JavaScript gives this name a meaning of its own)",
      ],
    ],
    ['operations:\n  delete: { type: effect }\n  class: { type: effect }\n', []],
    [
      'events:\n  a: { when: crated }\n',
      [
        "TOA1042 2:14 <crated> expected created, updated, deleted or field -> value, found 'crated' (did you mean 'created'?)",
      ],
    ],
    [
      'events:\n  a: { when: state = paid }\n',
      ["TOA1042 2:20 <=> expected '->' and a value, found '='"],
    ],
    [
      'events:\n  a: { when: state -> }\n',
      ['TOA1042 2:22 <> expected a value behind ->, found the end'],
    ],
    [
      'receivers:\n  orders.placed: { input: { a: event.id } }\n',
      ["TOA1022 2:3 <orders.placed> a receiver lacks 'call'"],
    ],
    [
      'receivers:\n  orders.placed: { call: a, each: replicas }\n',
      ["TOA1023 2:35 <replicas> 'replicas' is not one of replica (did you mean 'replica'?)"],
    ],
    ['policies:\n  a:\n', ['TOA1021 2:3 <a> expected an expression, found nothing']],
    ['policies:\n  a: [b, c]\n', []],
    ['policies:\n  a: []\n', ['TOA1024 2:6 <[]> this list is empty']],
    [
      'receivers:\n  a.b: { call: c, if: [d] }\n',
      [
        'TOA1021 2:23 <[d]> expected an expression, found a list (only one is expected: write it without [ ])',
      ],
    ],
    [
      'operations:\n  a: { type: effect, deprecated: false }\n',
      ["TOA1023 2:34 <false> 'false' is not true, or since, sunset and use (known here: true)"],
    ],
    [
      'routes:\n  tasks: { GET: { call: a, allow: b } }\n',
      ["TOA1025 2:3 <tasks> 'tasks' is no path: it begins with /"],
    ],
    [
      'routes:\n  /a/: { GET: { call: a, allow: b } }\n',
      ['TOA1043 2:5 </> a path does not end in /'],
    ],
    [
      'routes:\n  /a//b: { GET: { call: a, allow: b } }\n',
      ['TOA1043 2:5 </> a segment of this path is empty'],
    ],
    [
      'routes:\n  /a/{id}: { GET: { call: a, allow: b } }\n',
      ["TOA1043 2:6 <{id}> '{id}' is no segment of a path (a parameter is written ':id')"],
    ],
    [
      'routes:\n  /a/:1: { GET: { call: a, allow: b } }\n',
      ["TOA1043 2:6 <:1> ':1' is no parameter: a colon and a name"],
    ],
    [
      'routes:\n  /a/ü: { GET: { call: a, allow: b } }\n',
      ["TOA1043 2:6 <ü> 'ü' is no segment of a path: letters, digits and - . _ ~"],
    ],
    ['routes:\n  /: { GET: { call: a, allow: b } }\n', []],
    [
      'routes:\n  /a: { get: { call: a, allow: b } }\n',
      ["TOA1020 2:9 <get> a route has no 'get' (did you mean 'GET'?)"],
    ],
    ['routes:\n  /a: {}\n', ['TOA1024 2:3 </a> a route is empty']],
    [
      'routes:\n  /a: { GET: { call: a } }\n',
      ["TOA1022 2:9 <GET> a method lacks 'allow' (write 'allow: anonymous' where everybody may)"],
    ],
    ['routes:\n  /a: { GET: { call: a, allow: [] } }\n', ['TOA1024 2:32 <[]> this list is empty']],
    [
      'routes:\n  /a: { GET: { call: a, allow: b, status: 404 } }\n',
      ['TOA1024 2:43 <404> 404 is not a status from 200 to 299'],
    ],
    [
      'routes:\n  /a: { POST: { call: a, allow: b, accepts: [json] } }\n',
      ["TOA1025 2:46 <json> 'json' is no media type: written application/json"],
    ],
    [
      'schedules:\n  a: { call: b }\n',
      ["TOA1027 2:3 <a> a schedule takes exactly one of 'cron', 'every'"],
    ],
    [
      'schedules:\n  a: { call: b, cron: "* * * * *", every: 5m }\n',
      ["TOA1027 2:36 <every> a schedule takes exactly one of 'cron', 'every'"],
    ],
    [
      'schedules:\n  a: { call: b, every: 5m, catchup: all }\n',
      ["TOA1025 2:37 <all> 'all' is neither none, latest nor all(9)"],
    ],
    [
      'types: { money: string }\n',
      [
        "TOA1025 1:10 <money> 'money' is no name of a type: letters, digits and _, the first an upper-case letter (did you mean 'Money'?)",
      ],
    ],
    [
      'types: { A: { $union: kind } }\n',
      ['TOA1024 1:10 <A> a union has too little in it: at least 2 keys'],
    ],
  ] as const)('%s', (text, lines) => expect(reportOf(text)).toEqual(lines));
});
