// Calls the generated functions of one value: from the wire behind a check, and back. Types are the generated code's.
import { Problems } from '../check/problems.ts';
import type { Value } from '../storage/values.ts';
import { ContractError } from './contract-error.ts';
import type { Codec } from './definition.ts';
import type { Problem } from './problem.ts';
import { toWire } from './wire.ts';

type Is = (value: unknown) => boolean;
type Check = (value: unknown, problems: Problems, pointer: string, opened?: boolean) => void;
type Convert = (value: unknown) => unknown;

/** What is wrong with a value of the wire; nothing when it fits. */
export function problemsOf(codec: Codec, wire: unknown, opened = false): readonly Problem[] {
  if (codec.is !== undefined && (codec.is as Is)(wire)) return NO_PROBLEMS;
  if (codec.check === undefined) return NO_PROBLEMS;

  const problems = new Problems();

  (codec.check as Check)(wire, problems, '', opened);

  return problems.list;
}

const NO_PROBLEMS: readonly Problem[] = [];

/** Behind a check alone. */
export function fromWire(codec: Codec | undefined, wire: unknown): unknown {
  return codec?.read === undefined ? wire : (codec.read as Convert)(wire);
}

/** Only what is declared, where the generated code knows how; else as it is. */
export function intoWire(codec: Codec | undefined, value: unknown): Value {
  return toWire(codec?.write === undefined ? value : (codec.write as Convert)(value));
}

/** The same of what was read from the wire and nothing else: absent members may stand there as undefined. */
export function backIntoWire(codec: Codec, value: unknown): unknown {
  return codec.write === undefined ? toWire(value) : (codec.write as Convert)(value);
}

/** What callers sent: an operation without input takes nothing. */
export function acceptInput(codec: Codec | undefined, wire: unknown, opened = false): unknown {
  if (codec === undefined) {
    if (wire === undefined || wire === null || isEmpty(wire)) return undefined;

    throw new ContractError('invalid', 'the operation takes no input');
  }

  const problems = problemsOf(codec, wire, opened);

  if (problems.length > 0)
    throw new ContractError('invalid', 'the input does not fit', { problems });

  return fromWire(codec, wire);
}

function isEmpty(wire: unknown): boolean {
  return typeof wire === 'object' && wire !== null && Object.keys(wire).length === 0;
}
