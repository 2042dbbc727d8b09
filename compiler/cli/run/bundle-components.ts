// Bundles the components of a project and their routes, one module each, for Node. Packages stay outside, and @toac/runtime is one for all.
import { resolve } from 'node:path';
import type * as Esbuild from 'esbuild';
import type { Program } from '../../3-check/program.ts';
import { componentFolder } from '../../4-emit/paths.ts';
import type { Found } from '../find-project.ts';
import { esbuildPackage } from './esbuild-package.ts';
import type { RuntimeLibrary } from './runtime-library.ts';

export interface Bundling {
  readonly project: Found;
  readonly program: Program;
  readonly runtime: RuntimeLibrary;
  /** Absolute: where the modules are written. Their names change with their content. */
  readonly folder: string;
  /** Whether code that components share is loaded once. Without it, each can be exchanged alone. */
  readonly together: boolean;
}

export interface Bundler {
  build(): Promise<Bundled>;
  end(): Promise<void>;
}

/** Component ⇒ the module that defines it. */
export type Modules = ReadonlyMap<string, string>;

/** Or what is wrong, for people. */
export type Bundled =
  | { readonly components: Modules; readonly routes: Modules }
  | { readonly problems: string };

export async function createBundler(bundling: Bundling): Promise<Bundler> {
  const { project, program, folder, together } = bundling;
  const esbuild = esbuildPackage();
  const out = resolve(project.contracts, program.project.out);
  const entries = entriesOf(program);
  const context = await esbuild.context({
    entryPoints: entries.map(({ file, name }) => ({ in: `${out}/${file}`, out: name })),
    absWorkingDir: project.project,
    outdir: folder,
    entryNames: '[dir]/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: together,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    metafile: true,
    logLevel: 'silent',
    plugins: [resolving(bundling, out)],
  });

  return {
    build: async () => {
      try {
        return modulesOf(await context.rebuild(), entries, bundling);
      } catch (error) {
        return { problems: await problemsOf(error) };
      }
    },
    end: () => context.dispose(),
  };
}

export function runnable({ components }: Program): readonly string[] {
  return components.filter((c) => !c.abstract).map((c) => c.id);
}

/** Components whose routes the gateway serves. */
function served(program: Program): readonly string[] {
  const { emit } = program.project;

  return emit === undefined || emit.includes('gateway')
    ? runnable(program).filter((id) => program.index.routes(id).length > 0)
    : [];
}

interface Entry {
  readonly of: string;
  readonly kind: 'components' | 'routes';
  /** Below the output folder. */
  readonly file: string;
  /** What the module is called; no id has a slash. */
  readonly name: string;
}

function entriesOf(program: Program): readonly Entry[] {
  const entry = (of: string, kind: Entry['kind'], part: string, name: string): Entry => ({
    of,
    kind,
    file: `${componentFolder(of)}/${part}.ts`,
    name,
  });

  return [
    ...runnable(program).map((id) => entry(id, 'components', 'component', id)),
    ...served(program).map((id) => entry(id, 'routes', 'routes', `${id}/routes`)),
  ];
}

/** What generated and handwritten code imports by names of toac; package.json need not map them. */
function resolving({ runtime, program }: Bundling, out: string): Esbuild.Plugin {
  const own = `#${program.project.name}/`;

  return {
    name: 'toac',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^@toac\/runtime\// }, ({ path }) => ({
        path: runtime.url(path.slice('@toac/runtime/'.length)),
        external: true,
      }));
      onResolve({ filter: /^#/ }, ({ path }) => {
        if (!path.startsWith(own)) return undefined;

        const name = path.slice(own.length);

        return { path: `${out}/${/(^|\/)types$/.test(name) ? name : `${name}/contract`}.ts` };
      });
    },
  };
}

type Result = Esbuild.BuildResult<{ metafile: true }>;

function modulesOf(
  { metafile }: Result,
  entries: readonly Entry[],
  { project, folder }: Bundling,
): { readonly components: Modules; readonly routes: Modules } {
  const modules = { components: new Map<string, string>(), routes: new Map<string, string>() };
  const known = new Map(entries.map((e) => [e.name, e]));

  for (const path of Object.keys(metafile.outputs)) {
    const file = resolve(project.project, path);
    const name = /^(.*)-[A-Z0-9]{8}\.mjs$/.exec(file.slice(folder.length + 1))?.[1] ?? '';
    const entry = known.get(name);

    if (entry !== undefined) modules[entry.kind].set(entry.of, file);
  }

  return modules;
}

async function problemsOf(error: unknown): Promise<string> {
  const failed = error as Partial<Esbuild.BuildFailure>;

  if (failed.errors === undefined) throw error;

  const told = await esbuildPackage().formatMessages(failed.errors, { kind: 'error' });
  const missing = failed.errors.some((e) => /^Could not resolve "\.\.?\//.test(e.text));

  return told.join('') + (missing ? 'toac stub writes the functions that are missing\n' : '');
}
