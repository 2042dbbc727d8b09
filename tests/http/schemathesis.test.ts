// Each example's OpenAPI document against its gateway, by schemathesis with all of its checks, on seeded data: what the
// document promises holds, and nine of ten operations are reached with success.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoutesDefinition } from '@toac/runtime/v1';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inDevelopment } from '../../compiler/cli/run/docs-pages.ts';
import { ROOT } from '../support/examples.ts';
import { keepFindings } from '../support/findings.ts';
import { findSchemathesis } from './find-schemathesis.ts';
import { EXAMPLES, type ExampleName, type Hosted, hostExample } from './host-example.ts';
import { CALLERS, SEEDS } from './seeds.ts';

const EXAMPLES_EACH = process.env['TOAC_HTTP_EXAMPLES'] ?? '10';
const schemathesis = findSchemathesis();
const found: Record<string, unknown> = {};

interface Operation {
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Named {
  /** `GET /tasks/{id}` */
  readonly name: string;
  readonly operation: Operation;
}

function operationsOf({ paths }: Document): readonly Named[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
}

/** Replies that a valid request may get: what the contract declares, and a version or a key that does not fit. */
const ALWAYS = ['2xx', 304, 401, 403, 404, 409, 412, 422];
const NEVER = new Set(['400', '406', '413', '415']);

/** A status of 400 is a mistake of the request, unless an error of the contract has it too. */
function expectedOf({ responses }: Operation): readonly (string | number)[] {
  const declared = Object.entries(responses)
    .filter(([status, response]) => Number(status) < 500 && isDeclared(status, response))
    .map(([status]) => Number(status));

  return [...new Set([...ALWAYS, ...declared])];
}

function isDeclared(status: string, response: unknown): boolean {
  return (
    !NEVER.has(status) || !JSON.stringify(response).includes('"$ref":"#/components/responses/')
  );
}

function hiddenIn(name: ExampleName): ReadonlySet<string> {
  const { routes }: { readonly routes: readonly RoutesDefinition[] } = EXAMPLES[name];

  return new Set(
    routes.flatMap((component) =>
      component.routes
        .filter(({ hide }) => hide === true)
        .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
    ),
  );
}

/** A route that hides itself answers nobody with 404, where others say 401. */
function configurationOf(name: ExampleName, document: Document): string {
  const hidden = hiddenIn(name);
  const operations = operationsOf(document).map(
    ({ name: operation, operation: of }) => `[[operations]]
include-name = ${JSON.stringify(operation)}
checks.positive_data_acceptance.expected-statuses = ${JSON.stringify(expectedOf(of))}
checks.ignored_auth.enabled = ${!hidden.has(operation)}
checks.missing_required_header.enabled = ${!hidden.has(operation)}
`,
  );
  const parameters = new Set(
    Object.keys(document.paths).flatMap((path) =>
      [...path.matchAll(/\{(\w+)\}/g)].map(([, p]) => p),
    ),
  );

  return `hooks = "hooks"
warnings.fail-on = ["missing_test_data", "missing_auth"]
generation.deterministic = true
# No text of toac has it.
generation.allow-x00 = false

[auth.openapi.dev]
api_key = ${JSON.stringify(`dev ${CALLERS[name]}`)}

[parameters]
${[...parameters].map((p) => `"path.${p}" = "seed"\n`).join('')}
${operations.join('\n')}`;
}

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

async function run(hosted: Hosted, name: ExampleName, document: Document): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'toac-schemathesis-'));
  const seeds = await serveSeeds(hosted, name);

  try {
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
    writeFileSync(join(folder, 'schemathesis.toml'), configurationOf(name, document));
    writeFileSync(
      join(folder, 'hooks.py'),
      readFileSync(join(ROOT, 'tests/http/schemathesis-hooks.py')),
    );

    return await ended(
      spawn(
        schemathesis ?? 'schemathesis',
        [
          'run',
          'openapi.json',
          '--url',
          hosted.url,
          '--no-color',
          '--max-examples',
          EXAMPLES_EACH,
          '--continue-on-failure',
        ],
        { cwd: folder, env: { ...process.env, TOAC_SEEDS: seeds.url, PYTHONPATH: folder } },
      ),
    );
  } finally {
    seeds.server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function ended(child: ReturnType<typeof spawn>): Promise<Outcome> {
  let output = '';

  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => {
      output += text;
    });

  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

/** Makes what a request needs, as often as it is asked. */
async function serveSeeds(
  hosted: Hosted,
  name: ExampleName,
): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (text) => {
      const { name: operation } = JSON.parse(text) as { readonly name: string };
      const make = SEEDS[name][operation];

      response.end(JSON.stringify((await make?.(hosted)) ?? {}));
    });
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];

  for await (const part of request) parts.push(part as Buffer);

  return Buffer.concat(parts).toString();
}

describe.skipIf(schemathesis === undefined && process.env['CI'] === undefined)(
  `schemathesis${schemathesis === undefined ? ', which is not here' : ''}`,
  () => {
    it.each(Object.keys(EXAMPLES) as ExampleName[])(
      'finds nothing in %s',
      async (name) => {
        const text = readFileSync(join(ROOT, `generated/${name}/specs/openapi.yaml`), 'utf8');
        const document = inDevelopment(parse(text)) as Document;
        const hosted = await hostExample(name);
        const reached = watch(hosted, document);

        try {
          const { code, output } = await run(hosted, name, document);

          expect(output).toMatch(/Test cases/);
          expect(`${code}`, output).toBe('0');

          const names = operationsOf(document).map((o) => o.name);
          const unreached = names.filter((n) => !reached.has(n));

          expect(unreached.length / names.length, unreached.join()).toBeLessThanOrEqual(0.1);

          found[name] = {
            operations: names.length,
            reached: names.length - unreached.length,
            cases: Number(/(\d+) generated/.exec(output)?.[1]),
            failures: 0,
          };
          keepFindings('schemathesis', found);
        } finally {
          await hosted.end();
        }
      },
      600_000,
    );
  },
);

/** The operations that answered with success. */
function watch({ running: { system } }: Hosted, document: Document): ReadonlySet<string> {
  const reached = new Set<string>();
  const names = new Map(
    operationsOf(document).map(({ name }) => [name.replaceAll(/\{(\w+)\}/g, ':$1'), name]),
  );
  const answer = system.answer.bind(system);

  system.answer = async (asked) => {
    const reply = await answer(asked);
    const name = names.get(asked.route?.name ?? '');

    if (name !== undefined && (reply.kind === 'value' || reply.kind === 'stream'))
      reached.add(name);

    return reply;
  };

  return reached;
}
