// Builds what runs from a checkout: dist/ and runtime-lib/dist/. Must not download anything.
import { buildCli } from './build-cli.mjs';
import { buildRuntime } from './build-runtime.mjs';

buildRuntime({ force: true });
await buildCli({ force: true });
