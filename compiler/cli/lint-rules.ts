// What `toac lint` looks for, beyond what is wrong: one function a rule, over a valid Program.

import { unboundedText } from '../3-check/lint/unbounded-text.ts';
import { undescribedOperation } from '../3-check/lint/undescribed-operation.ts';
import { widePayload } from '../3-check/lint/wide-payload.ts';
import type { Program } from '../3-check/program.ts';
import type { Report } from '../base/catalogue.ts';

export type LintRule = (program: Program, report: Report) => void;

export const LINT_RULES: readonly LintRule[] = [widePayload, unboundedText, undescribedOperation];
