// The emitter `access`: specs/access.md, access.json and access.test.ts: who may do what, for people, programs and tests.
// Only where toac.yaml asks for it: it tries thousands of requests in its head.
import type { Component } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { programFull } from '../../3-check/serialise.ts';
import { digest } from '../../base/digest.ts';
import { type Artifact, frame, inPieces, type Piece } from '../artifact.ts';
import type { Emitter } from '../emitter.ts';
import { contractsFolder } from '../paths.ts';
import { accessKey } from '../routes/service-half.ts';
import { componentJson } from './access-json.ts';
import { componentMarkdown, HEAD } from './access-markdown.ts';
import { TEST, testFile } from './access-test.ts';
import { componentMatrix } from './component-matrix.ts';

export const accessEmitter: Emitter = {
  name: 'access',
  onDemand: true,
  emit: (program) => {
    const served = program.components.filter(
      (c) => !c.abstract && program.index.routes(c.id).length > 0,
    );

    return served.length === 0 ? [] : artifactsOf(served, program);
  },
};

function artifactsOf(served: readonly Component[], program: Program): readonly Artifact[] {
  const source = contractsFolder(program.project.at.file);
  const key = digest(programFull(program), ...served.map((c) => accessKey(c, program)));
  const { emit = [] } = program.project;
  const ids = served.map((c) => c.id);
  const common = { mode: 'generated', source } as const;
  const page = { ...common, path: 'specs/access.md', comment: 'markup' } as const;
  const cells = { ...common, path: 'specs/access.json', comment: 'json' } as const;
  const artifacts = [
    inPieces({ ...page, key: digest('access.md', key) }, () => [
      frame('head', HEAD),
      ...componentPieces(served, (c) => componentMarkdown(c, componentMatrix(c, program))),
    ]),
    inPieces({ ...cells, key: digest('access.json', key) }, () => jsonPieces(served, program)),
  ];

  if (!emit.includes('component') || !emit.includes('gateway')) return artifacts;

  return [
    ...artifacts,
    {
      ...common,
      path: TEST,
      key: digest('access.test', ...ids),
      comment: 'slashes',
      render: () => testFile(ids),
    },
  ];
}

function componentPieces(
  served: readonly Component[],
  text: (component: Component) => string,
): readonly Piece[] {
  return served.map((c) => ({ section: 'component', of: c.id, render: () => text(c) }));
}

function jsonPieces(served: readonly Component[], program: Program): readonly Piece[] {
  const made = componentPieces(served, (c) =>
    componentJson(c.id, componentMatrix(c, program), program),
  );

  return [
    frame('head', '{\n  "components": [\n'),
    ...made.flatMap((piece, i) => [...(i === 0 ? [] : [frame('between', ',\n')]), piece]),
    frame('tail', '\n  ]\n}\n'),
  ];
}
