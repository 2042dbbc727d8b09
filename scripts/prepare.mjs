// Builds what runs from a checkout: dist/. Must not download anything.
import { buildRuntime } from './build-runtime.mjs';

buildRuntime({ force: true });
