// Schemathesis, in a virtual environment of its own that is made once for each version, outside of the repository.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const VERSION = '4.32.5';

/** Undefined where it is not there and cannot be had; under CI that is a failure. */
export function findSchemathesis(): string | undefined {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'toac', `schemathesis-${VERSION}`);
  const program = join(folder, 'bin', 'schemathesis');

  if (existsSync(program)) return program;

  try {
    install(folder);

    return program;
  } catch {
    rmSync(folder, { recursive: true, force: true });

    return undefined;
  }
}

/** Where it stands is written into it, so it is made in its place. */
function install(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'ignore' });

  const pip = join(folder, 'bin', 'pip');
  const program = join(folder, 'bin', 'schemathesis');

  execFileSync(pip, ['install', '--quiet', `schemathesis==${VERSION}`], { stdio: 'ignore' });
  execFileSync(program, ['--version'], { stdio: 'ignore' });
}
