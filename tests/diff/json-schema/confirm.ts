// A second opinion: Ajv, on a side written as JSON Schema.
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Json } from '../../../compiler/2-model/type-model.ts';
import type { Side } from '../../../compiler/diff/containment/schema.ts';
import { writeJsonSchema } from './write-json-schema.ts';

export type Validator = (value: Json) => boolean;

export function validatorOf(schema: boolean | object): Validator {
  // Decimals are divided in floating point there.
  const ajv = new Ajv2020({
    strict: false,
    unicodeRegExp: true,
    ownProperties: true,
    multipleOfPrecision: 9,
    logger: false,
  });

  formats.default(ajv);

  return ajv.compile(schema) as Validator;
}

/** Undefined where JSON Schema has no words for the side. */
export function validatorOfSide(side: Side): Validator | undefined {
  const written = writeJsonSchema(side);

  return written && validatorOf(written);
}
