// Every text of a component's contract, with every payload in it: refused where it stands, or harmless in all that comes out.
import { CONTRACT_FIXTURES } from './contract-fixtures.ts';
import { OPERATION_FIXTURES } from './operation-fixtures.ts';
import { injectInto } from './suite.ts';

for (const fixture of [...CONTRACT_FIXTURES, ...OPERATION_FIXTURES]) injectInto(fixture);
