// Ajv over our schema files: what an editor sees. The oracle of the structure check.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { SCHEMA_FILES } from '../../../compiler/1-syntax/schema-files.generated.ts';

const BASE = 'https://schemas.invalid/';

function makeAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });

  for (const [path, schema] of Object.entries(SCHEMA_FILES)) {
    // An editor resolves references from where the file lies; so does this.
    ajv.addSchema({ ...schema, $id: `${BASE}${path}.schema.json` });
  }

  return ajv;
}

const ajv = makeAjv();

export function validator(section: string): ValidateFunction {
  const found = ajv.getSchema(`${BASE}contract/${section}.schema.json`);

  if (found === undefined) throw new Error(`no schema ${section}`);

  return found as ValidateFunction;
}
