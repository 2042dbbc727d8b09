// A second opinion: Ajv, on a side written as JSON Schema.
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Json } from '../../../compiler/2-model/type-model.ts';
import type { Side } from '../../../compiler/diff/containment/schema.ts';
import { writeJsonSchema } from './write-json-schema.ts';

/** Undefined where the validator itself fails. */
export type Validator = (value: Json) => boolean | undefined;

function validators(hasFormats: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    unicodeRegExp: true,
    ownProperties: true,
    // Decimals are divided in floating point there.
    multipleOfPrecision: 9,
    logger: false,
    validateFormats: hasFormats,
  });

  if (hasFormats) formats.default(ajv);

  return ajv;
}

const withFormats = validators(true);
const withoutFormats = validators(false);

/** Formats are annotations in the standard, and assertions here. */
export function validatorOf(schema: boolean | object, hasFormats = false): Validator {
  const shared = hasFormats ? withFormats : withoutFormats;
  // Two may have the same name.
  const ajv = typeof schema === 'object' && '$id' in schema ? validators(hasFormats) : shared;
  const validate = ajv.compile(schema);

  return (value) => {
    try {
      return validate(value);
    } catch {
      // It calls the members of objects that are named as methods.
      return undefined;
    }
  };
}

/** Undefined where JSON Schema has no words for the side. */
export function validatorOfSide(side: Side): Validator | undefined {
  const written = writeJsonSchema(side);

  return written && validatorOf(written, true);
}
