// Every explanation, by code: what `toac explain` and docs/language.md show.

import type { Explanation } from './catalogue/entry.ts';
import type { CatalogueCode } from './catalogue.ts';
import { explainDeployment } from './explanations/deployment.ts';
import { explainImplementation } from './explanations/implementation.ts';
import { explainInternal } from './explanations/internal.ts';
import { explainLint } from './explanations/lint.ts';
import { explainNames } from './explanations/names.ts';
import { explainOperations } from './explanations/operations.ts';
import { explainOutput } from './explanations/output.ts';
import { explainRoutes } from './explanations/routes.ts';
import { explainSuppression } from './explanations/suppression.ts';
import { explainSyntax } from './explanations/syntax.ts';

export const EXPLANATIONS: Readonly<Record<CatalogueCode, Explanation>> = {
  ...explainSyntax,
  ...explainSuppression,
  ...explainNames,
  ...explainOperations,
  ...explainLint,
  ...explainRoutes,
  ...explainImplementation,
  ...explainOutput,
  ...explainDeployment,
  ...explainInternal,
};
