// What a rule is: it looks at the whole model and reports one kind of mistake.

import type { Model } from '../2-model/model.ts';
import type { Report } from '../base/catalogue.ts';

export type Rule = (model: Model, report: Report, broken: ReadonlySet<string>) => void;
