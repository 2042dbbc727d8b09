// Every text of types and deployments, with every payload in it.
import { DEPLOYMENT_FIXTURES } from './deployment-fixtures.ts';
import { injectInto } from './suite.ts';
import { HOPELESS, TYPE_FIXTURES } from './type-fixtures.ts';

for (const fixture of [...TYPE_FIXTURES, ...DEPLOYMENT_FIXTURES]) injectInto(fixture);

injectInto(HOPELESS, true);
