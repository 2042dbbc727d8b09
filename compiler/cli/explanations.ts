// Every diagnostic's explanation, by its code.
import type { Explanation } from '../base/catalogue/entry.ts';
import { explainDeployment } from '../base/explanations/deployment.ts';
import { explainImplementation } from '../base/explanations/implementation.ts';
import { explainInternal } from '../base/explanations/internal.ts';
import { explainNames } from '../base/explanations/names.ts';
import { explainOutput } from '../base/explanations/output.ts';
import { explainRoutes } from '../base/explanations/routes.ts';
import { explainSyntax } from '../base/explanations/syntax.ts';

export const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ...explainSyntax,
  ...explainNames,
  ...explainRoutes,
  ...explainImplementation,
  ...explainOutput,
  ...explainDeployment,
  ...explainInternal,
};
