// The emitter `stub`: a file for every handwritten operation, written once by `toac stub`, then the user's.
import type { Component, Operation } from '../../2-model/model.ts';
import { operationNames } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { digest } from '../../base/digest.ts';
import { isReservedWord } from '../../base/names.ts';
import type { Artifact } from '../artifact.ts';
import { code, doc, name, text } from '../code/code.ts';
import { Module } from '../code/module.ts';
import type { Emitter } from '../emitter.ts';
import { componentFolder, handlerFile } from '../paths.ts';
import { handwritten } from '../types/shape.ts';

export const stubEmitter: Emitter = {
  name: 'stub',
  emit: (program) =>
    program.components.flatMap((component) =>
      handwritten(component)
        .filter((operation) => operation.origin === component.id)
        .map((operation) => stub(operation, component, program)),
    ),
};

function stub(operation: Operation, component: Component, program: Program): Artifact {
  return {
    path: handlerFile(operation),
    key: digest(operation.id),
    mode: 'once',
    comment: 'slashes',
    source: component.file,
    render: () => stubFile(operation, component, program),
  };
}

/** The reply is annotated: so a wrong value, a missing field and a misspelt key do not compile, where they are written. */
function stubFile(operation: Operation, component: Component, program: Program): string {
  const reserved = isReservedWord(operation.name);
  const own = reserved ? 'handler' : operation.name;
  const module = new Module([own]);
  const names = operationNames(operation);
  const from = `#${program.project.name}/${componentFolder(component.id)}`;
  const handler = module.type(from, names.handler);
  const reply = module.type(from, names.reply);
  const promise = module.global('Promise');
  const message = text(`${component.id}.${operation.name} is not written yet`);
  const constant = code`${reserved ? code`` : code`export `}const ${module.own(own)}: ${handler}`;
  const body = code`${doc(operation.doc)}${constant} = async (_input, _entity, _context): ${promise}<${reply}> => {
  throw new Error(${message});
};`;
  const renamed = reserved ? [code`export { handler as ${name(operation.name)} };`] : [];

  return module.print([body, ...renamed]);
}
