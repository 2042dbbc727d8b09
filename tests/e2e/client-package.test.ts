// The generated client as applications have it: packed, installed beside its library, compiled strictly, run in Node and
// in a browser against a shop that runs.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.mjs';
import { buildRuntime } from '../../scripts/build-runtime.mjs';
import { ROOT } from '../support/examples.ts';
import { MODES, typeProblems, VERSIONS, type Version } from '../support/typescript.ts';
import { type Begun, beginExample } from './begin-example.ts';
import { findChromium, openPage } from './browser.ts';

const chromium = findChromium();
let app: string;
let shop: Begun;

beforeAll(async () => {
  buildRuntime();
  await buildCli();
  app = installedApp();
  shop = await beginExample('shop');
}, 120_000);

afterAll(async () => shop?.end());

/** Nothing comes from a registry: both packages are files, and neither needs another. */
function installedApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'toac-app-'));
  const packages = ['runtime-lib', 'generated/shop/client'].map((from) => {
    const said = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(ROOT, from),
      encoding: 'utf8',
    });

    return join(
      folder,
      (JSON.parse(said) as readonly { readonly filename: string }[])[0]?.filename ?? '',
    );
  });

  cpSync(join(ROOT, 'tests/e2e/app'), folder, { recursive: true });
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    stdio: 'ignore',
  });

  return folder;
}

function toldOf(sku: string): unknown {
  const price = { amount: '12.50', currency: 'EUR' };

  return {
    shelf: [{ sku, price, available: 3 }],
    total: { amount: '25.00', currency: 'EUR' },
    tooMuch: ['OUT_OF_STOCK', { sku }],
    unknown: 'UNKNOWN_ITEM',
    newest: ['ann'],
    missing: true,
    early: 'NOT_PAID',
    exported: ['placed'],
    stranger: 'forbidden',
    anonymous: 'unauthenticated',
    wrong: 'invalid',
    cancelled: null,
  };
}

describe('a packed client', () => {
  for (const version of Object.keys(VERSIONS) as Version[]) {
    for (const mode of MODES) {
      it(`compiles strictly with TypeScript ${version}, ${mode}`, () => {
        const problems = typeProblems({
          folder: app,
          include: ['*.ts'],
          version,
          mode,
          isolatedDeclarations: false,
          lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
        });

        expect(problems).toEqual([]);
      });
    }
  }

  it('runs in Node', async () => {
    await build({
      entryPoints: [join(app, 'story.ts'), join(app, 'node.ts')],
      outdir: app,
      logLevel: 'error',
    });

    const said = execFileSync(process.execPath, [join(app, 'node.js'), shop.url, 'node'], {
      encoding: 'utf8',
    });

    expect(JSON.parse(said)).toMatchObject(toldOf('node') as object);
  });

  it('weighs at most 2.5 kB, compressed, with one call', async () => {
    writeFileSync(
      join(app, 'one.js'),
      "import { createHttp } from '@toac/runtime/client';\nimport { read } from '@shop/client/orders';\nread(createHttp('/'), 'x');\n",
    );

    const { outputFiles } = await build({
      entryPoints: [join(app, 'one.js')],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });

    expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThanOrEqual(2500);
  });

  it.skipIf(chromium === undefined && process.env['CI'] === undefined)(
    `runs in a browser${chromium === undefined ? ', without Chromium here' : ''}`,
    async () => {
      const page = await servePage();

      try {
        const address = `${page.url}/?url=${encodeURIComponent(shop.url)}&sku=browser`;
        const document = await openPage(chromium ?? 'chromium', address);
        const told = /told:([\w+/=]+):told/.exec(document)?.[1] ?? '';

        expect(JSON.parse(Buffer.from(told, 'base64').toString())).toMatchObject(
          toldOf('browser') as object,
        );
      } finally {
        page.server.close();
      }
    },
    90_000,
  );
});

/** Of another origin than the shop, at the port that its deployment lets in. */
async function servePage(): Promise<{ readonly url: string; readonly server: Server }> {
  await build({
    entryPoints: [join(app, 'page.ts')],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    outfile: join(app, 'page.js'),
    logLevel: 'error',
  });

  const script = readFileSync(join(app, 'page.js'), 'utf8');
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><body></body><script type="module">${script}</script>`);
  });

  await new Promise<void>((resolve) => server.listen(shop.pagePort, '127.0.0.1', resolve));

  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}
