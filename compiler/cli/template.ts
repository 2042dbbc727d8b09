// The files of a new project: contracts and handlers of an example, and what a package needs around them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { importsMap } from './check-imports.ts';
import type { Host } from './host.ts';

/** Path ⇒ text. */
export type Files = ReadonlyMap<string, string>;

export interface NewProject {
  readonly template: string;
  /** Absolute; need not exist. */
  readonly folder: string;
  /** For the template `empty`; the others have their own. */
  readonly name: string;
}

export function templates(host: Host): readonly string[] {
  const folder = templatesFolder(host);
  const shown = existsSync(folder)
    ? readdirSync(folder).filter((n) => existsSync(join(folder, n, 'contracts')))
    : [];

  return [...shown.sort(), 'empty'];
}

export function projectFiles(project: NewProject, host: Host): Files {
  const contracts =
    project.template === 'empty'
      ? emptyContracts(project.name)
      : exampleFiles(project.template, host);
  const toac = contracts.get('contracts/toac.yaml') ?? '';
  const name = /^project:\s*(\S+)/m.exec(toac)?.[1] ?? project.name;
  const files = new Map<string, string>();

  for (const [path, text] of contracts)
    files.set(path, path.endsWith('.yaml') ? withSchema(path, text) : text);

  files.set('package.json', packageJson(name, project, host));
  files.set('tsconfig.json', `${JSON.stringify(TSCONFIG, undefined, 2)}\n`);
  files.set('.gitignore', 'node_modules/\n.toac/\n.data/\n');
  files.set('.gitattributes', 'generated/** linguist-generated\n');
  files.set('README.md', readme(name));

  return files;
}

/** In a checkout the examples themselves; in a package the copy that was packed. */
function templatesFolder({ home }: Host): string {
  return isCheckout(home) ? join(home, 'examples') : join(home, 'dist', 'templates');
}

function isCheckout(home: string): boolean {
  return existsSync(join(home, 'compiler', 'compile.ts'));
}

function exampleFiles(template: string, host: Host): Map<string, string> {
  const folder = join(templatesFolder(host), template);
  const files = new Map<string, string>();

  for (const part of ['contracts', 'src']) {
    if (!existsSync(join(folder, part))) continue;

    for (const entry of readdirSync(join(folder, part), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;

      const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
      const text = readFileSync(join(folder, path), 'utf8');

      // The examples share one package; a project of its own has its output beside the contracts.
      files.set(
        path,
        path === 'contracts/toac.yaml' ? text.replace(/^(?:out|src):.*\n/gm, '') : text,
      );
    }
  }

  return files;
}

function emptyContracts(name: string): Map<string, string> {
  const note = `description: What is written down

entity:
  name: Note
  fields:
    author: ref(identity)
    text: string(1..2000)

operations:
  write: { type: transition, scope: new, auto: true, input: { author: ., text: . }, output: Note }
  read: { type: observation, auto: true, output: Note }

policies:
  author: entity.author == identity.id

routes:
  /notes:
    POST: { call: write, allow: authenticated, bind: { author: identity.id } }
  /notes/:id:
    GET: { call: read, allow: author }
`;

  return new Map([
    ['contracts/toac.yaml', `language: 1\nproject: ${name}\nversion: "0.1.0"\n`],
    ['contracts/notes.yaml', note],
  ]);
}

/** Editors complete and check contracts by it. */
function withSchema(path: string, text: string): string {
  const up = '../'.repeat(path.split('/').length - 1);

  return `# yaml-language-server: $schema=${up}node_modules/toac/schemas/contract/${schemaOf(path)}.schema.json\n${text}`;
}

function schemaOf(path: string): string {
  if (path === 'contracts/toac.yaml') return 'project';
  if (path === 'contracts/types.yaml') return 'types';

  return path.startsWith('contracts/deployments/') ? 'deployment' : 'component';
}

function packageJson(name: string, { folder }: NewProject, { home, version }: Host): string {
  const local = (path: string): string => `file:${relative(folder, path).split(sep).join('/')}`;
  const checkout = isCheckout(home);
  const value = {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: '>=20.19' },
    imports: importsMap(name, 'generated'),
    scripts: { build: 'toac build', check: 'toac check --types', dev: 'toac dev' },
    dependencies: { '@toac/runtime': checkout ? local(join(home, 'runtime-lib')) : `^${version}` },
    devDependencies: {
      '@types/node': '^20.19.0',
      toac: checkout ? local(home) : `^${version}`,
      typescript: '>=5.8.3',
    },
  };

  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023'],
    module: 'nodenext',
    types: ['node'],
    noEmit: true,
    strict: true,
    allowImportingTsExtensions: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    skipLibCheck: true,
  },
  include: ['src', 'generated'],
};

function readme(name: string): string {
  return `# ${name}

\`\`\`sh
npm install
npm run dev
\`\`\`

The contracts in \`contracts/\` say what the system is; \`npm run build\` makes \`generated/\` of them. Your own code
is in \`src/\`, one file an operation; \`npx toac stub\` writes the files that are missing. \`npm run check\` is for CI.
`;
}
