// All fixtures of the injection suite.
import { CONTRACT_FIXTURES } from './contract-fixtures.ts';
import { DEPLOYMENT_FIXTURES } from './deployment-fixtures.ts';
import type { Fixture } from './fixture.ts';
import { OPERATION_FIXTURES } from './operation-fixtures.ts';
import { TYPE_FIXTURES } from './type-fixtures.ts';

export const FIXTURES: readonly Fixture[] = [
  ...CONTRACT_FIXTURES,
  ...OPERATION_FIXTURES,
  ...TYPE_FIXTURES,
  ...DEPLOYMENT_FIXTURES,
];
