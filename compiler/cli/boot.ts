// dist/start.cjs: answers "nothing changed" by itself, and loads the bundle beside it for everything else.
import { buildIsUpToDate } from './fast-path.ts';
import { loadBundle } from './load-bundle.ts';

/** Put in by scripts/build-cli.mjs. */
declare const TOAC_TOOL: string;
declare const TOAC_VERSION: string;

if (!buildIsUpToDate(process.argv.slice(2), TOAC_TOOL)) {
  loadBundle(__dirname, { version: TOAC_VERSION, tool: TOAC_TOOL });
}
