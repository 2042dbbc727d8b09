// Configuration is read once and validated whole: every problem at once, with the names of variables, never a value.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Problems, segment } from '../../runtime-lib/check/problems.ts';
import {
  ConfigurationError,
  type DeploymentValues,
  readSettings,
} from '../../runtime-lib/core/configuration.ts';
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';
import { buildCli } from '../../scripts/build-cli.mjs';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { put, scratch } from '../write/scratch.ts';
import { NOTES } from './notes-project.ts';
import { begin, beginReady, toac } from './processes.ts';

const payments: ComponentDefinition = {
  id: 'payments',
  configuration: {
    check: (value: Readonly<Record<string, unknown>>, problems: Problems) => {
      for (const name of ['key', 'a/b'])
        if (typeof value[name] !== 'string')
          problems.mistyped(value[name], `/${segment(name)}`, 'text');
      if (typeof value['retries'] !== 'number')
        problems.mistyped(value['retries'], '/retries', 'a number');
    },
    read: (value: object) => ({ ...value, read: true }),
  },
  operations: [],
};

const DEPLOYMENT: DeploymentValues = {
  name: 'production',
  storages: { default: { kind: 'postgres', url: '$DATABASE_URL' } as { kind: string } },
  configuration: { payments: { key: '$PROVIDER_KEY', 'a/b': '$OTHER', retries: '$RETRIES' } },
};

const FILES: Readonly<Record<string, string>> = { '/run/key': 'from a file\n', '/run/empty': '\n' };

function settings(environment: Readonly<Record<string, string>>) {
  return readSettings(DEPLOYMENT, [payments], {
    environment,
    readFile: (path) => {
      const text = FILES[path];

      if (text === undefined) throw new Error('ENOENT');

      return text;
    },
  });
}

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    settings(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;

    throw error;
  }

  return [];
}

const FINE = { DATABASE_URL: 'postgres://x', PROVIDER_KEY: 'k', OTHER: 'o', RETRIES: '3' };

describe('settings', () => {
  it('have secrets put in, by the reader of the component, text as JSON where text is refused', () => {
    const read = settings(FINE);

    expect(read.storages).toEqual({ default: { kind: 'postgres', url: 'postgres://x' } });
    expect(read.configuration).toEqual({
      payments: { key: 'k', 'a/b': 'o', retries: 3, read: true },
    });
    expect(read.process.grace).toBe(25_000);
  });

  it('come from mounted files too, without the last line break', () => {
    const { PROVIDER_KEY: _, ...others } = FINE;
    const read = settings({ ...others, PROVIDER_KEY_FILE: '/run/key' });

    expect(read.configuration['payments']).toMatchObject({ key: 'from a file' });
  });

  it('are reported whole, with the names of the variables and no value', () => {
    const found = problemsOf({
      PROVIDER_KEY_FILE: '/run/nowhere',
      OTHER: '',
      RETRIES: 'secret text',
      TOAC_LOG: 'loud',
      TOAC_ENDPOINTS_PORT: '99999',
    });

    expect(found).toEqual([
      'DATABASE_URL is not set (storage default, /url)',
      'the file of PROVIDER_KEY_FILE cannot be read (configuration of payments, /key)',
      'OTHER is empty (configuration of payments, /a~1b)',
      'RETRIES: must be a number (configuration of payments, /retries)',
      'TOAC_LOG: must be one of json, text',
      'TOAC_ENDPOINTS_PORT: must be a whole number up to 65535',
    ]);
    expect(found.join()).not.toContain('secret text');
  });

  it('are not taken from two places', () => {
    expect(problemsOf({ ...FINE, OTHER_FILE: '/run/key' })).toEqual([
      'OTHER and OTHER_FILE are both set (configuration of payments, /a~1b)',
    ]);
    const { OTHER: _, ...others } = FINE;

    expect(problemsOf({ ...others, OTHER_FILE: '/run/empty' })).toEqual([
      'the file of OTHER_FILE is empty (configuration of payments, /a~1b)',
    ]);
  });
});

const CONFIGURED: Readonly<Record<string, string>> = {
  ...NOTES,
  'contracts/mail.yaml': `configuration:
  key: secret
  retries: integer(0..10) = 3
operations:
  tell: { type: effect, output: { key: string, retries: integer } }
`,
  'src/mail/tell.ts': `export const tell = (_input, _subject, { configuration }) => ({
  key: String(configuration.key) + configuration.key.reveal().length,
  retries: configuration.retries,
});
`,
  'contracts/deployments/local.yaml': `services:
  all: { components: [notes, mail] }
storages:
  default: { kind: sqlite, file: $FILE }
bindings:
  default: { kind: local }
configuration:
  mail: { key: $MAIL_KEY, retries: $MAIL_RETRIES }
`,
};

describe('start', () => {
  beforeAll(async () => {
    buildRuntime();
    await buildCli();
  });

  it('says all that is missing at once, and ends with 1', async () => {
    const ran = await toac(['start'], scratch(CONFIGURED), { TOAC_GRACE_SECONDS: 'long' });

    expect(ran.exit).toBe(1);
    expect(ran.out).toBe('');

    for (const name of ['MAIL_KEY', 'MAIL_RETRIES', 'TOAC_GRACE_SECONDS'])
      expect(ran.err).toContain(name);
  });

  it('gives components what the environment and files hold', async () => {
    const working = scratch(CONFIGURED);

    put(working, 'key', 'very secret\n');

    const running = await beginReady('start', working, {
      FILE: join(working, 'own.sqlite'),
      MAIL_KEY_FILE: join(working, 'key'),
      MAIL_RETRIES: '7',
    });

    expect((await toac(['call', 'mail.tell'], working)).out).toBe('key: "***11"\nretries: 7\n');
    expect(running.out() + running.err()).not.toContain('very secret');
    running.process.kill('SIGTERM');

    expect(await running.exit).toBe(0);
  });

  it('is what dev waits for too', async () => {
    const running = begin(['dev'], scratch(CONFIGURED));

    await expect.poll(() => running.err(), { timeout: 20_000 }).toContain('MAIL_KEY is not set');
    expect(running.process.exitCode).toBe(null);
  });
});
