// Bundles the components of a project, one module each, for Node. Packages stay outside, and @toac/runtime is one for all.
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

/** Component ⇒ the module that defines it; or what is wrong, for people. */
export type Bundled =
  | { readonly modules: ReadonlyMap<string, string> }
  | { readonly problems: string };

export async function createBundler(bundling: Bundling): Promise<Bundler> {
  const { project, program, folder, together } = bundling;
  const esbuild = esbuildPackage();
  const out = resolve(project.contracts, program.project.out);
  const components = runnable(program);
  const context = await esbuild.context({
    entryPoints: components.map((id) => ({
      in: `${out}/${componentFolder(id)}/component.ts`,
      out: id,
    })),
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
        return { modules: modulesOf(await context.rebuild(), components, bundling) };
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
  components: readonly string[],
  { project, folder }: Bundling,
): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();

  for (const path of Object.keys(metafile.outputs)) {
    const file = resolve(project.project, path);
    const id = /^(.*)-[A-Z0-9]{8}\.mjs$/.exec(file.slice(folder.length + 1))?.[1] ?? '';

    if (components.includes(id)) modules.set(id, file);
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
