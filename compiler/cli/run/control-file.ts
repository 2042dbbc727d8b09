// Where a running dev or start can be reached, for `toac call`: a file that its owner alone can read.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CallAnswer } from '../../../runtime-lib/process/answer-call.ts';
import type { AskedCall } from '../../../runtime-lib/process/hosted-system.ts';
import type { Found } from '../find-project.ts';

export interface Control {
  readonly process: number;
  readonly url: string;
  readonly token: string;
}

/** All that running leaves on the disk, but data. */
export function runFolder({ project, path }: Found): string {
  return join(project, '.toac', 'run', path);
}

export function controlFile(project: Found): string {
  return join(runFolder(project), 'control.json');
}

export function writeControl(project: Found, control: Control): void {
  const file = controlFile(project);

  mkdirSync(dirname(file), { recursive: true });
  // A file that stands there keeps its mode.
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(control), { mode: 0o600, flag: 'wx' });
}

export function removeControl(project: Found): void {
  rmSync(controlFile(project), { force: true });
}

/** The process that runs now; what one that died has left does not count. */
export async function findControl(project: Found): Promise<Control | undefined> {
  const control = readControl(controlFile(project));

  if (control === undefined) return undefined;

  try {
    const reply = await fetch(control.url, { headers: authorised(control) });

    return reply.ok ? control : undefined;
  } catch {
    return undefined;
  }
}

export async function callControl(control: Control, asked: AskedCall): Promise<CallAnswer> {
  const reply = await fetch(`${control.url}/call`, {
    method: 'POST',
    headers: authorised(control),
    body: JSON.stringify(asked),
  });

  if (!reply.ok) throw new Error(`the running process answers ${reply.status}; its log says more`);

  return (await reply.json()) as CallAnswer;
}

function readControl(file: string): Control | undefined {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Control> | null;
    const { process: id, url, token } = value ?? {};

    return id === undefined || url === undefined || token === undefined
      ? undefined
      : { process: id, url, token };
  } catch {
    return undefined;
  }
}

function authorised({ token }: Control): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}
