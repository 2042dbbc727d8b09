// The emitter `model`: model.json, the Program for `toac diff` and other tools.
import { digest } from '../../base/digest.ts';
import { fullOf, serialise, sharedFull } from '../../3-check/serialise.ts';
import type { Emitter } from '../emitter.ts';
import { contractsFolder } from '../paths.ts';

export const modelEmitter: Emitter = {
  name: 'model',
  emit: (program) => [
    {
      path: 'model.json',
      key: digest('model.json', JSON.stringify(program.deployments.map((d) => d.name)), sharedFull(program), ...program.components.map((c) => fullOf(c, program)), serialise(program)),
      mode: 'generated',
      comment: 'json',
      source: contractsFolder(program.project.at.file),
      render: () => serialise(program),
    },
  ],
};
