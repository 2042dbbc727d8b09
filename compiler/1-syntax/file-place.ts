// Whether a file may stand where it stands: its path is a name, and generated code has folders of its own.
import { meant, type Report } from '../base/catalogue.ts';
import { suggestion } from '../base/suggest.ts';
import { MEANINGFUL } from './declared-name.ts';
import type { FileRole } from './file-role.ts';

const NAME = /^[a-z][A-Za-z0-9_]*$/;
/** Folders that generated code, or contracts, have already. */
const TAKEN: ReadonlySet<string> = new Set(
  'types toac allowances deployments services gateway client specs deploy'.split(' '),
);

export function checkPlace(path: string, role: FileRole, report: Report): void {
  const at = { file: path, start: 0, end: 0 };

  if (!path.endsWith('.yaml')) {
    report('TOA1030', at, { problem: 'the name of a contract file ends in .yaml' });
  }

  if (role.kind === 'deployment' && !NAME.test(role.name)) {
    const problem = role.name.includes('/')
      ? 'deployments have no folders'
      : `'${role.name}' cannot name a deployment: ${FORM}`;

    report('TOA1030', at, { problem });
  }

  if (role.kind !== 'component') return;

  const problem = problemOf(
    path
      .slice(role.at)
      .replace(/\.ya?ml$/, '')
      .split('/'),
  );

  if (problem === undefined) return;

  const near = role.id.includes('.') ? undefined : suggestion(role.id, ['toac', 'types']);

  report('TOA1030', at, { problem }, near === undefined ? {} : { hint: meant(at, near).hint });
}

const FORM = 'letters, digits and _, the first a lower-case letter';

function problemOf(segments: readonly string[]): string | undefined {
  if (segments[0] === 'identity')
    return `'${segments.join('.')}' cannot name a component: identity is built in`;

  for (const segment of segments) {
    if (!NAME.test(segment)) return `'${segment}' cannot be part of a component's path: ${FORM}`;

    if (TAKEN.has(segment))
      return `'${segment}' cannot be part of a component's path: a folder of this name is generated`;

    if (MEANINGFUL.has(segment))
      return `'${segment}' cannot be part of a component's path: JavaScript gives it a meaning of its own`;
  }

  return undefined;
}
