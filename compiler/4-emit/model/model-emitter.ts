// The emitter `model`: model.json, the Program for `toac diff` and other tools.

import { serialise } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import type { Emitter } from '../emitter.ts';
import { contractsFolder } from '../paths.ts';

export const modelEmitter: Emitter = {
  name: 'model',
  emit: (program) => [
    {
      path: 'model.json',
      key: digest('model.json', serialise(program)),
      mode: 'generated',
      comment: 'json',
      source: contractsFolder(program.project.at.file),
      render: () => serialise(program),
    },
  ],
};
