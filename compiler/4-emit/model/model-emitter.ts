// The emitter `model`: model.json, the Program for `toac diff` and other tools.

import { plainText } from '../../3-check/plain.ts';
import type { Program } from '../../3-check/program.ts';
import { contractDigests, programFull, serialise } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import { frame, inPieces, type Piece } from '../artifact.ts';
import type { Emitter } from '../emitter.ts';
import { contractsFolder } from '../paths.ts';

export const modelEmitter: Emitter = {
  name: 'model',
  emit: (program) => {
    const artifact = {
      path: 'model.json',
      key: digest(
        'model.json',
        programFull(program),
        ...program.deployments.map((d) => plainText(d)),
        ...contractDigests(program.sources).values(),
      ),
      mode: 'generated',
      comment: 'json',
      source: contractsFolder(program.project.at.file),
    } as const;

    return [inPieces(artifact, () => pieces(program))];
  },
};

function pieces(program: Program): readonly Piece[] {
  const { head, components, tail } = serialise(program);

  return [
    frame('head', head),
    ...components.flatMap(({ id, text }, i) => [
      ...(i === 0 ? [] : [frame('between', ',')]),
      { section: 'component', of: id, render: () => text },
    ]),
    frame('tail', tail),
  ];
}
