// The section `operations`.

import { NONE } from '../base/lists.ts';
import type { ErrorContract, OperationContract } from './contract.generated.ts';
import { declaredName } from './declared-name.ts';
import { readDeprecation } from './deprecation.ts';
import { readExpression } from './expression-parser.ts';
import {
  failedOf,
  isRefused,
  keyAt,
  type Reading,
  section,
  sectionOrLost,
  take,
} from './reading.ts';
import type { ErrorSyntax, OperationSyntax } from './syntax.ts';
import type { Entry, Node } from './tree.ts';
import { takeType } from './type.ts';
import {
  nameOfKey,
  readDuration,
  readFlag,
  readName,
  readNames,
  readNumber,
  readText,
} from './values.ts';

export function readOperation(reading: Reading, entry: Entry): OperationSyntax {
  const of = sectionOrLost<OperationContract>(reading, entry.value);

  return {
    name: declaredName(reading, entry.key, 'an operation'),
    description: take(of, 'description', readText),
    type: take(of, 'type', readName),
    scope: take(of, 'scope', readName),
    auto: take(of, 'auto', readFlag),
    input: take(of, 'input', takeType),
    output: take(of, 'output', takeType),
    errors: take(of, 'errors', readErrors) ?? NONE,
    where: take(of, 'where', readExpression),
    limit: take(of, 'limit', readNumber),
    ensure: take(of, 'ensure', readFlag),
    concurrency: take(of, 'concurrency', readName),
    idempotent: take(of, 'idempotent', readName),
    timeout: take(of, 'timeout', readDuration),
    calls: take(of, 'calls', readNames) ?? NONE,
    emits: take(of, 'emits', readNames) ?? NONE,
    deletes: take(of, 'deletes', readFlag),
    task: take(of, 'task', readFlag),
    forward: take(of, 'forward', readName),
    internal: take(of, 'internal', readFlag),
    deprecated: take(of, 'deprecated', readDeprecation),
    was: take(of, 'was', readName) ?? (keyAt(of, '$was') && take(of, '$was', readName)),
    failed: failedOf(of),
  };
}

/** `[CODE]`, `{ CODE: 409 }` or `{ CODE: { status, data } }`. */
function readErrors(reading: Reading, node: Node): readonly ErrorSyntax[] | undefined {
  if (node.kind === 'list') {
    return readNames(reading, node)?.map((name) => ({ name, status: undefined, data: undefined }));
  }

  if (node.kind !== 'map') return undefined;

  return node.entries.flatMap((entry) => readError(reading, entry) ?? []);
}

function readError(reading: Reading, { key, value }: Entry): ErrorSyntax | undefined {
  const name = nameOfKey(reading, key);

  if (isRefused(reading, value) || value.kind === 'scalar') {
    return {
      name,
      status: isRefused(reading, value) ? undefined : readNumber(reading, value),
      data: undefined,
    };
  }

  const of = section<ErrorContract>(reading, value);

  return of && { name, status: take(of, 'status', readNumber), data: take(of, 'data', takeType) };
}
